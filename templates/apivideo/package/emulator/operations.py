"""Which function serves which operation of the document.

    @operation("getVideo")
    def get_video(call: Call) -> Answer: ...

A handler is a plain function. It runs in a thread, inside a transaction of the world: what it raises undoes it all.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Final, TypeAlias

from . import resources
from .exchange import Answer, Call
from .problems import not_modeled

Handler: TypeAlias = Callable[[Call], Answer]

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


def load_handlers() -> None:
    """Import every module of `resources/`, so that its handlers are known."""
    load_modules(resources)


def load_modules(package: ModuleType) -> tuple[ModuleType, ...]:
    """Import all modules of a package, in alphabetical order. They are looked for once."""
    return _load_modules(package.__name__)


@cache
def _load_modules(package: str) -> tuple[ModuleType, ...]:
    names = sorted(found.name for found in pkgutil.iter_modules(importlib.import_module(package).__path__))
    return tuple(importlib.import_module(f"{package}.{name}") for name in names)


def serve(call: Call) -> Answer:
    """Answer a call. Raises ProblemError for a refusal; 501 for an operation that nothing serves."""
    handler = HANDLERS.get(call.operation.operation_id)
    if handler is None:
        raise not_modeled(call.operation.operation_id)
    with call.world.transaction():
        return handler(call)
