"""What was delivered to webhooks, and what became of it: `/_emulator/deliveries`, in JSON."""

from __future__ import annotations

from typing import Any, Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..world.deliveries import DELIVERY, clear_deliveries
from ..world.world import World

_FILTERS: Final = ("webhookId", "type", "state")


def routes(world: World) -> list[BaseRoute]:
    """Give the address of the deliveries of one emulator."""
    log = _Log(world)
    return [
        Route(f"{OWN}/deliveries", log.show, methods=["GET"]),
        Route(f"{OWN}/deliveries", log.clear, methods=["DELETE"]),
    ]


class _Log:
    """The handlers of one emulator."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def show(self, request: Request) -> Response:
        """List deliveries, the oldest first, of one webhook, type or state if the query names it."""
        wanted: dict[str, Any] = {name: request.query_params[name] for name in _FILTERS if name in request.query_params}
        found = await run_sync(self._every)
        return JSONResponse({"data": [one for one in found if wanted.items() <= _texts(one).items()]})

    async def clear(self, _request: Request) -> Response:
        await run_sync(self._clear)
        return Response(status_code=204)

    def _every(self) -> list[Thing]:
        with self._world.transaction():
            return self._world.store.every(DELIVERY)

    def _clear(self) -> None:
        with self._world.transaction():
            clear_deliveries(self._world)


def _texts(delivery: Thing) -> dict[str, Any]:
    return {name: delivery[name] for name in _FILTERS}
