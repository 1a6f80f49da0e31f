"""Between this package's requests and replies and those of httpx2: for both of its transports."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from typing import Final, TypeAlias, TypedDict

import httpx2

from ...headers import Headers
from ..deadline import timeouts
from ..http_logs import mask_values
from ..protocol import RawResponse, Request

USER_AGENT: Final = f"httpx2/{httpx2.__version__}"
Content: TypeAlias = bytes | Iterable[bytes] | AsyncIterable[bytes]


class Sending(TypedDict, total=False):
    """How httpx2 sends a request."""

    follow_redirects: bool
    stream: bool
    auth: httpx2.Auth


def sending(request: Request) -> Sending:
    """Say how a request is sent: redirects are the flows' business, and no credentials go with an anonymous one."""
    how: Sending = {"follow_redirects": False, "stream": True}
    if request.is_anonymous:
        how["auth"] = httpx2.Auth()
    return how


def outgoing(request: Request, client: httpx2.Client | httpx2.AsyncClient, content: Content | None) -> httpx2.Request:
    """Give a request as httpx2 sends it: with headers and cookies of the client, unless the request is anonymous."""
    if request.secret_values:
        mask_values(request.secret_values)
    headers = dict(request.headers)
    length = None if request.body is None or isinstance(content, bytes) else request.body.content_length
    if length is not None:
        headers["content-length"] = str(length)
    extensions = {"timeout": timeouts(request)}
    make = httpx2.Request if request.is_anonymous else client.build_request
    return make(request.method, request.url, headers=headers, content=content, extensions=extensions)


def raw_response(response: httpx2.Response, content: bytes) -> RawResponse:
    """Give a response with its body."""
    return RawResponse(status=response.status_code, headers=read_headers(response), content=content)


def read_headers(response: httpx2.Response) -> Headers:
    """Give the headers of a response, whose body may still be on its way."""
    return Headers([(name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw])
