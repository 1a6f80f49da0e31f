"""What ffmpeg makes of videos."""

from __future__ import annotations

import os
import re
import struct
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from package.base.processes import Processes
from package.media.media import Ffmpeg, find_ffmpeg, make_picture, make_rendition
from package.media.pictures import HEIGHT, WIDTH, draw_picture
from package.videos.renditions import Renditions

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator, ResponseChecks, running
from tests.emulator.watching import CLIP, encoded_clip, upload_clip
from tests.tools import needs_ffmpeg, needs_ffprobe


@pytest.fixture
def emulator(start_emulator: StartEmulator) -> Emulator:
    return start_emulator(ffmpeg=True)


@pytest.fixture(scope="module")
def watched(response_checks: ResponseChecks, bundled_document: Path) -> Iterator[Emulator]:
    """An emulator for all that only look at the same clip: what ffmpeg made is there for the next of them."""
    with running(response_checks, bundled_document, {"ffmpeg": True}) as emulator:
        yield emulator


@pytest.fixture(scope="module")
def clip(watched: Emulator) -> Any:
    return encoded_clip(watched)


def ask(emulator: Emulator, address: str) -> Any:
    return emulator.new_client(None).get(address)


@needs_ffmpeg
def test_thumbnail_is_a_frame_of_the_video(watched: Emulator, clip: Any) -> None:
    response = ask(watched, clip["assets"]["thumbnail"])

    assert (200, "image/jpeg") == (response.status_code, response.headers["content-type"])
    assert b"\xff\xd8\xff" == response.content[:3]


@needs_ffmpeg
def test_frame_that_was_picked_is_another_one(watched: Emulator, clip: Any) -> None:
    assert frame(watched, clip, "00:00:00.00") != frame(watched, clip, "00:00:02.50")


@needs_ffmpeg
def test_frame_beyond_the_end_is_the_first_one(watched: Emulator, clip: Any) -> None:
    assert frame(watched, clip, "00:00:00.00") == frame(watched, clip, "01:00:00.00")


@needs_ffprobe
def test_manifest_leads_to_a_real_rendition(watched: Emulator, clip: Any) -> None:
    master = ask(watched, clip["assets"]["hls"])
    variant_address = beside(clip["assets"]["hls"], last_line(master.text))
    variant = ask(watched, variant_address)
    segments = ask(watched, beside(variant_address, last_line(variant.text.replace("#EXT-X-ENDLIST\n", ""))))

    assert "application/vnd.apple.mpegurl" == master.headers["content-type"]
    assert "RESOLUTION=192x108" in master.text
    assert "#EXT-X-ENDLIST" in variant.text
    assert (200, b"ftyp") == (segments.status_code, segments.content[4:8])
    assert len(segments.content) == last_byte(variant.text)


@needs_ffmpeg
def test_rendition_of_a_private_video_stays_below_its_token(emulator: Emulator) -> None:
    video = encoded_clip(emulator, public=False)

    master = ask(emulator, video["assets"]["hls"])
    variant = ask(emulator, beside(video["assets"]["hls"], last_line(master.text)))

    assert (200, 200) == (master.status_code, variant.status_code)
    assert 403 == ask(emulator, f"/vod/{video['videoId']}/hls/variant/manifest.m3u8").status_code


@needs_ffmpeg
def test_files_of_a_deleted_video_go(emulator: Emulator) -> None:
    video = encoded_clip(emulator)
    ask(emulator, video["assets"]["hls"])
    ask(emulator, video["assets"]["thumbnail"])

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)
    emulator.world.settle()

    folder = emulator.world.files.folder
    assert [] == [file for file in folder.rglob("*") if file.is_file()]


