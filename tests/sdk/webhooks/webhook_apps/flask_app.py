"""An endpoint for api.video's webhooks, with Flask."""

from __future__ import annotations

from apivideo_sdk import DecodeError, UnknownEvent, WebhookEvent, WebhookSignatureError, parse_webhook_request
from apivideo_sdk.models import VideoCaptionGeneratedEvent, VideoSourceRecordedEvent, VideoSummaryGeneratedEvent
from flask import Flask, abort, request


def make_app(*secrets: str) -> Flask:
    app = Flask(__name__)

    @app.post("/webhooks")
    def take_in() -> dict[str, str]:
        try:
            event = parse_webhook_request(request.get_data(), request.headers, secrets)
        except WebhookSignatureError as error:
            abort(401, str(error))
        except DecodeError as error:
            abort(400, str(error))
        return {"done": response(event)}

    return app


def response(event: WebhookEvent) -> str:
    match event:
        case VideoSourceRecordedEvent(live_stream_id=live_stream_id, video_id=video_id):
            return f"{live_stream_id} was recorded as {video_id}"
        case VideoCaptionGeneratedEvent(video_id=video_id, language=language):
            return f"{video_id} has captions in {language}"
        case VideoSummaryGeneratedEvent(video_id=video_id):
            return f"{video_id} has a summary"
        case UnknownEvent(type=name):
            return f"{name} is new"
        case _:
            return "nothing"
