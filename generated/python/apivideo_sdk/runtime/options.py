"""What a caller may set: for the whole client, for a clone of it, or for one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, TypeAlias, TypedDict
from urllib.parse import urlsplit

import msgspec

from .errors import ArgumentError, ConfigurationError
from .operation import Style
from .request.parameters import encode_headers
from .retry import RetryPolicy
from .transport.protocol import Timeout

TimeoutValue: TypeAlias = float | tuple[float | None, float | None] | None
NO_STYLES: Final[Mapping[str, Style]] = {}
NOTHING: Final[Mapping[str, Any]] = {}
MAX_RESPONSE_SIZE: Final = 256 * 1024 * 1024
OWN_HEADERS: Final = frozenset({"content-length", "transfer-encoding"})
"""Headers that a transport sets."""


class Options(TypedDict, total=False):
    """Settings of one call (`options=`) or of a clone (`client.with_options`); what is left out stays as it is.

    timeout: seconds for the connection and for each read; `(connect, read)`; None waits for ever. deadline: seconds
    for everything that one API call does: attempts, pauses, waits for the rate limit; None, the default, sets no
    limit. Of an upload in parts it bounds each part, of a download the time until the first byte.
    max_response_size: bytes that a response may have in memory, unpacked; 256 MiB by default, None for no limit.
    retries: how often a failed call is sent again, or a `RetryPolicy`. headers, query: sent in addition.
    strict: raise `DecodeError` when a response departs from the document.
    """

    timeout: TimeoutValue
    deadline: float | None
    max_response_size: int | None
    retries: int | RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, object]
    strict: bool


class ClientSettings(msgspec.Struct, frozen=True, kw_only=True):
    """All options, filled in. `base_url` has no slash at its end; header names are lower case.

    environment: "" where the base URL was given. variables: values for those of addresses, by argument of the client.
    secret_names: plain names of headers and parameters that the document declares as credentials.
    """

    base_url: str
    timeout: Timeout
    retry: RetryPolicy
    headers: Mapping[str, str]
    query: Mapping[str, object] = {}
    strict: bool = False
    deadline: float | None = None
    max_response_size: int | None = MAX_RESPONSE_SIZE
    secret_names: frozenset[str] = frozenset()
    environment: str = ""
    variables: Mapping[str, str] = {}

    @property
    def origin(self) -> tuple[str, str, int | None]:
        """Scheme, host and port of the API: the only place that credentials go to."""
        return origin_of(self.base_url)

    def with_options(self, options: Options) -> ClientSettings:
        """Give the settings with these options on top.

        Raises ArgumentError for an option that does not exist, ConfigurationError for a value that cannot be.
        """
        if not options:
            return self
        changes: dict[str, Any] = dict(options)
        if unknown := changes.keys() - Options.__annotations__.keys():
            raise ArgumentError(f"unknown option {min(unknown)!r}; there are {', '.join(Options.__annotations__)}")
        if "timeout" in options:
            changes["timeout"] = as_timeout(options["timeout"])
        check_limits(options.get("deadline"), options.get("max_response_size"))
        if "retries" in options:
            changes["retry"] = as_retry_policy(changes.pop("retries"))
        if "headers" in options:
            changes["headers"] = {**self.headers, **lower_headers(options["headers"])}
        if "query" in options:
            changes["query"] = {**self.query, **options["query"]}
        return msgspec.structs.replace(self, **changes)


def as_timeout(value: TimeoutValue) -> Timeout:
    """One number, a pair or None as a Timeout. Raises ConfigurationError for what is no positive number."""
    match value:
        case (connect, read):
            pass
        case _:
            connect = read = value
    for seconds in (connect, read):
        if seconds is not None and not _is_positive(seconds):
            raise ConfigurationError(
                f"timeout is {value!r}; give seconds above 0, (connect, read), or None for no limit"
            )
    return Timeout(connect, read)


def check_limits(deadline: object, max_response_size: object) -> None:
    """Raise ConfigurationError for limits that are neither positive numbers nor None."""
    if deadline is not None and not _is_positive(deadline):
        raise ConfigurationError(f"deadline is {deadline!r}; give seconds above 0, or None for no limit")
    if max_response_size is not None and not (isinstance(max_response_size, int) and _is_positive(max_response_size)):
        raise ConfigurationError(f"max_response_size is {max_response_size!r}; give bytes, or None for no limit")


def as_retry_policy(value: int | RetryPolicy) -> RetryPolicy:
    """Give a number of retries as a policy with the usual waits. Raises ConfigurationError for what is no number."""
    if isinstance(value, RetryPolicy):
        return value
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ConfigurationError(f"retries is {value!r}; give 0 for none, a positive number, or a RetryPolicy")
    return RetryPolicy(retries=value)


def lower_headers(headers: Mapping[str, object]) -> dict[str, str]:
    """Headers in lower case.

    Raises ArgumentError for a value that would break out of its line, and for a header that depends on the body.
    """
    try:
        lowered = {name.lower(): value for name, value in encode_headers(headers, NO_STYLES)}
    except (ValueError, TypeError, AttributeError) as error:
        raise ArgumentError(f"headers: {error}") from error
    if wrong := lowered.keys() & OWN_HEADERS:
        raise ArgumentError(f"header {min(wrong)!r} is set by the client, from the body that it sends; leave it out")
    return lowered


def _is_positive(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def origin_of(url: str) -> tuple[str, str, int | None]:
    """Scheme, host and port, so that two addresses can be compared; what is no address is of no origin."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "", "", -1
    return parts.scheme, parts.hostname or "", port or {"http": 80, "https": 443}.get(parts.scheme)
