"""Sessions of viewers: `/_emulator/plays`, where players report, and tests report plays that nobody saw."""

from __future__ import annotations

from typing import Final, cast

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..analytics.plays import SESSION, PlayerEvent, PlayReport, record_play, record_plays, report_event, show_session
from ..base.requests import OWN
from ..base.settings import MEBIBYTE
from ..base.store import Thing
from ..http.bodies import act_on
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the addresses of the plays of one emulator."""
    plays = _Plays(world)
    return [
        Route(f"{OWN}/plays", plays.show, methods=["GET"]),
        Route(f"{OWN}/plays", plays.record, methods=["POST"]),
        Route(f"{OWN}/plays", plays.forget, methods=["DELETE"]),
        Route(f"{OWN}/plays/{{session_id}}/events", plays.report, methods=["POST"]),
    ]


_LONGEST: Final = 64 * MEBIBYTE
"""Bytes of a list of plays: some hundred thousand."""

_PLAYS: Final = cast("type[PlayReport | list[PlayReport]]", PlayReport | list[PlayReport])


class _Plays:
    """The handlers of one emulator."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def show(self, _request: Request) -> Response:
        return JSONResponse({"data": await run_sync(self._every)})

    async def record(self, request: Request) -> Response:
        """Remember a whole session, `{"mediaId": "vi...", "watchTime": 12, "country": "FR"}`, or a list of them."""
        return await act_on(request, _PLAYS, self._record, 201, most=_LONGEST)

    async def report(self, request: Request) -> Response:
        """Take what a player reports of an open session: `{"type": "pause", "at": 12.5}`."""
        session_id = request.path_params["session_id"]
        return await act_on(request, PlayerEvent, lambda event: self._report(session_id, event))

    async def forget(self, _request: Request) -> Response:
        await run_sync(self._forget)
        return Response(status_code=204)

    def _every(self) -> list[Thing]:
        with self._world.transaction():
            return [show_session(session) for session in self._world.store.every(SESSION)]

    def _record(self, reports: PlayReport | list[PlayReport]) -> Thing:
        with self._world.transaction():
            if isinstance(reports, list):
                return {"recorded": record_plays(self._world, reports)}
            return show_session(record_play(self._world, reports))

    def _report(self, session_id: str, event: PlayerEvent) -> Thing:
        with self._world.transaction():
            return show_session(report_event(self._world, session_id, event))

    def _forget(self) -> None:
        with self._world.transaction():
            for session in self._world.store.every(SESSION):
                self._world.store.remove(SESSION, session["sessionId"])
