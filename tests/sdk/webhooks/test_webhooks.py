"""What is read from webhook calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from apivideo_sdk import ApiVideo, AsyncApiVideo, DecodeError, UnknownEvent, parse_webhook
from apivideo_sdk.models import (
    LiveStreamBroadcastEndedEvent,
    LiveStreamBroadcastStartedEvent,
    VideoCaptionGeneratedEvent,
    VideoEncodingQualityCompletedEvent,
    VideoSourceRecordedEvent,
    VideoSummaryGeneratedEvent,
    WebhookEventName,
)
from apivideo_sdk.testing import AsyncReplayTransport, ReplayTransport

from tests.sdk.webhooks.webhook_call import BODY, SECRET, SIGNATURE

DOCUMENTED = Path(__file__).parents[3] / "spec" / "webhooks"
MODELS = {
    "live-stream.broadcast.started": LiveStreamBroadcastStartedEvent,
    "live-stream.broadcast.ended": LiveStreamBroadcastEndedEvent,
    "video.source.recorded": VideoSourceRecordedEvent,
    "video.encoding.quality.completed": VideoEncodingQualityCompletedEvent,
    "video.caption.generated": VideoCaptionGeneratedEvent,
    "video.summary.generated": VideoSummaryGeneratedEvent,
}


def written(**members: Any) -> bytes:
    return json.dumps({"type": "video.encoding.quality.completed", "videoId": "vi1", **members}).encode()


def documented(name: str) -> Any:
    call = yaml.safe_load((DOCUMENTED / f"{name}.yaml").read_text(encoding="utf-8"))
    return call["post"]["requestBody"]["content"]["application/json"]["examples"]["event"]["value"]


@pytest.mark.parametrize("name", [member.value for member in WebhookEventName])
def test_every_documented_event_is_read_to_its_model(name: str) -> None:
    body = documented(name)

    event = parse_webhook(json.dumps(body))

    assert MODELS[name] is type(event)
    assert not isinstance(event, UnknownEvent)
    assert {**body, "emittedAt": "2026-04-01T10:18:47Z"} == event.to_dict()


def test_members_have_their_types() -> None:
    event = parse_webhook(BODY, SIGNATURE, SECRET)

    assert isinstance(event, VideoEncodingQualityCompletedEvent)
    assert ("vi0000000000000000000000", "li0000000000000000000000") == (event.video_id, event.live_stream_id)
    assert ("hls", "720p") == (event.encoding, event.quality)
    assert datetime(2021, 1, 29, 15, 46, 25, 217000, tzinfo=UTC) == event.emitted_at


def test_both_spellings_of_a_moment_are_the_same_moment() -> None:
    shorter, longer = (parse_webhook(written(emittedAt=f"2026-04-01T10:18:47{end}")) for end in (".000Z", "+00:00"))

    assert datetime(2026, 4, 1, 10, 18, 47, tzinfo=UTC) == shorter.emitted_at == longer.emitted_at


def test_same_delivery_sent_again_is_valid_again() -> None:
    first, again = (parse_webhook(BODY, SIGNATURE, SECRET) for _ in range(2))

    assert first == again


def test_member_nobody_knows_is_passed_over() -> None:
    event = parse_webhook(written(emittedAt="2026-04-01T10:18:47Z", region={"name": "eu"}))

    assert isinstance(event, VideoEncodingQualityCompletedEvent)
    assert "vi1" == event.video_id


def test_value_nobody_knows_is_kept() -> None:
    event = parse_webhook(written(emittedAt="2026-04-01T10:18:47Z", quality="4320p", encoding="av1"))

    assert isinstance(event, VideoEncodingQualityCompletedEvent)
    assert ("4320p", "av1") == (event.quality, event.encoding)


def test_member_that_is_missing_or_of_another_kind_breaks_nothing() -> None:
    event = parse_webhook('{"type": "live-stream.broadcast.started", "emittedAt": "2024-08-151T00:00:00"}')

    assert isinstance(event, LiveStreamBroadcastStartedEvent)
    assert event.live_stream_id is None
    assert "2024-08-151T00:00:00" == event.emitted_at


def test_event_nobody_knows_is_given_as_it_is() -> None:
    event = parse_webhook('{"type": "video.deleted", "emittedAt": "2026-04-01T10:18:47+00:00", "videoId": "vi1"}')

    raw = {"type": "video.deleted", "emittedAt": "2026-04-01T10:18:47+00:00", "videoId": "vi1"}
    moment = datetime(2026, 4, 1, 10, 18, 47, tzinfo=UTC)
    assert UnknownEvent(type="video.deleted", emitted_at=moment, raw=raw) == event


@pytest.mark.parametrize("members", ["", ', "emittedAt": null', ', "emittedAt": "soon"', ', "emittedAt": []'])
def test_unknown_event_without_moment_has_none(members: str) -> None:
    event = parse_webhook(f'{{"type": "video.deleted"{members}}}')

    assert event.emitted_at is None


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "should be JSON, but"),
        ("<html>Bad Gateway</html>", "should be JSON, but .* 24 bytes, '<html>Bad Gateway</html>'"),
        (b'{"type": "\xff"}', "should be JSON, but .*UTF-8"),
        ("\udc80", "should be JSON, but"),
        (BODY[:40], "should be JSON, but"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "should be an object"),
        ("null", "should be an object"),
        ('"video.deleted"', "should be an object"),
        ("{}", "should name its event as `type`"),
        ('{"type": null}', "should name its event as `type`"),
        ('{"type": ["video.deleted"]}', "should name its event as `type`"),
    ],
)
def test_body_that_is_no_event_is_told(body: str | bytes, told: str) -> None:
    with pytest.raises(DecodeError, match=f"the body of a webhook call .*{told}"):
        parse_webhook(body)


def test_error_of_a_body_keeps_it_whole_and_shows_its_start() -> None:
    body = b"<html>" + b"x" * 5000

    with pytest.raises(DecodeError) as caught:
        parse_webhook(body)

    assert body == caught.value.content
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "make",
    [
        lambda: ApiVideo(transport=ReplayTransport(), auth="none"),
        lambda: AsyncApiVideo(transport=AsyncReplayTransport(), auth="none"),
    ],
    ids=["blocking", "asynchronous"],
)
def test_clients_do_the_same_without_a_call(make: Callable[[], ApiVideo | AsyncApiVideo]) -> None:
    client = make()

    client.webhooks.verify(BODY, SIGNATURE, SECRET)

    event = client.webhooks.parse(BODY, SIGNATURE, SECRET)
    same = client.webhooks.parse_request(BODY, {"x-api-video-signature": SIGNATURE}, SECRET)

    assert parse_webhook(BODY) == event == same
