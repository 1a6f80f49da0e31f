"""How the generation of a summary ends: `/_emulator/summaries/{summaryId}`, for tests of every state."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..http.reports import act_on
from ..videos.summaries import SummaryDecision, decide_summary, show_summary
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address at which the summaries of one emulator are decided on."""

    def decide(summary_id: str, decision: SummaryDecision) -> Thing:
        with world.transaction():
            return show_summary(decide_summary(world, summary_id, decision))

    async def answer(request: Request) -> Response:
        """End a generation: `{"sourceStatus": "completed", "abstract": "..."}`, `failed` or `unprocessable`."""
        summary_id = request.path_params["summary_id"]
        return await act_on(request, SummaryDecision, lambda decision: decide(summary_id, decision))

    return [Route(f"{OWN}/summaries/{{summary_id}}", answer, methods=["POST"])]
