"""The emulator as one ASGI application: the API of the document, and what is served besides it."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from ..base.settings import Settings
from ..control.demo import seed_demo
from ..control.disturbance import Disturbance
from ..control.origins import CrossOrigin
from ..control.watch import RequestWatch
from ..handlers import HANDLERS
from ..http.api import ApiApplication
from ..routes import all_routes
from ..world.world import World


def make_app(settings: Settings | None = None) -> Starlette:
    """Make an emulator; `app.state.world` is its world.

    Its clock runs, and its files are removed, with the application's lifespan; without one, call `World.close`.
    """
    world = World(settings or Settings())
    if world.settings.seed_demo:
        seed_demo(world)
    app = Starlette(
        routes=[*all_routes(world), _Rest(ApiApplication(world, HANDLERS))],
        middleware=[Middleware(one, world=world) for one in (RequestWatch, CrossOrigin, Disturbance)],
        lifespan=_lifespan,
    )
    app.state.world = world
    return app


class _Rest(BaseRoute):
    """Leads all other requests to the API. A `Mount` would let those pass whose path has a line break."""

    def __init__(self, api: ApiApplication) -> None:
        self._api = api

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        return (Match.FULL if scope["type"] == "http" else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._api(scope, receive, send)


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    world: World = app.state.world
    world.start()
    try:
        yield
    finally:
        world.close()
