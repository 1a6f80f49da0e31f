"""What a scenario expects of calls that are refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from apivideo_sdk import ApiError, ApiVideo


def refused(status: int, call: Callable[[], object]) -> ApiError:
    """Make a call that the API refuses with a status, and give the error; an upload carries it within its own."""
    try:
        call()
    except Exception as raised:  # whose class it is depends on the package that is held to account
        error: Any = getattr(raised, "error", raised)
        if getattr(error, "status", None) == status:
            refusal: ApiError = error
            return refusal
        raise
    raise AssertionError(f"the call was not refused; {status} was expected")


def all_refused(status: int, client: ApiVideo, calls: Iterable[Callable[[ApiVideo], object]]) -> None:
    """Make calls that the API refuses, each with the same status."""
    for call in calls:
        refused(status, lambda call=call: call(client))  # type: ignore[misc]  # the default is the call of this turn
