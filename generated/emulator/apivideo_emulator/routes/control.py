"""Talking to the emulator itself: health, requests, faults, time, and a fresh start. Below `/_emulator`, in JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..base.clock import stamp
from ..base.requests import OWN
from ..base.store import Thing
from ..http.bodies import act_on
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the addresses by which one emulator is controlled."""
    control = _Control(world)
    return [
        Route(f"{OWN}/health", control.health, methods=["GET"]),
        Route(f"{OWN}/requests", control.list_requests, methods=["GET"]),
        Route(f"{OWN}/requests", control.forget_requests, methods=["DELETE"]),
        Route(f"{OWN}/faults", control.list_faults, methods=["GET"]),
        Route(f"{OWN}/faults", control.add_fault, methods=["POST"]),
        Route(f"{OWN}/faults", control.remove_faults, methods=["DELETE"]),
        Route(f"{OWN}/faults/{{number:int}}", control.remove_fault, methods=["DELETE"]),
        Route(f"{OWN}/clock", control.tell_time, methods=["GET"]),
        Route(f"{OWN}/clock", control.advance, methods=["POST"]),
        Route(f"{OWN}/reset", control.reset, methods=["POST"]),
    ]


class _Control:
    """The handlers of one emulator."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def health(self, _request: Request) -> Response:
        settings = self._world.settings
        state = "memory" if settings.state is None else "file"
        return JSONResponse({"status": "ok", "state": state, "limits": settings.limits, **self._time()})

    async def list_requests(self, request: Request) -> Response:
        """List what arrived, of one operation or path if `operation` or `path` is given."""
        wanted = {name: request.query_params[name] for name in ("operation", "path") if name in request.query_params}
        shown = [one.show() for one in self._world.requests.every()]
        return JSONResponse({"data": [one for one in shown if wanted.items() <= _texts(one).items()]})

    async def forget_requests(self, _request: Request) -> Response:
        self._world.requests.clear()
        return Response(status_code=204)

    async def list_faults(self, _request: Request) -> Response:
        return JSONResponse({"data": [active.show() for active in self._world.faults.every()]})

    async def add_fault(self, request: Request) -> Response:
        return await act_on(request, Thing, lambda wish: self._world.faults.add(wish).show(), 201)

    async def remove_faults(self, _request: Request) -> Response:
        self._world.faults.clear()
        return Response(status_code=204)

    async def remove_fault(self, request: Request) -> Response:
        if not self._world.faults.remove(request.path_params["number"]):
            return JSONResponse({"error": "there is no such fault"}, 404)
        return Response(status_code=204)

    async def tell_time(self, _request: Request) -> Response:
        return JSONResponse(self._time())

    async def advance(self, request: Request) -> Response:
        """Move the clock on by `advance` seconds, doing all that falls due."""

        def move(wish: Thing) -> Thing:
            seconds = wish.get("advance")
            if not isinstance(seconds, int | float):
                raise ValueError('say by how much: {"advance": 60}')  # noqa: TRY004 # sent to whoever asked
            self._world.advance(seconds)
            return self._time()

        return await act_on(request, Thing, move)

    async def reset(self, _request: Request) -> Response:
        await run_sync(self._world.reset)
        return Response(status_code=204)

    def _time(self) -> dict[str, Any]:
        return {"now": stamp(self._world.now()), "speed": self._world.clock.speed}


def _texts(shown: Mapping[str, Any]) -> dict[str, str]:
    return {name: value for name, value in shown.items() if isinstance(value, str)}
