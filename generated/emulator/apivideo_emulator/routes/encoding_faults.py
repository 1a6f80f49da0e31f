"""Making encodings fail: `/_emulator/encoding-faults`, in JSON."""

from __future__ import annotations

from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..http.bodies import act_on
from ..videos.encoding_faults import add_encoding_fault, encoding_faults, remove_encoding_faults
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address by which encodings of one emulator are made to fail."""
    control = _EncodingFaults(world)
    return [
        Route(f"{OWN}/encoding-faults", control.list, methods=["GET"]),
        Route(f"{OWN}/encoding-faults", control.add, methods=["POST"]),
        Route(f"{OWN}/encoding-faults", control.remove, methods=["DELETE"]),
    ]


class _EncodingFaults:
    """The handlers of one emulator."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def list(self, _request: Request) -> Response:
        return JSONResponse({"data": await run_sync(self._list)})

    async def add(self, request: Request) -> Response:
        """Add a fault; what is wrong with it is answered with 400."""
        return await act_on(request, Thing, self._add, 201)

    async def remove(self, _request: Request) -> Response:
        await run_sync(self._remove)
        return Response(status_code=204)

    def _list(self) -> Any:  # noqa: ANN401 # JSON
        with self._world.transaction():
            return encoding_faults(self._world)

    def _add(self, wish: Thing) -> Thing:
        with self._world.transaction():
            return add_encoding_fault(self._world, wish)

    def _remove(self) -> None:
        with self._world.transaction():
            remove_encoding_faults(self._world)
