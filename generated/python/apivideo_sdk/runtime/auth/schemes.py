"""How a request proves who sends it: one strategy per scheme. The exchange of a key for tokens is in `tokens.py`."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from typing import Any, Final, Protocol
from urllib.parse import quote

import msgspec

from ..errors import ConfigurationError
from ..operation import ApiDefinition, Operation, RetryClass
from ..redaction import plain_name
from ..transport.flow import Flow
from ..transport.protocol import RawResponse, Request

AUTHORIZATION: Final = "authorization"
SHORTEST_SECRET: Final = 8
_BEGINS_WITH_A_SCHEME: Final = re.compile(r"[\w!#$%&'*+.^`|~-]+ +[^\s=]")


class Channel(Protocol):
    """The API without credentials, for strategies that must ask it for some."""

    def time_left(self) -> float | None:
        """Seconds until the deadline of the call that needs credentials; None where it has none."""
        ...

    def post_json(self, path: str, members: dict[str, str], *, retry: RetryClass) -> Flow[RawResponse]:
        """Send an object to a path of the API, with the client's retries and timeouts."""
        ...

    def post_form(self, url: str, members: Mapping[str, str], headers: Mapping[str, str]) -> Flow[RawResponse]:
        """Send a form to an address, which may be relative to that of the API; once, for it may be good for one use."""
        ...

    def get(self, url: str) -> Flow[RawResponse]:
        """Get a document from an address, which may be relative to that of the API."""
        ...


class Auth:
    """A strategy. Subclass it for a scheme of your own: `sign` is enough unless a request must be sent first.

    A subclass that overrides none of `sign`, `authenticate` and `chosen` is a TypeError where it is defined.
    """

    _secrets: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.sign is Auth.sign and cls.authenticate is Auth.authenticate and cls.chosen is Auth.chosen:
            raise TypeError(f"{cls.__name__} would send no credentials: define `sign`")

    @property
    def secret_values(self) -> tuple[str, ...]:
        """Texts that logs and errors must not show, also where a server repeats them; at least 8 characters each."""
        return self._secrets

    def chosen(self, operation: Operation[Any]) -> Auth:  # noqa: ARG002 - for those that choose
        """Give the strategy for the calls of one operation."""
        return self

    def sign(self, request: Request) -> Request:
        """Give the request with credentials; as it is where `authenticate` adds them."""
        return request

    def authenticate(self, request: Request, channel: Channel) -> Flow[Request]:  # noqa: ARG002 - for subclasses
        """Give the request with credentials, after getting them if need be. Called before every attempt."""
        return self.sign(request)
        yield  # makes this a flow

    def renew(self, rejected: Request, response: RawResponse, channel: Channel) -> Flow[bool]:  # noqa: ARG002 - for subclasses
        """Do what can be done after a 401; True: there are other credentials now, send the call once more."""
        return False
        yield  # makes this a flow

    def __repr__(self) -> str:
        return f"{type(self).__name__}(***)"


class NoAuth(Auth):
    """Sends no credentials."""

    def sign(self, request: Request) -> Request:
        """Give the request as it is."""
        return request


class MissingKey(Auth):
    """Stands in while there is no key: the first call that needs one says so."""

    def __init__(self, definition: ApiDefinition) -> None:
        self._definition = definition

    def sign(self, request: Request) -> Request:
        """Raise ConfigurationError."""
        name = self._definition.client_name
        raise ConfigurationError(
            f"{request.method} {request.url.partition('?')[0]} needs an API key: "
            f"set {self._definition.env_prefix}_API_KEY, or make the client with {name}('your key')"
        )


class BearerToken(Auth):
    """`Authorization: Bearer <token>`, as given."""

    def __init__(self, token: str) -> None:
        self._header = {AUTHORIZATION: f"Bearer {printable(token)}"}
        self._secrets = long_enough(printable(token))

    def sign(self, request: Request) -> Request:
        """Give the request with the token."""
        return request.with_headers(self._header)


