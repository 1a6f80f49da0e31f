"""Deliveries: signed, tried again, remembered, and kept on this machine."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from package.base.origins import is_this_machine
from package.world.webhooks import EVENTS, signed_headers

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator, ResponseChecks, running
from tests.emulator.webhooks.receiver import Receiver, receiving

_STARTED = "live-stream.broadcast.started"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def subscribe(emulator: Emulator, url: str, *events: str) -> Any:
    return emulator.call("POST", "/webhooks", 201, json={"events": list(events or EVENTS), "url": url})


def happen(emulator: Emulator, event: str = _STARTED, **payload: str) -> None:
    with emulator.world.transaction():
        emulator.world.emit(event, payload or {"liveStreamId": "li1"})
    emulator.world.settle()


def happen_in_vain(emulator: Emulator) -> None:
    with emulator.world.transaction():
        emulator.world.emit(_STARTED, {"liveStreamId": "li1"})
        raise ZeroDivisionError


def deliveries(emulator: Emulator, **filters: str) -> list[Any]:
    return list(emulator.get("/_emulator/deliveries", params=filters)["data"])


def test_event_is_delivered_to_who_listens_to_it(emulator: Emulator, receiver: Receiver) -> None:
    subscribe(emulator, f"{receiver.url}/hooks?a=1", _STARTED)
    subscribe(emulator, f"{receiver.url}/other", "video.source.recorded")

    happen(emulator)

    assert ["/hooks?a=1"] == [one.path for one in receiver.taken]
    expected = {"type": _STARTED, "emittedAt": emulator.world.stamp(), "liveStreamId": "li1"}
    assert [expected] == receiver.events()


@pytest.mark.parametrize("event", EVENTS)
def test_any_event_is_sent_on_demand_with_the_example_of_the_document(
    emulator: Emulator, receiver: Receiver, event: str
) -> None:
    webhook = subscribe(emulator, receiver.url)

    sent = emulator.call("POST", "/_emulator/events", 200, json={"type": event, "extra": "x"})
    emulator.world.settle()

    assert [webhook["webhookId"]] == sent.pop("webhooks")
    assert [{**sent, "emittedAt": emulator.world.stamp()}] == receiver.events()
    assert "x" == sent["extra"]
    assert 3 <= len(sent)


def test_an_event_that_there_is_not_is_refused(emulator: Emulator) -> None:
    refused = emulator.call("POST", "/_emulator/events", 400, json={"type": "video.lost"})

    assert "video.source.recorded" in refused["error"]


def test_delivery_is_signed_with_the_secret_of_its_webhook(emulator: Emulator, receiver: Receiver) -> None:
    webhook = subscribe(emulator, receiver.url)

    happen(emulator)

    (taken,) = receiver.taken
    expected = hmac.digest(webhook["signatureSecret"].encode(), taken.body, "sha256").hex()
    assert expected == taken.headers["x-api-video-signature"]
    assert webhook["webhookId"] == taken.headers["x-api-video-webhookid"]
    assert "application/json" == taken.headers["content-type"]


def test_signature_is_that_of_the_published_example() -> None:
    webhook = {"webhookId": "webhook_1", "signatureSecret": "sig_sec_0000000000000000000000"}
    body = (
        b'{"type":"video.encoding.quality.completed","emittedAt":"2021-01-29T15:46:25.217Z",'
        b'"videoId":"vi0000000000000000000000","liveStreamId":"li0000000000000000000000",'
        b'"encoding":"hls","quality":"720p"}'
    )

    headers = signed_headers(webhook, body)

    expected = "27a77d3a7fc626854886b5dbfae4e32c8b0170c1ea1b714c91ba77f1e7774e8c"
    assert expected == headers["X-Api-Video-Signature"]


@pytest.mark.parametrize("event", EVENTS)
def test_each_event_is_delivered_as_the_document_says(emulator: Emulator, receiver: Receiver, event: str) -> None:
    subscribe(emulator, receiver.url)
    payload = {"videoId": "vi1", "liveStreamId": "li1"}

    happen(emulator, event, **payload)

    (sent,) = receiver.events()
    root = emulator.world.document.root
    schema = next(
        one
        for one in root["components"]["schemas"].values()
        if [event] == one.get("properties", {}).get("type", {}).get("enum")
    )
    validator = jsonschema_rs.validator_for(emulator.world.document.schema(schema), validate_formats=True)
    assert [] == [error.message for error in validator.iter_errors(sent)]


def test_response_below_300_is_enough(emulator: Emulator) -> None:
    with receiving([200]) as receiver:
        subscribe(emulator, receiver.url)
        happen(emulator)

        emulator.advance(60)

        assert 1 == len(receiver.taken)
        assert ["delivered"] == [one["state"] for one in deliveries(emulator)]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_refused_delivery_is_tried_three_times_more(emulator: Emulator, status: int) -> None:
    with receiving([status] * 10) as receiver:
        subscribe(emulator, receiver.url)
        happen(emulator)

        emulator.advance(60)

        assert 4 == len(receiver.taken)
        assert 1 == len({(one.path, one.body, one.headers["x-api-video-signature"]) for one in receiver.taken})
        (delivery,) = deliveries(emulator)
        assert "failed" == delivery["state"]
        assert [status] * 4 == [attempt["status"] for attempt in delivery["attempts"]]


def test_attempts_are_three_seconds_apart_by_the_clock(emulator: Emulator) -> None:
    with receiving([500, 500]) as receiver:
        subscribe(emulator, receiver.url)
        happen(emulator)
        counts = [len(receiver.taken)]

        for _ in range(3):
            emulator.advance(2)
            counts.append(len(receiver.taken))

        assert [1, 1, 2, 3] == counts
        assert "delivered" == deliveries(emulator)[0]["state"]


def test_endpoint_that_is_not_there_is_tried_again(emulator: Emulator) -> None:
    with receiving() as receiver:
        nobody = receiver.url
    subscribe(emulator, nobody)
    happen(emulator)

    emulator.advance(60)

    (delivery,) = deliveries(emulator)
    assert "failed" == delivery["state"]
    assert [None] * 4 == [attempt["status"] for attempt in delivery["attempts"]]
    assert "ConnectionRefusedError" in delivery["attempts"][0]["error"]


def test_attempt_that_is_still_to_come_survives_a_restart(
    response_checks: ResponseChecks, bundled_document: Path, tmp_path: Path
) -> None:
    settings = {"state": tmp_path / "state", "start": datetime(2026, 4, 2, 12, tzinfo=UTC)}
    with receiving([500]) as receiver:
        with running(response_checks, bundled_document, settings) as emulator:
            subscribe(emulator, receiver.url)
            happen(emulator)

        with running(response_checks, bundled_document, settings) as emulator:
            emulator.advance(3)

            assert ["delivered"] == [one["state"] for one in deliveries(emulator)]
        assert 2 == len(receiver.taken)


def test_deleted_webhook_is_not_tried_again(emulator: Emulator) -> None:
    with receiving([500] * 4) as receiver:
        webhook = subscribe(emulator, receiver.url)
        happen(emulator)

        emulator.call("DELETE", f"/webhooks/{webhook['webhookId']}", 204)
        emulator.advance(60)

        assert 1 == len(receiver.taken)
        assert "canceled" == deliveries(emulator)[0]["state"]


@pytest.mark.parametrize("url", ["http://192.0.2.1/hook", "https://example.com/hook", "http://localhost.example.com"])
def test_nothing_is_delivered_beyond_this_machine(emulator: Emulator, url: str) -> None:
    subscribe(emulator, url)

    happen(emulator)

    (delivery,) = deliveries(emulator)
    assert "refused" == delivery["state"]
    assert [] == delivery["attempts"]
    assert "not on this machine" in delivery["reason"]


def test_other_machines_are_told_where_that_is_allowed(start_emulator: Any, receiver: Receiver) -> None:
    emulator = start_emulator(allow_remote_webhooks=True)
    subscribe(emulator, receiver.url.replace("127.0.0.1", "0.0.0.0"))  # noqa: S104 # this machine by another name

    happen(emulator)

    assert 1 == len(receiver.taken)


@pytest.mark.parametrize(
    "url", ["http://localhost:1/", "http://hooks.localhost/", "http://127.9.9.9/", "http://[::1]:80/"]
)
def test_names_of_this_machine_are_known(url: str) -> None:
    assert is_this_machine(url)


def test_log_is_filtered_and_forgotten(emulator: Emulator, receiver: Receiver) -> None:
    first = subscribe(emulator, receiver.url, _STARTED)
    subscribe(emulator, receiver.url, _STARTED, "video.source.recorded")
    happen(emulator)
    happen(emulator, "video.source.recorded", videoId="vi1", liveStreamId="li1")

    of_one = deliveries(emulator, webhookId=first["webhookId"])
    recorded = deliveries(emulator, type="video.source.recorded")
    everything = deliveries(emulator, state="delivered")
    emulator.call("DELETE", "/_emulator/deliveries", 204)

    assert (1, 1, 3) == (len(of_one), len(recorded), len(everything))
    assert [] == deliveries(emulator)


def test_log_forgets_the_oldest(start_emulator: Any) -> None:
    emulator = start_emulator(kept_requests=2)
    subscribe(emulator, "https://example.com")

    for number in range(3):
        happen(emulator, liveStreamId=f"li{number}")

    assert ["li1", "li2"] == [one["body"].split('"')[-2] for one in deliveries(emulator)]


def test_event_of_a_failed_call_is_not_delivered(emulator: Emulator, receiver: Receiver) -> None:
    subscribe(emulator, receiver.url)

    with pytest.raises(ZeroDivisionError):
        happen_in_vain(emulator)
    emulator.world.settle()

    assert [] == receiver.taken
    assert [] == deliveries(emulator)


def test_upload_tells_of_its_qualities_its_caption_and_its_summary(emulator: Emulator, receiver: Receiver) -> None:
    subscribe(emulator, receiver.url)
    wishes = {"title": "Keynote", "transcript": True, "transcriptSummary": True}
    video_id = emulator.call("POST", "/videos", 201, json=wishes)["videoId"]
    emulator.call("POST", f"/videos/{video_id}/source", 201, files={"file": ("keynote.mp4", b"moving pictures")})

    emulator.advance(60)

    told = receiver.events()
    assert {video_id} == {event["videoId"] for event in told}
    kinds = [event["type"].removeprefix("video.") for event in told]
    assert ["encoding.quality.completed", "caption.generated", "summary.generated"] == list(dict.fromkeys(kinds))
    qualities = [(event["encoding"], event["quality"]) for event in told if "quality" in event]
    assert ("mp4", "720p") in qualities
    assert [("hls", quality) for quality in ("240p", "360p", "480p", "720p")] == qualities[:-1]


@pytest.mark.parametrize(
    ("origin", "is_delivered"),
    [
        ("https://evil.test", False),
        ("null", False),
        ("http://evil.test:8099", False),
        ("http://localhost.evil.test", False),
        ("http://emulator.test", True),
        ("http://localhost:3000", True),
        ("http://127.0.0.1:5173", True),
        ("http://[::1]:5173", True),
        (None, True),
    ],
)
def test_webhook_of_a_page_of_another_origin_is_not_delivered(
    emulator: Emulator,
    receiver: Receiver,
    origin: str | None,
    is_delivered: bool,  # noqa: FBT001 # a parameter of the test
) -> None:
    headers = {} if origin is None else {"Origin": origin}
    webhook = emulator.call("POST", "/webhooks", 201, json={"events": [_STARTED], "url": receiver.url}, headers=headers)

    happen(emulator)

    assert is_delivered == bool(receiver.taken)
    [delivery] = deliveries(emulator, webhookId=webhook["webhookId"])
    assert (None if is_delivered else f"a web page of {origin} made this webhook") == (
        delivery["reason"] and delivery["reason"].partition(";")[0]
    )
    assert "_page" not in webhook
    assert webhook == emulator.get(f"/webhooks/{webhook['webhookId']}") == emulator.get("/webhooks")["data"][0]


def test_no_option_delivers_to_the_webhook_of_such_a_page(start_emulator: StartEmulator, receiver: Receiver) -> None:
    emulator = start_emulator(allow_remote_webhooks=True)
    body = {"events": [_STARTED], "url": receiver.url}
    emulator.call("POST", "/webhooks", 201, json=body, headers={"Origin": "https://evil.test"})

    happen(emulator)

    assert [] == receiver.taken
