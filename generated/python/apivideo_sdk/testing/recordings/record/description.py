"""Requests and responses of the runtime as a recording keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from ....runtime.errors import TransportError
from ....runtime.headers import Headers
from ....runtime.transport.protocol import RawResponse
from ..bodies import read_content
from ..catalog import Catalog
from ..recording import Content, Interaction, RecordedFailure, RecordedRequest, RecordedResponse

_SIGNIFICANT: Final = frozenset(
    {
        "accept",
        "api-key",
        "authorization",
        "content-range",
        "content-type",
        "cookie",
        "idempotency-key",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "prefer",
        "range",
    }
)
"""Headers of a request that say what is asked for; any `x-` header is one more."""

_TELLING: Final = frozenset(
    {
        "accept-ranges",
        "allow",
        "cache-control",
        "content-disposition",
        "content-language",
        "content-range",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "location",
        "retry-after",
        "set-cookie",
        "www-authenticate",
    }
)
"""Headers of a response that a client may read; any `x-` or `ratelimit` header is one more."""

_OF_THE_WAY: Final = (
    "x-amz-",
    "x-amzn-",
    "x-cache",
    "x-cdn",
    "x-cloud-trace",
    "x-envoy-",
    "x-forwarded-",
    "x-powered-by",
    "x-real-ip",
    "x-request-id",
    "x-requested-with",
    "x-runtime",
    "x-served-by",
    "x-timer",
    "x-varnish",
)
"""Headers that proxies, servers and browsers add."""

_OF_A_STREAM: Final = frozenset({"content-length", "content-encoding"})
"""Headers that count where a body is taken as it comes."""


def describe_request(
    catalog: Catalog, method: str, url: str, headers: Mapping[str, str], body: Content | None, *, base_url: str = ""
) -> Interaction:
    """Give a request as an interaction to which nothing came yet."""
    found = catalog.find(method, url, base_url)
    request = RecordedRequest(
        method=method,
        path=found.operation.path if found else catalog.api_path(url, base_url),
        values=found.values if found else {},
        query=tuple(parse_qsl(urlsplit(url).query, keep_blank_values=True)),
        headers=significant_headers(headers),
        body=body,
    )
    return Interaction(operation=found.operation.id if found else "", request=request)


def significant_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Give the headers that say what is asked for, in lower case and in order; a content type without its boundary."""
    lowered = {name.lower(): value for name, value in headers.items()}
    return {
        name: value.partition(";")[0].strip() if value.startswith("multipart/") else value
        for name, value in sorted(lowered.items())
        if name in _SIGNIFICANT or (name.startswith("x-") and not name.startswith(_OF_THE_WAY))
    }


def describe_response(reply: RawResponse, keep: int, *, method: str = "GET") -> RecordedResponse:
    """Give a response that was read whole."""
    content_type = reply.headers.get("content-type", "")
    return RecordedResponse(
        status=reply.status,
        headers=telling_headers(reply.headers.pairs, is_stream=method == "HEAD"),
        body=read_content(reply.content, content_type, keep) if reply.content else None,
    )


def telling_headers(pairs: Iterable[tuple[str, str]], *, is_stream: bool = False) -> tuple[tuple[str, str], ...]:
    """Give the headers of a response that a client may read. is_stream: its body was taken as it came."""
    lowered = ((name.lower(), value) for name, value in pairs)
    return tuple((name, value) for name, value in lowered if _is_telling(name, is_stream=is_stream))


def _is_telling(name: str, *, is_stream: bool) -> bool:
    if name in _TELLING or (is_stream and name in _OF_A_STREAM):
        return True
    return name.startswith(("x-", "ratelimit")) and not name.startswith(_OF_THE_WAY)


def describe_stream(status: int, headers: Headers, body: Content) -> RecordedResponse:
    """Give a response whose body went to a sink."""
    return RecordedResponse(status=status, headers=telling_headers(headers.pairs, is_stream=True), body=body)


def describe_failure(error: TransportError) -> RecordedFailure:
    """Give an error of the way."""
    message: Any = error.args[0] if error.args else ""
    return RecordedFailure(
        error=type(error).__name__,
        message=str(message),
        may_have_been_processed=error.may_have_been_processed,
    )
