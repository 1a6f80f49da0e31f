"""Events on demand: `/_emulator/events` calls webhooks with the example of the document, and changes nothing else."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..base.requests import OWN
from ..base.store import Thing
from ..http.bodies import act_on
from ..world.deliveries import announce
from ..world.webhooks import EVENTS
from ..world.world import World


def routes(world: World) -> list[BaseRoute]:
    """Give the address at which events are sent."""

    def send(wish: Thing) -> Thing:
        event = {**_example(world, wish.get("type")), **wish}
        name = event.pop("type")
        with world.transaction():
            return {"type": name, **event, "webhooks": announce(world, name, event)}

    async def respond(request: Request) -> Response:
        """Send an event: `{"type": "video.source.recorded", "videoId": "..."}`; members override the example's."""
        return await act_on(request, Thing, send)

    return [Route(f"{OWN}/events", respond, methods=["POST"])]


def _example(world: World, name: object) -> dict[str, Any]:
    """Give the example of an event, without its time. Raises ValueError for one that there is not."""
    if name not in EVENTS:
        raise ValueError(f"`type` must be one of {', '.join(EVENTS)}.")
    content = world.document.root["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]
    example: dict[str, Any] = next(iter(content["examples"].values()))["value"]
    return {key: value for key, value in example.items() if key != "emittedAt"}
