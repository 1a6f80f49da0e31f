"""Live streams on air: `/_emulator/live-streams/{liveStreamId}` begins and ends their broadcasts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..http.reports import act_on
from ..live.broadcasts import BroadcastChange, change_broadcast
from ..live.live_streams import show_live_stream
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address at which the live streams of one emulator go on and off air."""

    def change(base_url: str, live_stream_id: str, wish: BroadcastChange) -> Thing:
        with world.transaction():
            return show_live_stream(base_url, change_broadcast(world, live_stream_id, wish))

    async def answer(request: Request) -> Response:
        """Begin or end a broadcast: `{"broadcasting": true}`. Answers the live stream; what is so already stays."""
        base_url = world.settings.public_url or str(request.base_url).rstrip("/")
        live_stream_id = request.path_params["live_stream_id"]
        return await act_on(request, BroadcastChange, lambda wish: change(base_url, live_stream_id, wish))

    return [Route(f"{OWN}/live-streams/{{live_stream_id}}", answer, methods=["POST"])]