@needs_ffmpeg
def test_picture_of_a_video_that_was_deleted_meanwhile_is_not_kept(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = encoded_clip(emulator)

    def make_then_delete(*arguments: Any) -> Path | None:
        picture = make_picture(*arguments)
        emulator.call("DELETE", f"/videos/{video['videoId']}", 204)
        return picture

    monkeypatch.setattr("package.videos.renditions.make_picture", make_then_delete)
    made = Renditions(emulator.world).picture(video["videoId"])

    emulator.world.settle()
    assert made is None
    assert set() == emulator.world.files.names()


@needs_ffmpeg
def test_what_ffmpeg_cannot_read_is_told(emulator: Emulator) -> None:
    video = encoded_clip(emulator, b"no video at all")

    response = ask(emulator, video["assets"]["hls"])

    assert 501 == response.status_code
    assert "ffmpeg" in response.json()["detail"]
    assert "image/png" == ask(emulator, video["assets"]["thumbnail"]).headers["content-type"]


@needs_ffmpeg
def test_player_can_fall_back_to_the_rendition(watched: Emulator, clip: Any) -> None:
    page = ask(watched, clip["assets"]["player"]).text

    media, rendition = re.findall('<source src="([^"]+)"', page)

    assert CLIP.read_bytes() == ask(watched, media).content
    assert b"ftyp" == ask(watched, rendition).content[4:8]


@needs_ffmpeg
def test_nothing_is_made_before_it_can_be_played(emulator: Emulator) -> None:
    video = upload_clip(emulator)

    response = ask(emulator, video["assets"]["hls"])

    assert 202 == response.status_code


@needs_ffmpeg
@pytest.mark.parametrize("make", [make_picture, make_rendition])
def test_playlist_that_names_other_files_is_not_read(tmp_path: Path, make: Any) -> None:
    playlist = tmp_path / "playlist"
    playlist.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{CLIP}\n#EXT-X-ENDLIST\n")
    concat = tmp_path / "concat"
    concat.write_text(f"ffconcat version 1.0\nfile '{CLIP}'\n")

    made = [make(ffmpeg(), file, tmp_path) for file in (playlist, concat)]

    assert [None, None] == made
    assert make(ffmpeg(), CLIP, tmp_path) is not None


@pytest.fixture
def slow(start_emulator: StartEmulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """An emulator with an ffmpeg that says that it has begun, in a file, and does not end."""
    (tmp_path / "ffmpeg").write_text(f"#!/bin/sh\necho > {tmp_path}/begun\nexec /bin/sleep 60\n")
    (tmp_path / "ffmpeg").chmod(0o700)
    os.mkfifo(tmp_path / "begun")
    monkeypatch.setenv("PATH", str(tmp_path))
    return start_emulator(ffmpeg=True)


def test_picture_that_a_reset_takes_away_is_not_found(slow: Emulator, tmp_path: Path) -> None:
    video = encoded_clip(slow)
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(ask, slow, video["assets"]["thumbnail"])
        (tmp_path / "begun").read_text()

        slow.world.reset()

        assert 404 == asked.result().status_code


def test_emulator_ends_in_the_middle_of_a_rendition(slow: Emulator, tmp_path: Path) -> None:
    video = encoded_clip(slow)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(ask, slow, video["assets"]["hls"])
        (tmp_path / "begun").read_text()
        start = time.monotonic()

        slow.world.close()

        assert time.monotonic() - start < 10


def test_ffmpeg_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    assert make_picture(Ffmpeg(str(tmp_path / "ffmpeg"), Processes()), CLIP, tmp_path) is None


def test_drawn_picture_is_a_whole_png() -> None:
    chunks = dict(read_chunks(draw_picture("vi1")))

    assert (WIDTH, HEIGHT) == struct.unpack(">II", chunks[b"IHDR"][:8])
    assert HEIGHT * (1 + 3 * WIDTH) == len(zlib.decompress(chunks[b"IDAT"]))
    assert draw_picture("vi1") != draw_picture("vi2")


def ffmpeg() -> Ffmpeg:
    found = find_ffmpeg(Processes())
    assert found is not None
    return found


def frame(emulator: Emulator, video: Any, timecode: str) -> Any:
    """Pick a frame, and give the picture of it."""
    emulator.call("PATCH", f"/videos/{video['videoId']}/thumbnail", 200, json={"timecode": timecode})
    return ask(emulator, video["assets"]["thumbnail"]).content


def beside(address: str, name: str) -> str:
    return f"{address.rpartition('/')[0]}/{name}"


def last_line(text: str) -> str:
    return text.strip().splitlines()[-1]


def last_byte(playlist: str) -> int:
    length, start = re.findall(r"#EXT-X-BYTERANGE:(\d+)@(\d+)", playlist)[-1]
    return int(length) + int(start)


def read_chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    chunks, place = [], 8
    while place < len(png):
        length = int.from_bytes(png[place : place + 4], "big")
        kind, content = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        assert zlib.crc32(kind + content) == int.from_bytes(png[place + 8 + length : place + 12 + length], "big")
        chunks.append((kind, content))
        place += 12 + length
    return chunks