class BasicKey(Auth):
    """`Authorization: Basic`: user and password in UTF-8, or a key as the user name without a password.

    Raises ConfigurationError for a user name with a colon in it, which the header cannot say.
    """

    def __init__(self, key: str, password: str = "") -> None:
        user = key if password else printable(key)
        if ":" in user and password:
            raise ConfigurationError("a user name cannot have a colon in it")
        credentials = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        self._header = {AUTHORIZATION: f"Basic {credentials}"}
        self._secrets = long_enough(credentials, user, password)

    def sign(self, request: Request) -> Request:
        """Give the request with the key."""
        return request.with_headers(self._header)


class SchemeText(Auth):
    """`Authorization` of another scheme: a text with the scheme's name before it, unless the text begins with one."""

    def __init__(self, scheme: str, text: str) -> None:
        credentials = printable(text)
        has_scheme = _BEGINS_WITH_A_SCHEME.match(credentials) is not None
        self._header = {AUTHORIZATION: credentials if has_scheme else f"{scheme} {credentials}"}
        self._secrets = long_enough(credentials, credentials.partition(" ")[2].strip())

    def sign(self, request: Request) -> Request:
        """Give the request with the text."""
        return request.with_headers(self._header)


class CredentialSource(Auth):
    """A credential that a function gives ahead of every attempt; what it gives is used as a given text is."""

    def __init__(self, source: Callable[[], str], strategy: Callable[[str], Auth]) -> None:
        self._source, self._strategy = source, strategy

    def sign(self, request: Request) -> Request:
        """Give the request with what the function gives now."""
        auth = self._strategy(self._source())
        self._secrets = auth.secret_values
        return auth.sign(request)


class HeaderKey(Auth):
    """The key in a header of its own."""

    def __init__(self, name: str, key: str) -> None:
        self._name = name.lower()
        self._key = printable(key)
        self._secrets = long_enough(self._key)

    def sign(self, request: Request) -> Request:
        """Give the request with the key."""
        return _mark_secret(request.with_headers({self._name: self._key}), self._name)


class QueryKey(Auth):
    """The key as a query parameter."""

    def __init__(self, name: str, key: str) -> None:
        self._name = name.lower()
        self._pair = f"{quote(name, safe='')}={quote(printable(key), safe='')}"
        self._secrets = long_enough(printable(key), quote(printable(key), safe=""))

    def sign(self, request: Request) -> Request:
        """Give the request with the key."""
        mark = "&" if "?" in request.url else "?"
        return _mark_secret(request.with_url(f"{request.url}{mark}{self._pair}"), self._name)


class CookieKey(Auth):
    """The key as a cookie, beside the cookies of the call."""

    def __init__(self, name: str, key: str) -> None:
        self._cookie = f"{name}={quote(printable(key), safe='')}"
        self._secrets = long_enough(printable(key), quote(printable(key), safe=""))

    def sign(self, request: Request) -> Request:
        """Give the request with the key."""
        others = request.headers.get("cookie", "")
        return request.with_headers({"cookie": f"{others}; {self._cookie}" if others else self._cookie})


def printable(key: Any) -> str:  # noqa: ANN401 - what a caller gave as a key
    """Give the key without blanks around it, which copying and env files add.

    Raises ConfigurationError, without naming the key, when it cannot stand in a header.
    """
    text = key.strip() if isinstance(key, str) else ""
    if not text or not text.isascii() or not text.isprintable():
        raise ConfigurationError("the API key is empty, or holds characters that no API key has; check how it is read")
    return text


def long_enough(*values: str) -> tuple[str, ...]:
    """Give the values that can be found in other text."""
    return tuple(value for value in values if len(value) >= SHORTEST_SECRET)


def _mark_secret(request: Request, name: str) -> Request:
    return msgspec.structs.replace(request, secret_names=request.secret_names | {plain_name(name)})
