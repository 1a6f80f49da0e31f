"""The page at `/`: see `console.py`."""

from __future__ import annotations

from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..pages.console import LIVE, console_page
from ..pages.frame import OwnPage
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the console of one emulator."""

    def make(*, is_live: bool) -> OwnPage:
        with world.transaction():
            return console_page(world, is_live=is_live)

    async def answer(request: Request) -> Response:
        """Give the page; with `?live=1` one that looks again by itself."""
        page = await run_sync(lambda: make(is_live="live" in request.query_params))
        return page.response()

    return [Route(path, answer, methods=["GET"]) for path in ("/", urlsplit(LIVE).path)]
