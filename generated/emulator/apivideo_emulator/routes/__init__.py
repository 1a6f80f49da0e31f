"""What is served besides the API: each module has `routes(world)`, a list of Starlette routes."""

from __future__ import annotations

from typing import Final

from starlette.routing import BaseRoute

from ..world.world import World
from . import (
    assets,
    attachments,
    console,
    control,
    deliveries,
    encoding_faults,
    events,
    evidence,
    plays,
    states,
)

_MODULES: Final = (
    assets,
    attachments,
    console,
    control,
    deliveries,
    encoding_faults,
    events,
    evidence,
    plays,
    states,
)


def all_routes(world: World) -> list[BaseRoute]:
    """Give the routes of all modules here for one world."""
    return [route for module in _MODULES for route in module.routes(world)]
