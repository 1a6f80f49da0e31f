"""Where a caller can watch calls go by: for metrics, tracing and tests."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from ..errors import SdkError
from ..response.response import RequestInfo, Response
from ..values.by_hand import Issue

EventT = TypeVar("EventT")


class RequestEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A request is about to be sent, for the `attempt`th time (from 1)."""

    operation_id: str
    request: RequestInfo
    attempt: int


class RetryEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt failed and will be followed by another one in `wait` seconds.

    `status` is None when no response came; `error` says why then.
    """

    operation_id: str
    request: RequestInfo
    attempt: int
    wait: float
    status: int | None
    error: SdkError | None


class IssueEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A response departs from the document at one place, and was read nevertheless."""

    operation_id: str
    request: RequestInfo
    issue: Issue


class ErrorEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A call failed for good; `error` is raised to the caller next. elapsed: seconds since the call began."""

    operation_id: str
    request: RequestInfo
    error: SdkError
    elapsed: float = 0.0


class Hooks(msgspec.Struct, frozen=True, kw_only=True):
    """Functions called as things happen; each is optional, blocks the call while it runs, and must be quick.

    What a hook raises is logged and goes no further: watching a call does not change it.
    """

    on_request: Callable[[RequestEvent], object] | None = None
    on_response: Callable[[Response[Any]], object] | None = None
    on_retry: Callable[[RetryEvent], object] | None = None
    on_issue: Callable[[IssueEvent], object] | None = None
    on_error: Callable[[ErrorEvent], object] | None = None


def notify(hook: Callable[[EventT], object], event: EventT, logger: logging.Logger) -> None:
    """Call a hook; log what it raises."""
    try:
        hook(event)
    except Exception:
        logger.exception("a hook failed")
