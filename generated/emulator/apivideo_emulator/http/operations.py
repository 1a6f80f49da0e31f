"""Which function serves which operation of the document.

    @operation("getVideo")
    def get_video(call: Call) -> Answer: ...

A handler is a plain function. It runs in a thread, inside a transaction of the world: what it raises undoes it all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ..base.problems import not_modeled
from .exchange import ApiCall, ApiResponse

Handler: TypeAlias = Callable[[ApiCall], ApiResponse]

HANDLERS: Final[dict[str, Handler]] = {}
"""Handlers by the identifier of their operation."""


def operation(operation_id: str) -> Callable[[Handler], Handler]:
    """Make a function the handler of an operation. Raises ValueError when it has one already."""

    def register(handler: Handler) -> Handler:
        if operation_id in HANDLERS:
            raise ValueError(f"{operation_id} has two handlers; remove one")
        HANDLERS[operation_id] = handler
        return handler

    return register


def serve(call: ApiCall, handlers: Mapping[str, Handler]) -> ApiResponse:
    """Answer a call. Raises ProblemError for a refusal; 501 for an operation that nothing serves."""
    handler = handlers.get(call.operation.operation_id)
    if handler is None:
        raise not_modeled(call.operation.operation_id)
    with call.world.transaction():
        return handler(call)
