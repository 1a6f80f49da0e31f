"""What tests decide about states: how the generation of a summary ends, and when a live stream is on air."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..http.bodies import act_on
from ..live.broadcasts import BroadcastChange, change_broadcast
from ..live.live_streams import show_live_stream
from ..videos.summaries import SummaryDecision, decide_summary, show_summary
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the addresses at which summaries are decided on, and live streams go on and off air."""
    return [_summaries(world), _live_streams(world)]


def _summaries(world: World) -> BaseRoute:
    def decide(summary_id: str, decision: SummaryDecision) -> Thing:
        with world.transaction():
            return show_summary(decide_summary(world, summary_id, decision))

    async def respond(request: Request) -> Response:
        """End a generation: `{"sourceStatus": "completed", "abstract": "..."}`, `failed` or `unprocessable`."""
        summary_id = request.path_params["summary_id"]
        return await act_on(request, SummaryDecision, lambda decision: decide(summary_id, decision))

    return Route(f"{OWN}/summaries/{{summary_id}}", respond, methods=["POST"])


def _live_streams(world: World) -> BaseRoute:
    def change(base_url: str, live_stream_id: str, wish: BroadcastChange) -> Thing:
        with world.transaction():
            return show_live_stream(base_url, change_broadcast(world, live_stream_id, wish))

    async def respond(request: Request) -> Response:
        """Begin or end a broadcast: `{"broadcasting": true}`. Returns the live stream, changed or not."""
        base_url = world.settings.public_url or str(request.base_url).rstrip("/")
        live_stream_id = request.path_params["live_stream_id"]
        return await act_on(request, BroadcastChange, lambda wish: change(base_url, live_stream_id, wish))

    return Route(f"{OWN}/live-streams/{{live_stream_id}}", respond, methods=["POST"])
