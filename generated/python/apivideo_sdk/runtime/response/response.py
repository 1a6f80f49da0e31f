"""A whole response: what a method gives when it is asked for more than the value."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast

import msgspec

from ..headers import Headers, request_id
from ..rate_limit import RateLimit, read_rate_limit
from ..values.by_hand import Issue
from ..values.decoding import Decoded
from .negotiation import charset_of, utf_8

if TYPE_CHECKING:
    from ..call.pages import AsyncPage, AsyncPages, Page

P = ParamSpec("P")
T = TypeVar("T")


class RequestInfo(msgspec.Struct, frozen=True):
    """Which request it was. Secrets in the address are masked."""

    method: str
    url: str


class Response(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A successful response.

    data: the body as the documented type, None where there is none. content: the raw bytes. issues: where the
    body departs from the document. elapsed: seconds from the first attempt to the last byte. attempts: how
    often the request was sent.
    """

    status: int
    headers: Headers
    data: T
    content: bytes
    operation_id: str
    request: RequestInfo
    elapsed: float
    attempts: int
    reading: Decoded

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Where the body departs from the document; found when this is first asked for."""
        return self.reading.issues

    @property
    def rate_limit(self) -> RateLimit:
        """What the response says of the rate limit."""
        return read_rate_limit(self.headers)

    @property
    def request_id(self) -> str | None:
        """What the server calls the request, for its support; None where it does not say."""
        return request_id(self.headers)

    @property
    def text(self) -> str:
        """The body as text, in the encoding that its content type states; what is not in that becomes U+FFFD."""
        return self.content.decode(charset_of(self.headers)[0], "replace")

    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Parse the body, without any type. Raises msgspec.DecodeError when it is no JSON."""
        return msgspec.json.decode(utf_8(self.content, self.headers))

    def __repr__(self) -> str:
        return f"<Response {self.status} of {self.operation_id}, {len(self.content)} bytes>"


def with_response(method: Callable[P, T]) -> Callable[P, Response[T]]:
    """Type the method of a resource whose caller is raw: it returns the whole response."""
    return cast("Callable[P, Response[T]]", method)


def async_with_response(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[Response[T]]]:
    """Do the same for an `async def` method."""
    return cast("Callable[P, Awaitable[Response[T]]]", method)


def page_response(method: Callable[P, Page[T]]) -> Callable[P, Response[Page[T]]]:
    """Do the same for a method that lists; `data` is the first page."""
    return cast("Callable[P, Response[Page[T]]]", method)


def async_page_response(method: Callable[P, AsyncPages[T]]) -> Callable[P, Awaitable[Response[AsyncPage[T]]]]:
    """Do the same for an asynchronous method that lists; await it."""
    return cast("Callable[P, Awaitable[Response[AsyncPage[T]]]]", method)
