"""An endpoint for api.video's webhooks, with FastAPI."""

from __future__ import annotations

from apivideo_sdk import DecodeError, UnknownEvent, WebhookEvent, WebhookSignatureError, parse_webhook_request
from apivideo_sdk.models import (
    LiveStreamBroadcastEndedEvent,
    LiveStreamBroadcastStartedEvent,
    VideoEncodingQualityCompletedEvent,
)
from fastapi import FastAPI, HTTPException, Request


def make_app(*secrets: str) -> FastAPI:
    app = FastAPI()

    @app.post("/webhooks")
    async def take_in(request: Request) -> dict[str, str]:
        try:
            event = parse_webhook_request(await request.body(), request.headers, secrets)
        except WebhookSignatureError as error:
            raise HTTPException(401, str(error)) from error
        except DecodeError as error:
            raise HTTPException(400, str(error)) from error
        return {"done": response(event)}

    return app


def response(event: WebhookEvent) -> str:
    match event:
        case LiveStreamBroadcastStartedEvent(live_stream_id=live_stream_id):
            return f"{live_stream_id} is on air"
        case LiveStreamBroadcastEndedEvent(live_stream_id=live_stream_id):
            return f"{live_stream_id} is off air"
        case VideoEncodingQualityCompletedEvent(video_id=video_id, encoding=encoding, quality=quality):
            return f"{video_id} plays as {encoding} in {quality}"
        case UnknownEvent(type=name):
            return f"{name} is new"
        case _:
            return "nothing"
