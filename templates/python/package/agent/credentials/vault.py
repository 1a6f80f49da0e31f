"""Handles of secrets that outlive a process: in a file that only who has the API key can read."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from .stores import write_private

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


class FileVault:
    """Keeps secrets by handle in one file, encrypted with a key that is made of the API key."""

    def __init__(self, file: Path, api_key: str) -> None:
        self._file = file
        self._api_key = api_key

    @property
    def handle_key(self) -> bytes:
        """What handles are made with, so that a secret has the same one in each process."""
        return hashlib.sha256(b"handles " + self._api_key.encode()).digest()

    @property
    def confirmation_key(self) -> bytes:
        """What confirmations are made with, so that one process takes those of another."""
        return hashlib.sha256(b"confirmations " + self._api_key.encode()).digest()

    def get(self, handle: str) -> str | None:
        """Give the secret of a handle, None where there is none."""
        return self._read().get(handle)

    def put(self, handle: str, value: str) -> None:
        """Keep a secret."""
        content = self._cipher().encrypt(msgspec.json.encode({**self._read(), handle: value}))
        write_private(self._file, content)

    def _read(self) -> dict[str, str]:
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - loaded when a secret is kept

        try:
            return msgspec.json.decode(self._cipher().decrypt(self._file.read_bytes()), type=dict[str, str])
        except (OSError, InvalidToken, msgspec.DecodeError):
            return {}  # of another key, or none yet

    def _cipher(self) -> Fernet:
        from cryptography.fernet import Fernet  # noqa: PLC0415 - loaded when a secret is kept

        derived = hashlib.sha256(b"vault " + self._api_key.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(derived))
