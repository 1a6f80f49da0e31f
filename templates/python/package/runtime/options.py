"""What a caller may set: for the whole client, for a clone of it, or for one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, TypedDict
from urllib.parse import urlsplit

import msgspec

from .errors import ConfigurationError
from .operation import Style
from .request.parameters import encode_headers
from .retry import RetryPolicy
from .transport.protocol import Timeout

TimeoutValue: TypeAlias = float | tuple[float | None, float | None] | None
NO_STYLES: Final[Mapping[str, Style]] = {}
NOTHING: Final[Mapping[str, Any]] = {}


class Options(TypedDict, total=False):
    """Settings of one call (`options=`) or of a clone (`client.with_options`); what is left out stays as it is.

    timeout: seconds for the connection and for each read; `(connect, read)`; None waits for ever.
    retries: how often a failed call is sent again, or a `RetryPolicy`. headers, query: sent in addition.
    strict: raise `DecodeError` when a response departs from the document.
    idempotency_key: sent as `Idempotency-Key`; the server then takes a repeated call for the same one, so that it is
    retried like an idempotent call.
    """

    timeout: TimeoutValue
    retries: int | RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, object]
    strict: bool
    idempotency_key: str


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All options, filled in. `base_url` has no slash at its end; header names are lower case."""

    base_url: str
    timeout: Timeout
    retry: RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, object] = {}
    strict: bool = False
    idempotency_key: str = ""

    @property
    def origin(self) -> tuple[str, str, int | None]:
        """Scheme, host and port of the API: the only place that credentials go to."""
        return origin_of(self.base_url)

    def with_options(self, options: Options) -> Settings:
        """Give the settings with these options on top. Raises TypeError for an option that does not exist."""
        if not options:
            return self
        changes: dict[str, Any] = dict(options)
        if unknown := changes.keys() - Options.__annotations__.keys():
            raise TypeError(f"unknown option {min(unknown)!r}; there are {', '.join(Options.__annotations__)}")
        if "timeout" in options:
            changes["timeout"] = as_timeout(options["timeout"])
        if "retries" in options:
            changes["retry"] = as_retry_policy(changes.pop("retries"))
        if "headers" in options:
            changes["headers"] = {**self.headers, **lower_headers(options["headers"])}
        if "query" in options:
            changes["query"] = {**self.query, **options["query"]}
        return msgspec.structs.replace(self, **changes)


def as_timeout(value: TimeoutValue) -> Timeout:
    """One number, a pair or None as a Timeout. Raises ConfigurationError for what is no positive number."""
    connect, read = value if isinstance(value, tuple) else (value, value)
    for seconds in (connect, read):
        if seconds is not None and not seconds > 0:
            raise ConfigurationError(f"timeout is {seconds!r}; give seconds above 0, or None to wait for ever")
    return Timeout(connect, read)


def as_retry_policy(value: int | RetryPolicy) -> RetryPolicy:
    """Give a number of retries as a policy with the usual waits."""
    if isinstance(value, RetryPolicy):
        return value
    if value < 0:
        raise ConfigurationError(f"retries is {value}; give 0 for none, or a positive number")
    return RetryPolicy(retries=value)


def lower_headers(headers: Mapping[str, object]) -> dict[str, str]:
    """Headers in lower case. Raises ValueError for a value that would break out of its line."""
    return {name.lower(): value for name, value in encode_headers(headers, NO_STYLES)}


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port, so that two addresses can be compared."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = -1
    return parts.scheme, parts.hostname or "", port or {"http": 80, "https": 443}.get(parts.scheme)
