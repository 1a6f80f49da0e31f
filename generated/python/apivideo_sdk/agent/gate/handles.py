"""Secrets in responses become handles, `secret:` and 16 digits; in requests handles become secrets again.

The same secret has the same handle, and a handle says nothing of it.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Collection, Iterable
from typing import Any, Final, Protocol
from urllib.parse import quote

PREFIX: Final = "secret:"
_HANDLE: Final = re.compile(r"secret(?::|%3[aA])([0-9a-f]{16})")


class UnknownHandleError(Exception):
    """A handle that stands for nothing here."""


class SecretVault(Protocol):
    """Keeps secrets by handle."""

    def get(self, handle: str) -> str | None:
        """Give the secret of a handle, None where there is none."""
        ...

    def put(self, handle: str, value: str) -> None:
        """Keep a secret."""
        ...


class MemoryVault:
    """Keeps secrets as long as the process lives."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, handle: str) -> str | None:
        """Give the secret of a handle, None where there is none."""
        return self._values.get(handle)

    def put(self, handle: str, value: str) -> None:
        """Keep a secret."""
        self._values[handle] = value


class SecretHandles:
    """Puts handles in the place of secrets, and secrets in the place of handles.

    texts: regular expressions for secrets inside of texts, the first group is the secret. key: what handles are made
    with; random unless given, so that a vault that outlives the process keeps its handles.
    """

    def __init__(self, texts: Iterable[str] = (), *, vault: SecretVault | None = None, key: bytes = b"") -> None:
        self._texts = [re.compile(one) for one in texts]
        self._vault: SecretVault = vault or MemoryVault()
        self._key = key or secrets.token_bytes(32)
        self._lock = threading.Lock()

    def hide(self, value: Any, names: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
        """Give a JSON value with handles in the place of secrets. names: members that hold one."""
        match value:
            case dict():
                return {key: self._hidden_member(key, one, names) for key, one in value.items()}
            case list():
                return [self.hide(one, names) for one in value]
            case str():
                return self._hidden_text(value)
            case _:
                return value

    def reveal(self, text: str) -> str:
        """Give a text with secrets in the place of handles. Raises UnknownHandleError."""
        return _HANDLE.sub(lambda found: self._secret(found[1]), text)

    def reveal_url(self, url: str) -> str:
        """Do the same for an address, where secrets are percent-encoded."""
        return _HANDLE.sub(lambda found: quote(self._secret(found[1]), safe=""), url)

    def reveal_all(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """Do the same for every text in a JSON value."""
        match value:
            case dict():
                return {key: self.reveal_all(one) for key, one in value.items()}
            case list():
                return [self.reveal_all(one) for one in value]
            case str():
                return self.reveal(value)
            case _:
                return value

    def handle(self, secret: str) -> str:
        """Give the handle of a secret, which is kept."""
        if secret.startswith(PREFIX):
            return secret
        name = hmac.new(self._key, secret.encode(), hashlib.sha256).hexdigest()[:16]
        with self._lock:
            if self._vault.get(name) is None:
                self._vault.put(name, secret)
        return f"{PREFIX}{name}"

    def _hidden_member(self, name: str, value: Any, names: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
        if name in names and isinstance(value, str) and value:
            return self.handle(value)
        return self.hide(value, names)

    def _hidden_text(self, text: str) -> str:
        for pattern in self._texts:
            text = pattern.sub(lambda found: found[0].replace(found[1], self.handle(found[1])), text)
        return text

    def _secret(self, name: str) -> str:
        found = self._vault.get(name)
        if found is None:
            raise UnknownHandleError(f"{PREFIX}{name} stands for nothing here; get the secret's handle again")
        return found
