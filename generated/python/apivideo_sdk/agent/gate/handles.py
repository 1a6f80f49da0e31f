"""Secrets in responses become handles, `secret:` and 16 digits; in requests handles become secrets again.

The same secret has the same handle, and a handle says nothing of it. A handle becomes a secret only in a place that is
named like one, `streamKey` or `uploadToken`: in a title the API would give it back to anybody. What became a handle
once, or a secret again, is hidden wherever else it turns up.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Collection, Iterable
from itertools import zip_longest
from typing import Any, Final, Protocol
from urllib.parse import quote, unquote_plus

from ...runtime.auth.schemes import SHORTEST_SECRET
from ...runtime.redaction import is_secret_name, plain_name

PREFIX: Final = "secret:"
_HANDLE: Final = re.compile(r"secret(?::|%3[aA])([0-9a-f]{16})")
_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


class UnknownHandleError(Exception):
    """A handle that stands for nothing here."""


class MisplacedHandleError(Exception):
    """A handle in a place that is for no secret."""


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

    texts: regular expressions for secrets inside of texts, the first group is the secret. names: of places for
    secrets, besides the usual. key: what handles are made with; random unless given, so that a vault that outlives the
    process keeps its handles.
    """

    def __init__(
        self,
        texts: Iterable[str] = (),
        *,
        names: Iterable[str] = (),
        vault: SecretVault | None = None,
        key: bytes = b"",
    ) -> None:
        self._names = frozenset(plain_name(one) for one in names)
        self._texts = [re.compile(one) for one in texts]
        self._vault: SecretVault = vault or MemoryVault()
        self._key = key or secrets.token_bytes(32)
        self._known: dict[str, str] = {}
        self._lock = threading.Lock()

    def hide(self, value: Any, names: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
        """Give a JSON value with handles in the place of secrets. names: members that hold one, besides the usual."""
        match value:
            case dict():
                return {key: self._hidden_member(key, one, names) for key, one in value.items()}
            case list():
                return [self.hide(one, names) for one in value]
            case str():
                return self._hidden_text(value)
            case _:
                return value

    def hide_known(self, text: str) -> str:
        """Give a text with handles in the place of secrets that were met before."""
        for secret, handle in tuple(self._known.items()):
            text = text.replace(secret, handle)
        return text

    def reveal(self, text: str) -> str:
        """Give a text with secrets in the place of handles. Raises UnknownHandleError."""
        return _HANDLE.sub(lambda found: self._secret(found[1]), text)

    def reveal_member(self, name: str, value: Any) -> Any:  # noqa: ANN401 - any JSON
        """Do the same for every text in the value of a member, a header or a parameter of this name.

        Raises MisplacedHandleError for a handle in a member that is not named like a secret.
        """
        match value:
            case dict():
                return {key: self.reveal_member(key, one) for key, one in value.items()}
            case list():
                return [self.reveal_member(name, one) for one in value]
            case str() if _HANDLE.search(value):
                self._check_place(name)
                return self.reveal(value)
            case _:
                return value

    def reveal_address(self, path: str, query: str, template: str) -> str:
        """Do the same for an address, where secrets are percent-encoded. template: its path with `{variables}`."""
        parts = zip_longest(template.partition("?")[0].split("/"), path.split("/"), fillvalue="")
        shown = "/".join(self._revealed_part(_variable(variable), part) for variable, part in parts)
        pairs = (pair.partition("=") for pair in query.split("&"))
        asked = "&".join(name + mark + self._revealed_part(unquote_plus(name), one) for name, mark, one in pairs)
        return f"{shown}?{asked}" if query else shown

    def handle(self, secret: str) -> str:
        """Give the handle of a secret, which is kept."""
        if secret.startswith(PREFIX):
            return secret
        name = hmac.new(self._key, secret.encode(), hashlib.sha256).hexdigest()[:16]
        with self._lock:
            if self._vault.get(name) is None:
                self._vault.put(name, secret)
        return self._met(name, secret)

    def _hidden_member(self, name: str, value: Any, names: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, str) and value and (name in names or is_secret_name(name)):
            return self.handle(value)
        return self.hide(value, names)

    def _hidden_text(self, text: str) -> str:
        for pattern in self._texts:
            text = pattern.sub(lambda found: found[0].replace(found[1], self.handle(found[1])), text)
        return self.hide_known(text)

    def _revealed_part(self, name: str, text: str) -> str:
        """Give a part of an address; one without a handle stays as it is."""
        if _HANDLE.search(text):
            self._check_place(name)
        return _HANDLE.sub(lambda found: quote(self._secret(found[1]), safe=""), text)

    def _check_place(self, name: str) -> None:
        if not is_secret_name(name, self._names):
            raise MisplacedHandleError(f"a handle stands only where a secret belongs, not in {name or 'this place'}")

    def _secret(self, name: str) -> str:
        found = self._vault.get(name)
        if found is None:
            raise UnknownHandleError(f"{PREFIX}{name} stands for nothing here; get the secret's handle again")
        self._met(name, found)
        return found

    def _met(self, name: str, secret: str) -> str:
        """Remember a secret, unless it is so short that it may be part of any text. Give its handle."""
        handle = f"{PREFIX}{name}"
        if len(secret) >= SHORTEST_SECRET:
            self._known[secret] = handle
        return handle


def _variable(part: str) -> str:
    """Give the name of the variable in a part of a path, "" for a part without."""
    return found[1] if (found := _VARIABLE.search(part)) else ""
