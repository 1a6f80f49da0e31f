"""What the package offers under its own name."""

from __future__ import annotations

from ..base.settings import Settings
from ..world.world import World
from .app import make_app
from .server import EmulatorServer

__all__ = ["EmulatorServer", "Settings", "World", "make_app"]
