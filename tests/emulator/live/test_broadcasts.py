"""Live streams on air: begun, ended, completed and recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.small_files import slug
from tests.emulator.validating import Emulator


def create(emulator: Emulator, **members: Any) -> dict[str, Any]:
    body = {"name": "Town hall", **members}
    live_stream: dict[str, Any] = emulator.call("POST", "/live-streams", 200, json=body)
    return live_stream


def put_on_air(emulator: Emulator, live_stream: dict[str, Any], status: int = 200, *, broadcasting: Any = True) -> Any:
    path = f"/_emulator/live-streams/{live_stream['liveStreamId']}"
    return emulator.call("POST", path, status, json={"broadcasting": broadcasting})


def is_on_air(emulator: Emulator, live_stream: dict[str, Any]) -> bool:
    return bool(emulator.get(f"/live-streams/{live_stream['liveStreamId']}")["broadcasting"])


def listen(emulator: Emulator) -> None:
    events = ["live-stream.broadcast.started", "live-stream.broadcast.ended", "video.source.recorded"]
    emulator.call("POST", "/webhooks", 201, json={"events": events, "url": "https://example.com/hook"})


def heard(emulator: Emulator) -> list[str]:
    return [one["type"] for one in emulator.get("/_emulator/deliveries")["data"]]


def test_live_stream_on_air_says_so(emulator: Emulator) -> None:
    live_stream = create(emulator)
    emulator.advance(60)

    response = put_on_air(emulator, live_stream)

    assert {**live_stream, "broadcasting": True, "updatedAt": emulator.world.stamp()} == response
    assert is_on_air(emulator, live_stream)


def test_webhooks_are_told_of_beginning_end_and_recording(emulator: Emulator) -> None:
    live_stream = create(emulator)
    listen(emulator)

    put_on_air(emulator, live_stream)
    put_on_air(emulator, live_stream, broadcasting=False)

    assert ["live-stream.broadcast.started", "live-stream.broadcast.ended"] == heard(emulator)
    emulator.advance(10)
    (video,) = emulator.get("/videos")["data"]
    assert "video.source.recorded" == heard(emulator)[-1]
    assert emulator.get("/_emulator/deliveries")["data"][-1]["body"].endswith(
        f'"liveStreamId":"{live_stream["liveStreamId"]}","videoId":"{video["videoId"]}"}}'
    )


def test_what_is_so_already_is_told_to_nobody(emulator: Emulator) -> None:
    live_stream = create(emulator)
    listen(emulator)

    put_on_air(emulator, live_stream, broadcasting=False)
    put_on_air(emulator, live_stream)
    put_on_air(emulator, live_stream)

    assert ["live-stream.broadcast.started"] == heard(emulator)


def test_recording_is_a_video_that_names_its_live_stream(emulator: Emulator) -> None:
    live_stream = create(emulator, public=False)
    put_on_air(emulator, live_stream)
    put_on_air(emulator, live_stream, broadcasting=False)
    assert [] == emulator.get("/videos")["data"]

    emulator.advance(60)

    key = live_stream["liveStreamId"]
    (video,) = emulator.get(f"/videos?liveStreamId={key}")["data"]
    assert ("Town hall", False) == (video["title"], video["public"])
    assert {
        "uri": f"/videos/{video['videoId']}/source",
        "type": "liveStream",
        "liveStream": {"liveStreamId": key, "links": [{"rel": "self", "uri": f"/live-streams/{key}"}]},
    } == video["source"]
    assert emulator.get(f"/videos/{video['videoId']}/status")["encoding"]["playable"]


def test_recording_takes_no_upload(emulator: Emulator) -> None:
    live_stream = create(emulator)
    put_on_air(emulator, live_stream)
    put_on_air(emulator, live_stream, broadcasting=False)
    emulator.advance(60)
    (video,) = emulator.get("/videos")["data"]

    refused = emulator.call("POST", f"/videos/{video['videoId']}/source", 400, files={"file": b"clip"})

    assert "video-source-already-uploaded" == slug(refused)


def test_each_broadcast_has_its_recording(emulator: Emulator) -> None:
    live_stream = create(emulator)

    for _ in range(2):
        put_on_air(emulator, live_stream)
        emulator.advance(60)
        put_on_air(emulator, live_stream, broadcasting=False)
    emulator.advance(60)

    assert 2 == len(emulator.get("/videos")["data"])


def test_completed_live_stream_goes_off_air_a_little_later(emulator: Emulator) -> None:
    live_stream = create(emulator)
    listen(emulator)
    put_on_air(emulator, live_stream)

    for _ in range(2):
        assert emulator.call("PUT", f"/live-streams/{live_stream['liveStreamId']}/complete", 202) is None

    assert is_on_air(emulator, live_stream)
    emulator.advance(60)
    assert not is_on_air(emulator, live_stream)
    assert ["live-stream.broadcast.started", "live-stream.broadcast.ended", "video.source.recorded"] == heard(emulator)


def test_completing_what_is_not_on_air_changes_nothing(emulator: Emulator) -> None:
    live_stream = create(emulator)
    listen(emulator)

    emulator.call("PUT", f"/live-streams/{live_stream['liveStreamId']}/complete", 202)

    emulator.advance(60)
    assert [] == heard(emulator) + emulator.get("/videos")["data"]


def test_deletion_ends_the_broadcast_and_leaves_its_recording(emulator: Emulator) -> None:
    live_stream = create(emulator)
    listen(emulator)
    put_on_air(emulator, live_stream)

    emulator.call("DELETE", f"/live-streams/{live_stream['liveStreamId']}", 204)

    emulator.advance(60)
    emulator.call("GET", f"/live-streams/{live_stream['liveStreamId']}", 404)
    assert ["live-stream.broadcast.started", "live-stream.broadcast.ended", "video.source.recorded"] == heard(emulator)
    assert 1 == len(emulator.get("/videos")["data"])


def test_unknown_live_stream_cannot_go_on_air(emulator: Emulator) -> None:
    response = put_on_air(emulator, {"liveStreamId": "liUnknown"}, 404)

    assert "there is no live stream 'liUnknown'" == response["error"]


@pytest.mark.parametrize("body", [{}, {"broadcasting": "yes"}, {"broadcasting": True, "color": "red"}])
def test_change_that_says_nothing_is_refused(emulator: Emulator, body: dict[str, Any]) -> None:
    live_stream = create(emulator)

    response = emulator.call("POST", f"/_emulator/live-streams/{live_stream['liveStreamId']}", 400, json=body)

    assert "error" in response
    assert not is_on_air(emulator, live_stream)


def test_clients_cannot_put_a_live_stream_on_air(emulator: Emulator) -> None:
    live_stream = create(emulator, broadcasting=True)

    emulator.call("PATCH", f"/live-streams/{live_stream['liveStreamId']}", 200, json={"broadcasting": True})

    assert not is_on_air(emulator, live_stream)
    assert "invalid-attribute" == slug(emulator.call("POST", "/live-streams", 400, json={"name": 1}))
