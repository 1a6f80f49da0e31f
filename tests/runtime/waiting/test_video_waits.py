from __future__ import annotations

import asyncio
import json
import logging
import pickle
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from doubles import some_settings
from package.definition import API
from package.extensions.video_status import EncodingError, VideoProgress, video_progress
from package.extensions.waiting import AsyncLiveStreamWaits, AsyncVideoWaits, LiveStreamWaits, VideoWaits
from package.runtime.auth.schemes import NoAuth
from package.runtime.call.hooks import Hooks
from package.runtime.call.session import Session
from package.runtime.caller import AsyncCaller, Caller
from package.runtime.errors import NotFoundError, SdkError, ServerError, WaitTimeoutError
from package.runtime.transport.flow import BlockingDriver
from package.runtime.transport.task_driver import TaskDriver
from package.testing import AsyncReplayTransport, ReplayTransport

GENERATED = Path(__file__).resolve().parents[3] / "generated" / "python"
if str(GENERATED) not in sys.path:
    sys.path.append(str(GENERATED))

MODELS = import_module("apivideo_sdk.models")
PAYLOADS = json.loads((GENERATED / "tests" / "payloads" / "videos.json").read_bytes())
EXAMPLES = {name: one for name, one in PAYLOADS.items() if name.startswith("get_status/200")}

WAITING = ("hls", "240p", "waiting")
ENCODING = ("hls", "360p", "encoding")
ENCODED = ("hls", "480p", "encoded")
FAILED = ("hls", "720p", "failed")
FAILED_MP4 = ("mp4", "1080p", "failed")
UNHEARD_OF = ("hls", "2160p", "postponed")


class Desk:
    """Answers from a script, its last line for ever; sleeping only moves the clock."""

    def __init__(self, *script: Any) -> None:
        self.script = list(script)
        self.now = 1000.0
        self.slept: list[float] = []
        self.asked: list[str] = []
        self.session = Session(
            definition=API,
            auth=NoAuth(),
            hooks=Hooks(),
            logger=logging.getLogger("sample_sdk"),
            clock=lambda: self.now,
            random=lambda: 1.0,
        )

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_in_a_task(self, seconds: float) -> None:
        self.sleep(seconds)

    def response(self, asked: str) -> Any:
        self.asked.append(asked)
        line = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if isinstance(line, Exception):
            raise line
        return line

    def wait(self, goal: str, *, is_asynchronous: bool, **options: Any) -> Any:
        """Wait for a goal with the blocking or the asynchronous mixin."""
        if is_asynchronous:
            return asyncio.run(getattr(AsyncResource(self), f"wait_until_{goal}")("id1", **options))
        return getattr(Resource(self), f"wait_until_{goal}")("id1", **options)


class Resource(VideoWaits, LiveStreamWaits):
    def __init__(self, desk: Desk) -> None:
        driver = BlockingDriver(ReplayTransport(), sleep=desk.sleep)
        self._caller = Caller(desk.session, some_settings(), driver)
        self.get = self.get_status = desk.response


class AsyncResource(AsyncVideoWaits, AsyncLiveStreamWaits):
    def __init__(self, desk: Desk) -> None:
        driver = TaskDriver(AsyncReplayTransport(), sleep=desk.sleep_in_a_task)
        self._caller = AsyncCaller(desk.session, some_settings(), driver)
        self._desk = desk

    async def get_status(self, video_id: str) -> Any:
        await asyncio.sleep(0)
        return self._desk.response(video_id)

    get = get_status


