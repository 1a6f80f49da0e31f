"""The page at `/`: see `console.py`."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ..console import LIVE, ConsolePage, console_page
from ..world import World

_PRIVATE: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the console of one emulator."""

    def make(*, is_live: bool) -> ConsolePage:
        with world.transaction():
            return console_page(world, is_live=is_live)

    async def answer(request: Request) -> Response:
        """Give the page; with `?live=1` one that looks again by itself."""
        page = await run_sync(lambda: make(is_live="live" in request.query_params))
        return HTMLResponse(page.html, headers={**_PRIVATE, "Content-Security-Policy": page.policy})

    return [Route(path, answer, methods=["GET"]) for path in ("/", urlsplit(LIVE).path)]
