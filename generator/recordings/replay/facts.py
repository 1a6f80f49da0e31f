"""What a response says besides its data: the rate limit, how long to wait, and how many pages there are.

Each is read here from the recorded response itself, and compared with what the SDK gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from generator.document.tree import Json
from generator.ir.extensions import PaginationHint
from generator.ir.operations import Operation
from generator.recordings.recorded import NoJsonError, json_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import RecordedResponse

_RATE_LIMIT: Final[Mapping[str, str]] = {
    "limit": "x-ratelimit-limit",
    "remaining": "x-ratelimit-remaining",
    "retry_after": "x-ratelimit-retry-after",
}
"""Members of a rate limit, and the headers that they are read from."""


def wrong_facts(operation: Operation | None, response: RecordedResponse, outcome: Any) -> Iterator[str]:  # noqa: ANN401 # a response or an error of the package
    """Say what the SDK reads otherwise than it was answered. outcome: a whole response, or the error of the SDK."""
    headers = dict(response.headers)
    for member, header in _RATE_LIMIT.items():
        yield from _differs(f"rate_limit.{member}", _number(headers.get(header)), getattr(outcome.rate_limit, member))
    if isinstance(outcome, BaseException):
        yield from _differs("retry_after", _wait(response.status, headers), getattr(outcome, "retry_after", None))
        return
    page = outcome.data
    if operation is not None and operation.hints.pagination is not None and hasattr(page, "total_pages"):
        yield from _page_facts(operation.hints.pagination, _data(response), page)


def _page_facts(hint: PaginationHint, data: Json, page: Any) -> Iterator[str]:  # noqa: ANN401 # a page of the package
    yield from _differs("page.total", _at(data, hint.total), page.total)
    yield from _differs("page.total_pages", _at(data, hint.pages), page.total_pages)
    items = _at(data, hint.items)
    if isinstance(items, list):
        yield from _differs("len(page)", len(items), len(page))


def _wait(status: int, headers: Mapping[str, str]) -> float | None:
    names = ["retry-after"]
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        names.insert(0, _RATE_LIMIT["retry_after"])
    return next((wait for name in names if (wait := _number(headers.get(name))) is not None), None)


def _number(text: str | None) -> float | None:
    return float(text) if text is not None and text.isdigit() else None


def _at(data: Json, dotted: str) -> Json:
    """Give what stands at a dotted path; None where there is no path, or nothing."""
    if not dotted:
        return None
    for name in dotted.split("."):
        data = data.get(name) if isinstance(data, dict) else None
    return data


def _data(response: RecordedResponse) -> Json:
    try:
        return json_of(response.body) if response.body is not None else None
    except NoJsonError:
        return None


def _differs(name: str, expected: object, actual: object) -> Iterator[str]:
    if expected != actual:
        yield f"{name}: expected {expected!r}, got {actual!r}"