@pytest.fixture(params=[False, True], ids=["blocking", "asynchronous"])
def is_asynchronous(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def status(*qualities: tuple[str, str, str], playable: bool = False, **ingest: Any) -> Any:
    listed = [{"type": kind, "quality": height, "status": state} for kind, height, state in qualities]
    return read({"ingest": ingest, "encoding": {"playable": playable, "qualities": listed}})


def read(response: Any) -> Any:
    return MODELS.VideoStatus.from_json(json.dumps(response))


def live_stream(*, broadcasting: bool) -> Any:
    return MODELS.LiveStream.from_dict({"liveStreamId": "id1", "broadcasting": broadcasting})


def test_status_that_says_playable_is_given(*, is_asynchronous: bool) -> None:
    playable = status(ENCODED, WAITING, playable=True)
    desk = Desk(status(), status(WAITING), playable)

    given = desk.wait("playable", is_asynchronous=is_asynchronous)

    assert given is playable
    assert (["id1"] * 3, [1.0, 1.5]) == (desk.asked, desk.slept)


def test_status_that_says_encoded_is_given(*, is_asynchronous: bool) -> None:
    encoded = status(ENCODED, ENCODED, playable=True)
    desk = Desk(status(ENCODED, WAITING, playable=True), encoded)

    assert encoded is desk.wait("encoded", is_asynchronous=is_asynchronous, interval=7)
    assert [7] == desk.slept


def test_live_stream_on_air_is_given(*, is_asynchronous: bool) -> None:
    on_air = live_stream(broadcasting=True)
    desk = Desk(live_stream(broadcasting=False), on_air)

    assert on_air is desk.wait("broadcasting", is_asynchronous=is_asynchronous)
    assert (["id1", "id1"], [1.0]) == (desk.asked, desk.slept)


@pytest.mark.parametrize(
    ("goal", "response", "text"),
    [
        ("playable", status(WAITING), "waited 60 s for video id1 to be playable"),
        ("encoded", status(WAITING), "waited 60 s for video id1 to be encoded"),
        ("broadcasting", live_stream(broadcasting=False), "waited 60 s for live stream id1 to be on air"),
    ],
    ids=["playable", "encoded", "broadcasting"],
)
def test_wait_that_is_too_long_says_what_for(goal: str, response: Any, text: str, *, is_asynchronous: bool) -> None:
    with pytest.raises(WaitTimeoutError, match=text) as caught:
        Desk(response).wait(goal, is_asynchronous=is_asynchronous, timeout=60)

    assert response is caught.value.last


@pytest.mark.parametrize("goal", ["playable", "encoded", "broadcasting"])
def test_wait_ends_for_a_refusal_but_not_for_a_failing_server(goal: str, *, is_asynchronous: bool) -> None:
    desk = Desk(ServerError("busy", status=503), NotFoundError("gone", status=404))

    with pytest.raises(NotFoundError):
        desk.wait(goal, is_asynchronous=is_asynchronous)

    assert [1.0] == desk.slept


def test_failed_quality_does_not_matter_once_playable(*, is_asynchronous: bool) -> None:
    playable = status(ENCODED, FAILED, playable=True)

    assert playable is Desk(playable).wait("playable", is_asynchronous=is_asynchronous)


@pytest.mark.parametrize("left", [WAITING, ENCODING, UNHEARD_OF])
def test_video_may_become_playable_while_a_quality_is_left(
    left: tuple[str, str, str], *, is_asynchronous: bool
) -> None:
    playable = status(ENCODED, FAILED, playable=True)
    desk = Desk(status(FAILED, left), playable)

    assert playable is desk.wait("playable", is_asynchronous=is_asynchronous)


@pytest.mark.parametrize("others", [(), (ENCODED,), (FAILED_MP4,)])
def test_video_that_cannot_become_playable_is_an_error_at_once(
    others: tuple[tuple[str, str, str], ...], *, is_asynchronous: bool
) -> None:
    failed = status(FAILED, *others)
    desk = Desk(status(WAITING), failed)

    with pytest.raises(EncodingError, match="video id1: encoding failed for hls 720p") as caught:
        desk.wait("playable", is_asynchronous=is_asynchronous)

    assert failed is caught.value.status
    assert 1 == len(desk.slept)


@pytest.mark.parametrize("left", [WAITING, ENCODING, ENCODED])
def test_failed_quality_ends_the_wait_for_all_of_them(left: tuple[str, str, str], *, is_asynchronous: bool) -> None:
    desk = Desk(status(FAILED, left, FAILED_MP4, playable=True))

    with pytest.raises(EncodingError, match=r"^video id1: encoding failed for hls 720p, mp4 1080p; check") as caught:
        desk.wait("encoded", is_asynchronous=is_asynchronous)

    assert ["720p", "1080p"] == [quality.quality for quality in caught.value.failed]
    assert [] == desk.slept


@pytest.mark.parametrize("qualities", [(), (ENCODED, WAITING), (ENCODED, ENCODING), (ENCODED, UNHEARD_OF)])
def test_video_with_a_quality_left_or_without_any_is_not_encoded(qualities: Any, *, is_asynchronous: bool) -> None:
    with pytest.raises(WaitTimeoutError):
        Desk(status(*qualities, playable=True)).wait("encoded", is_asynchronous=is_asynchronous)


def test_encoding_error_pickles_with_all_it_says() -> None:
    with pytest.raises(EncodingError) as caught:
        Desk(status(FAILED)).wait("encoded", is_asynchronous=False)

    error = caught.value
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert issubclass(EncodingError, SdkError)
    assert (EncodingError, str(error), error.status, error.failed) == (type(copy), str(copy), copy.status, copy.failed)


@pytest.mark.parametrize(
    "response",
    [
        {},
        [],
        {"ingest": [], "encoding": []},
        {"ingest": None, "encoding": None},
        {"ingest": [], "encoding": {"playable": False}},
        {"ingest": {}, "encoding": {"playable": None, "qualities": None, "metadata": None}},
        {"ingest": {"status": None, "filesize": None, "receivedBytes": None, "receivedParts": None}, "encoding": {}},
        {"ingest": {"receivedBytes": [None, {}, "x"], "receivedParts": []}, "encoding": {"qualities": []}},
        {"ingest": {"status": ["odd"], "filesize": "big", "receivedParts": {"parts": 3}}, "encoding": {"qualities": 1}},
    ],
    ids=str,
)
@pytest.mark.parametrize("goal", ["playable", "encoded"])
def test_response_that_leaves_things_out_is_waited_on(response: Any, goal: str) -> None:
    told: list[VideoProgress] = []

    with pytest.raises(WaitTimeoutError):
        Desk(read(response)).wait(goal, is_asynchronous=False, timeout=0, on_progress=told.append)

    assert [nothing_yet()] == told


def nothing_yet() -> VideoProgress:
    return VideoProgress(
        playable=False,
        received_bytes=None,
        total_bytes=None,
        received_parts=None,
        total_parts=None,
        qualities_done=0,
        qualities_failed=0,
        qualities_total=0,
        seconds=0.0,
    )


@pytest.mark.parametrize("quality", [{}, None, "odd", {"status": None}])
def test_quality_without_state_counts_as_left(quality: Any) -> None:
    response = read({"encoding": {"playable": False, "qualities": [quality, {"status": "failed"}]}})

    with pytest.raises(WaitTimeoutError):
        Desk(response).wait("playable", is_asynchronous=False)


def test_failed_quality_without_a_name_is_an_error_too() -> None:
    response = read({"encoding": {"playable": False, "qualities": [{"status": "failed"}]}})

    with pytest.raises(EncodingError, match="encoding failed for a quality without name"):
        Desk(response).wait("playable", is_asynchronous=False)


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("goal", ["playable", "encoded"])
def test_documented_responses_end_the_wait_or_keep_it_waiting(example: str, goal: str) -> None:
    response = EXAMPLES[example]

    end = end_of(Desk(read(response)), goal)

    assert expected_end(response["encoding"], goal) == end


def end_of(desk: Desk, goal: str) -> str:
    try:
        desk.wait(goal, is_asynchronous=False, on_progress=list[VideoProgress]().append)
    except (EncodingError, WaitTimeoutError) as error:
        return type(error).__name__
    return "done"


def expected_end(encoding: Any, goal: str) -> str:
    states = [quality["status"] for quality in encoding.get("qualities", [])]
    if goal == "playable":
        return "done" if encoding["playable"] else "WaitTimeoutError"
    return "EncodingError" if "failed" in states else "WaitTimeoutError"


def test_progress_is_told_for_each_status_but_the_last(*, is_asynchronous: bool) -> None:
    told: list[VideoProgress] = []
    script = (status(), status(ENCODED, ENCODING, WAITING, FAILED), status(playable=True))

    Desk(*script).wait("playable", is_asynchronous=is_asynchronous, interval=4, on_progress=told.append)

    assert [(0, 0, 0, 0.0), (1, 1, 4, 4.0)] == [
        (each.qualities_done, each.qualities_failed, each.qualities_total, each.seconds) for each in told
    ]


def test_progress_of_a_live_stream_is_the_live_stream(*, is_asynchronous: bool) -> None:
    told: list[Any] = []
    silent = live_stream(broadcasting=False)
    desk = Desk(silent, live_stream(broadcasting=True))

    desk.wait("broadcasting", is_asynchronous=is_asynchronous, on_progress=told.append)

    assert [silent] == told


def test_progress_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        nothing_yet().seconds = 1.0  # type: ignore[misc]  # that is the claim


def test_progress_says_which_parts_arrived() -> None:
    progress = video_progress(status(status="uploading", receivedParts={"parts": [1, 3], "total": 4}), 0.0)

    assert (2, 4) == (progress.received_parts, progress.total_parts)
    assert (None, None) == (progress.received_bytes, progress.total_bytes)


@pytest.mark.parametrize(
    ("ranges", "received"),
    [
        ([(0, 99)], 100),
        ([(100, 199), (0, 99)], 200),
        ([(0, 99), (50, 149), (60, 70)], 150),
        ([(900, 999), (0, 0)], 101),
        ([(5, 1)], 0),
    ],
)
def test_progress_counts_each_byte_that_arrived_once(ranges: list[tuple[int, int]], received: int) -> None:
    listed = [{"from": first, "to": last, "total": 1000} for first, last in ranges]

    progress = video_progress(status(status="uploading", receivedBytes=listed), 0.0)

    assert (received, 1000) == (progress.received_bytes, progress.total_bytes)


@pytest.mark.parametrize("state", ["uploaded", "ingested"])
def test_file_that_arrived_was_received_whole(state: str) -> None:
    progress = video_progress(status(status=state, filesize=5000, receivedBytes=[]), 0.0)

    assert (5000, 5000) == (progress.received_bytes, progress.total_bytes)


@pytest.mark.parametrize("state", ["uploading", "ingesting"])
def test_file_under_way_has_a_size_but_an_unknown_part_of_it(state: str) -> None:
    progress = video_progress(status(status=state, filesize=5000), 0.0)

    assert (None, 5000) == (progress.received_bytes, progress.total_bytes)
