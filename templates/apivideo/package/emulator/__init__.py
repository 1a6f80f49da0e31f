"""A local api.video: every operation of its document, with state, for development and for tests without network.

    apivideo-emulator --port 8099

serves it; `make_app(Settings())` is the same as an ASGI application, `Server` one in a thread. Needs the extra
`emulator`, and loads what comes with it when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from .app import make_app
    from .server import Server
    from .settings import Settings
    from .world import World

__all__ = ["Server", "Settings", "World", "make_app"]

_HOMES: Final = {"Server": "server", "Settings": "settings", "World": "world", "make_app": "app"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 # classes and functions
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
