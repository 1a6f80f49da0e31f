"""What happens in an emulator, and who wants to know: listeners by the name of the event.

    @on("video.deleted")
    def remove_captions(world: World, event: Thing) -> None: ...

A listener runs inside the call that caused the event, and can refuse it with a ProblemError. Names are those of
webhooks, and the emulator's own: `video.created`, `video.deleted`, ...
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from ..base.store import Thing

if TYPE_CHECKING:
    from .world import World

Listener: TypeAlias = "Callable[[World, Thing], None]"
ListenerT = TypeVar("ListenerT", bound=Listener)

LISTENERS: Final[dict[str, list[Listener]]] = {}
"""Who listens, by the name of the event."""

TASKS: Final[dict[str, Listener]] = {}
"""What can be done later, by the name of the task."""


def on(*names: str) -> Callable[[ListenerT], ListenerT]:
    """Make a function a listener of these events."""

    def register(listener: ListenerT) -> ListenerT:
        for name in names:
            LISTENERS.setdefault(name, []).append(listener)
        return listener

    return register


def task(name: str) -> Callable[[ListenerT], ListenerT]:
    """Make a function what `World.later(seconds, name, payload)` does when the time has come."""

    def register(listener: ListenerT) -> ListenerT:
        if name in TASKS:
            raise ValueError(f"there are two tasks called {name!r}; rename one")
        TASKS[name] = listener
        return listener

    return register
