"""The status of a video as time passes: upload, qualities one after the other, failures on demand."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from package.base.processes import Processes
from package.media.probing import NOTHING, probe, read_probe
from package.videos.videos import new_video, save_video
from package.world.events import LISTENERS, on
from package.world.world import World

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, Uploader, new_uploader
from tests.emulator.validating import Emulator
from tests.emulator.watching import CLIP
from tests.tools import FFMPEG, needs_ffprobe

TEN = b"x" * 10
QUALITIES = ["hls 240p", "hls 360p", "hls 480p", "hls 720p", "mp4 720p"]


@pytest.fixture
def emulator(start_emulator: StartEmulator) -> Emulator:
    """An emulator whose parts may be of ten bytes."""
    return start_emulator(uploads=LIMITS)


@pytest.fixture
def uploader(emulator: Emulator) -> Uploader:
    return new_uploader(emulator)


def statuses(uploader: Uploader) -> list[str]:
    return [one["status"] for one in uploader.status()["encoding"]["qualities"]]


def test_empty_video_has_no_ingest(uploader: Uploader) -> None:
    status = uploader.status()

    assert {"ingest": [], "encoding": {"playable": False, "qualities": [], "metadata": []}} == status


def test_parts_are_shown_while_they_arrive(uploader: Uploader) -> None:
    uploader.send(TEN, "part 3/*")
    uploader.send(TEN, "part 1/4")

    ingest = uploader.status()["ingest"]

    parts = {"parts": [1, 3], "total": 4}
    assert {"status": "uploading", "filesize": None, "receivedBytes": [], "receivedParts": parts} == ingest


def test_ranges_are_shown_while_they_arrive(uploader: Uploader) -> None:
    uploader.send(TEN, "bytes 10-19/*")
    before = uploader.status()["ingest"]["receivedBytes"]
    uploader.send(TEN, "bytes 0-9/30")

    ingest = uploader.status()["ingest"]

    assert [{"from": 10, "to": 19}] == before
    assert [{"from": 10, "to": 19, "total": 30}, {"from": 0, "to": 9, "total": 30}] == ingest["receivedBytes"]


def test_parts_stay_shown_once_the_file_is_complete(uploader: Uploader) -> None:
    for number in (1, 2, 3):
        uploader.send(TEN, f"part {number}/3")
    uploader.emulator.advance(1)

    ingest = uploader.status()["ingest"]

    assert ("uploaded", 30) == (ingest["status"], ingest["filesize"])
    assert {"parts": [1, 2, 3], "total": 3} == ingest["receivedParts"]


def test_qualities_are_encoded_one_after_the_other(uploader: Uploader) -> None:
    uploader.send(TEN)

    seen = []
    for _ in range(8):
        seen.append(" ".join(statuses(uploader)))
        uploader.emulator.advance(1)

    assert [
        "",
        "waiting waiting waiting waiting waiting",
        "encoding waiting waiting waiting waiting",
        "encoded encoding waiting waiting waiting",
        "encoded encoded encoding waiting waiting",
        "encoded encoded encoded encoding waiting",
        "encoded encoded encoded encoded encoding",
        "encoded encoded encoded encoded encoded",
    ] == seen


def test_video_plays_once_the_first_quality_is_encoded(uploader: Uploader) -> None:
    uploader.send(TEN)
    uploader.emulator.advance(2)
    before = uploader.status()["encoding"]["playable"]

    uploader.emulator.advance(1)

    assert (False, True) == (before, uploader.status()["encoding"]["playable"])


def test_video_without_mp4_support_has_no_mp4(emulator: Emulator) -> None:
    uploader = new_uploader(emulator, mp4Support=False)
    uploader.send(TEN)

    emulator.advance(60)

    assert {"hls"} == {one["type"] for one in uploader.status()["encoding"]["qualities"]}


@pytest.fixture
def told() -> Iterator[list[Any]]:
    """The events of encoded qualities, as a listener hears them."""
    events: list[Any] = []

    def listen(_: World, event: Any) -> None:
        events.append(event)

    on("video.encoding.quality.completed")(listen)
    yield events
    LISTENERS["video.encoding.quality.completed"].remove(listen)


def test_each_encoded_quality_is_told(uploader: Uploader, told: list[Any]) -> None:
    uploader.send(TEN)

    uploader.emulator.advance(60)

    assert {uploader.video} == {event["videoId"] for event in told}
    assert QUALITIES == [f"{event['encoding']} {event['quality']}" for event in told]


def test_recording_is_encoded_and_its_live_stream_is_told(emulator: Emulator, told: list[Any]) -> None:
    with emulator.world.transaction():
        video = new_video(emulator.world, {"title": "Recording"})
        save_video(emulator.world, {**video, "source": {**video["source"], "liveStream": {"liveStreamId": "li1"}}})
        emulator.world.emit("video.source.recorded", {"videoId": video["videoId"], "liveStreamId": "li1"})

    emulator.advance(60)

    assert emulator.get(f"/videos/{video['videoId']}/status")["encoding"]["playable"]
    assert [(video["videoId"], "li1")] * 5 == [(event["videoId"], event["liveStreamId"]) for event in told]


def test_deleting_a_video_ends_its_encoding(uploader: Uploader) -> None:
    uploader.send(TEN)
    uploader.emulator.advance(3)

    uploader.emulator.call("DELETE", f"/videos/{uploader.video}", 204)
    uploader.emulator.advance(60)

    uploader.emulator.call("GET", f"/videos/{uploader.video}/status", 404)


def fail(emulator: Emulator, status: int = 201, **fault: Any) -> Any:
    return emulator.call("POST", "/_emulator/encoding-faults", status, json=fault)


def test_one_quality_fails_on_demand(uploader: Uploader) -> None:
    fail(uploader.emulator, type="mp4", videoId=uploader.video)
    uploader.send(TEN)

    uploader.emulator.advance(60)

    assert ["encoded"] * 4 + ["failed"] == statuses(uploader)
    assert uploader.status()["encoding"]["playable"]


def test_failed_video_does_not_play(uploader: Uploader) -> None:
    fail(uploader.emulator)
    uploader.send(TEN)

    uploader.emulator.advance(60)

    assert ["failed"] * 5 == statuses(uploader)
    assert not uploader.status()["encoding"]["playable"]


def test_failures_are_counted(uploader: Uploader) -> None:
    fail(uploader.emulator, times=2)
    uploader.send(TEN)

    uploader.emulator.advance(60)

    assert ["failed"] * 2 + ["encoded"] * 3 == statuses(uploader)


def test_failure_of_another_video_does_not_strike(uploader: Uploader) -> None:
    fail(uploader.emulator, videoId="viOther")
    fail(uploader.emulator, quality="1080p")
    uploader.send(TEN)

    uploader.emulator.advance(60)

    assert ["encoded"] * 5 == statuses(uploader)


def test_failures_are_listed_and_removed(emulator: Emulator) -> None:
    fault = fail(emulator, quality="360p")

    listed = emulator.get("/_emulator/encoding-faults")["data"]
    emulator.call("DELETE", "/_emulator/encoding-faults", 204)

    assert [fault] == listed
    assert [] == emulator.get("/_emulator/encoding-faults")["data"]


@pytest.mark.parametrize("fault", [{"quality": "100p"}, {"times": 0}, {"kind": "500"}])
def test_impossible_failure_is_refused(emulator: Emulator, fault: dict[str, Any]) -> None:
    assert fail(emulator, 400, **fault)["error"]


def test_what_ffprobe_tells_becomes_metadata() -> None:
    told = {
        "streams": [
            {"codec_type": "audio", "codec_name": "aac", "sample_rate": "48000", "avg_frame_rate": "0/0"},
            {"codec_type": "video", "codec_name": "h264", "width": 1280, "height": 720, "avg_frame_rate": "30000/1001"},
        ],
        "format": {"duration": "12.480000", "bit_rate": "1290412"},
    }

    assert {
        "width": 1280,
        "height": 720,
        "bitrate": 1290.41,
        "duration": 12,
        "framerate": 30,
        "samplerate": 48000,
        "videoCodec": "h264",
        "audioCodec": "aac",
        "aspectRatio": "16/9",
    } == read_probe(told)


@needs_ffprobe
def test_real_video_has_real_metadata(start_emulator: StartEmulator, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc=size=640x360:rate=10:duration=2"]
    subprocess.run([str(FFMPEG), "-v", "error", *picture, str(film)], check=True, timeout=60)
    uploader = new_uploader(start_emulator(ffmpeg=True))
    uploader.send(film.read_bytes())
    uploader.emulator.advance(60)

    encoding = uploader.status()["encoding"]

    told = [encoding["metadata"][name] for name in ("width", "height", "duration", "framerate", "aspectRatio")]
    assert [640, 360, 2, 10, "16/9"] == told
    assert ["240p", "360p", "360p"] == [one["quality"] for one in encoding["qualities"]]


def test_silence_and_unknowns_are_null() -> None:
    assert dict(NOTHING) == read_probe({"streams": [], "format": {}})


def test_what_is_no_video_has_no_metadata(tmp_path: Path) -> None:
    file = tmp_path / "noise"
    file.write_bytes(b"#EXTM3U\n/etc/hostname\n")

    assert {} == probe(file, Processes())


@needs_ffprobe
@pytest.mark.parametrize(
    "playlist",
    [
        "ffconcat version 1.0\nfile clip.mp4\n",
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nclip.mp4\n#EXT-X-ENDLIST\n",
    ],
    ids=["concat", "hls"],
)
def test_file_that_a_playlist_names_is_not_read(tmp_path: Path, playlist: str) -> None:
    (tmp_path / "clip.mp4").write_bytes(CLIP.read_bytes())
    (tmp_path / "playlist").write_text(playlist, encoding="utf-8")

    assert {} == probe(tmp_path / "playlist", Processes())
    assert 192 == probe(tmp_path / "clip.mp4", Processes())["width"]
