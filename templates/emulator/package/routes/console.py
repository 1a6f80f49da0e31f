"""The page at `/`: see `pages/console.py`."""

from __future__ import annotations

from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..base.markup import HtmlPage
from ..pages.console import LIVE, console_page
from ..pages.frame import private
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the console of one emulator."""

    def make(base_url: str, *, is_live: bool) -> HtmlPage:
        with world.transaction():
            return console_page(world, base_url, is_live=is_live)

    async def respond(request: Request) -> Response:
        """Give the page; with `?live=1` one that looks again by itself."""
        base_url = world.settings.public_url or str(request.base_url).rstrip("/")
        return private(await run_sync(lambda: make(base_url, is_live="live" in request.query_params)))

    return [Route(path, respond, methods=["GET"]) for path in ("/", urlsplit(LIVE).path)]
