from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from apivideo_emulator.media.pictures import BLANK_JPEG
from apivideo_sdk.agent import helpers
from apivideo_sdk.agent.clock import WaitClock
from apivideo_sdk.agent.failures import AgentError
from apivideo_sdk.agent.workflows.entries import load_workflows

from tests.agent.place import Place

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo.mp4"


class Stepping(WaitClock):
    """Lets pauses pass in the emulator's time."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place

    def pause(self, seconds: float) -> None:
        self._place.world.advance(max(seconds, 30))


def ran(place: Place, workflow: str, **inputs: Any) -> dict[str, Any]:
    return place.core.run(workflow, inputs, Stepping(place))


def files(place: Place) -> dict[str, str]:
    for name, content in {
        "talk.mp4": DEMO.read_bytes(),
        "logo.jpg": BLANK_JPEG,
        "cover.jpg": BLANK_JPEG,
        "en.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    }.items():
        (place.folder / name).write_bytes(content)
    return {name: str(place.folder / name) for name in ("talk.mp4", "logo.jpg", "cover.jpg", "en.vtt")}


def test_a_file_becomes_a_video_that_plays(place: Place) -> None:
    found = ran(place, "upload_and_get_playback", file=files(place)["talk.mp4"], title="Talk", tags=["launch"])

    assert found["playable"]
    assert found["player"].startswith("http")
    assert ["launch"] == place.client().videos.get(found["videoId"]).tags


def test_a_webinar_has_a_stream_with_picture_and_a_player_with_logo(place: Place) -> None:
    given = files(place)

    found = ran(place, "webinar_setup", name="Webinar", thumbnail=given["cover.jpg"], logo=given["logo.jpg"])

    stream = place.client().live_streams.get(found["liveStreamId"])
    assert found["streamKey"].startswith("secret:")
    assert found["playerId"] == stream.player_id
    assert place.client().player_themes.get(found["playerId"]).assets


def test_captions_are_replaced_and_shown(place: Place) -> None:
    video, file = place.video(), files(place)["en.vtt"]
    ran(place, "replace_captions", videoId=video, language="en", file=file)

    found = ran(place, "replace_captions", videoId=video, language="en", file=file, default=True)

    assert found["default"] is True
    assert 1 == len(list(place.client().captions.list(video)))


def test_a_deleted_video_comes_back_by_its_title(place: Place) -> None:
    video = place.video("Keynote of May")
    place.client().videos.delete(video)

    found = ran(place, "restore_deleted", title="Keynote of May")

    assert video == found["videoId"]
    with pytest.raises(AgentError, match="at the step find"):
        ran(place, "restore_deleted", title="Never made")


def test_a_report_counts_what_was_watched(place: Place) -> None:
    found = ran(place, "video_report", videoId=place.video("Talk"))

    assert "Talk" == found["title"]
    assert 0 == found["plays"]
    assert {"ends", "watchTime", "countries", "sessions", "latestSessions"} <= found.keys()


def test_wrong_inputs_are_named(place: Place) -> None:
    with pytest.raises(AgentError) as caught:
        ran(place, "upload_and_get_playback", fil="x", title=5)

    assert "did you mean file" in str(caught.value)
    assert "file is required" in str(caught.value)
    assert "title must be string" in str(caught.value)
    with pytest.raises(AgentError, match="restore_deleted"):
        ran(place, "restore_delete")


def test_search_offers_workflows_first_and_describe_explains_them(place: Place) -> None:
    first = place.core.search("upload a video and get a playback url").splitlines()[0]

    assert first.startswith("upload_and_get_playback")
    assert "file* string" in place.core.describe(["upload_and_get_playback"])
    assert "run_" not in place.core.search("list webhooks").splitlines()[0]


def test_each_workflow_is_a_function_of_the_package(place: Place) -> None:
    video = place.video("Talk")

    found = helpers.video_report(place.client(), video_id=video)

    assert "Talk" == found["title"]
    assert {one.id for one in load_workflows()} == set(helpers.__all__)
    assert json.dumps(dict(found))
