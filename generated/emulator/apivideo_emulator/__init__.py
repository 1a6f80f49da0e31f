"""A local api.video: every operation of its document, with state, for development and for tests without network.

    apivideo-emulator --port 8099

serves it; `make_app(Settings())` is the same as an ASGI application, `EmulatorServer` one in a thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .server.public import EmulatorServer, Settings, World, make_app

__all__ = ["EmulatorServer", "Settings", "World", "make_app"]

if not TYPE_CHECKING:  # a type checker knows the names from above, and reports a misspelt one

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from .server import public  # noqa: PLC0415 # pytest imports this package in projects that never serve it

        return getattr(public, name)
