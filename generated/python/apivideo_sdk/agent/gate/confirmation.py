"""Tokens that confirm one call: made with its plan, good for that call alone, once, for five minutes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

LIFETIME: Final = 300
"""Seconds."""


class Confirmations:
    """Makes tokens and takes them back. clock: seconds since 1970.

    key: what tokens are made with, random unless given. file: remembers which were used; with both, a token that one
    process made confirms a call of the next one.
    """

    def __init__(self, *, key: bytes = b"", file: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._key = key or secrets.token_bytes(32)
        self._file = file
        self._clock = clock
        self._used: dict[str, int] = {}
        self._lock = threading.Lock()

    def token(self, call: bytes) -> str:
        """Give a token for a call. call: all that it is made of, so that no other can be made with the token."""
        expiry = int(self._clock()) + LIFETIME
        nonce = secrets.token_hex(4)
        return f"{expiry:x}-{nonce}-{self._digest(call, expiry, nonce)}"

    def is_good(self, token: str, call: bytes) -> bool:
        """Whether a token confirms a call: made for it, not used, not expired."""
        expiry, nonce, digest = _parts(token)
        is_ours = hmac.compare_digest(digest, self._digest(call, expiry, nonce))
        return is_ours and self._clock() < expiry and token not in self._used and token not in self._used_elsewhere()

    def use(self, token: str) -> None:
        """Let a token confirm nothing any more."""
        with self._lock:
            now = self._clock()
            self._used = {one: expiry for one, expiry in self._used.items() if expiry > now}
            self._used[token] = _parts(token)[0]
            self._write()

    def _used_elsewhere(self) -> Collection[str]:
        if self._file is None or not self._file.exists():
            return ()
        return self._file.read_text(encoding="utf-8").split()

    def _write(self) -> None:
        """Remember the used tokens that are not yet expired, those of other processes too."""
        if self._file is None:
            return
        now = self._clock()
        kept = {*self._used, *(one for one in self._used_elsewhere() if _parts(one)[0] > now)}
        self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._file.write_text("\n".join(sorted(kept)), encoding="utf-8")

    def _digest(self, call: bytes, expiry: int, nonce: str) -> str:
        return hmac.new(self._key, f"{expiry}-{nonce}-".encode() + call, hashlib.sha256).hexdigest()[:24]


def _parts(token: str) -> tuple[int, str, str]:
    expiry, _, rest = token.partition("-")
    nonce, _, digest = rest.partition("-")
    try:
        return int(expiry, 16), nonce, digest
    except ValueError:
        return 0, "", ""
