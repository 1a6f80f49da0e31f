"""What the `assets` of a video lead to."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from package.routes.assets import StoredFile
from starlette.testclient import TestClient

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator
from tests.emulator.watching import CLIP, encoded_clip, upload_clip

BYTES = CLIP.read_bytes()


def ask(emulator: Emulator, address: str, **headers: str) -> Any:
    """GET as a browser does: without credentials."""
    return emulator.new_client(None).get(address, headers={name.replace("_", "-"): v for name, v in headers.items()})


def test_mp4_is_what_was_uploaded(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    response = ask(emulator, video["assets"]["mp4"])

    assert (200, BYTES, "video/mp4") == (response.status_code, response.content, response.headers["content-type"])
    assert "bytes" == response.headers["accept-ranges"]
    assert "nosniff" == response.headers["x-content-type-options"]


@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-0", 0, 0), ("bytes=100-199", 100, 199), ("bytes=-5", len(BYTES) - 5, None)]
)
def test_range_of_mp4_is_given(emulator: Emulator, asked: str, first: int, last: int | None) -> None:
    video = encoded_clip(emulator)
    end = len(BYTES) - 1 if last is None else last

    response = ask(emulator, video["assets"]["mp4"], range=asked)

    assert (206, BYTES[first : end + 1]) == (response.status_code, response.content)
    assert f"bytes {first}-{end}/{len(BYTES)}" == response.headers["content-range"]


def test_range_beyond_the_end_is_refused(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    response = ask(emulator, video["assets"]["mp4"], range=f"bytes={len(BYTES)}-")

    assert (416, f"bytes */{len(BYTES)}") == (response.status_code, response.headers["content-range"])


def test_range_goes_on_only_with_the_same_file(emulator: Emulator) -> None:
    video = encoded_clip(emulator)
    tag = ask(emulator, video["assets"]["mp4"]).headers["etag"]

    same = ask(emulator, video["assets"]["mp4"], range="bytes=10-19", if_range=tag)
    other = ask(emulator, video["assets"]["mp4"], range="bytes=10-19", if_range='"another"')

    assert (206, BYTES[10:20]) == (same.status_code, same.content)
    assert (200, BYTES) == (other.status_code, other.content)


def test_head_tells_the_length_alone(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    response = emulator.new_client(None).head(video["assets"]["mp4"])

    assert (200, b"", str(len(BYTES))) == (response.status_code, response.content, response.headers["content-length"])


@pytest.mark.parametrize("asset", ["mp4", "hls"])
def test_asset_is_accepted_until_it_is_encoded(emulator: Emulator, asset: str) -> None:
    video = upload_clip(emulator)

    response = ask(emulator, video["assets"][asset])

    assert (202, b"", "1") == (response.status_code, response.content, response.headers["retry-after"])


def test_video_without_mp4_support_has_no_mp4(emulator: Emulator) -> None:
    video = encoded_clip(emulator, mp4Support=False)

    response = ask(emulator, f"/vod/{video['videoId']}/mp4/source.mp4")

    assert (404, "videoId") == (response.status_code, response.json()["name"])


def test_mp4_that_failed_is_not_found(emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/encoding-faults", 201, json={"type": "mp4"})
    video = encoded_clip(emulator)

    response = ask(emulator, video["assets"]["mp4"])

    assert 404 == response.status_code


def test_mp4_that_is_turned_on_later_is_there(emulator: Emulator) -> None:
    video = encoded_clip(emulator, mp4Support=False)
    changed = emulator.call("PATCH", f"/videos/{video['videoId']}", 200, json={"mp4Support": True})

    response = ask(emulator, changed["assets"]["mp4"])

    assert (200, BYTES) == (response.status_code, response.content)


@pytest.mark.parametrize("path", ["", "/mp4/source.mp4", "/thumbnail.jpg", "/hls/manifest.m3u8"])
def test_video_that_does_not_exist_is_not_found(emulator: Emulator, path: str) -> None:
    response = ask(emulator, f"/vod/vinothing{path}")

    assert (404, "application/json") == (response.status_code, response.headers["content-type"])


def test_discarded_video_is_not_found(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = encoded_clip(emulator)
    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert 404 == ask(emulator, video["assets"]["mp4"]).status_code


def test_private_video_is_watched_with_its_token(emulator: Emulator) -> None:
    video = encoded_clip(emulator, public=False)

    responses = {name: ask(emulator, video["assets"][name]).status_code for name in ("mp4", "player", "thumbnail")}

    assert {"mp4": 200, "player": 200, "thumbnail": 200} == responses


@pytest.mark.parametrize("path", ["", "?token=wrong", "/mp4/source.mp4", "/token/wrong/mp4/source.mp4"])
def test_private_video_is_not_shown_without_its_token(emulator: Emulator, path: str) -> None:
    video = encoded_clip(emulator, public=False)

    response = ask(emulator, f"/vod/{video['videoId']}{path}")

    assert (403, "application/json") == (response.status_code, response.headers["content-type"])
    assert response.json()["type"].endswith("/private-video")


def test_private_token_gives_a_session(emulator: Emulator) -> None:
    video = encoded_clip(emulator, public=False)
    address = video["assets"]["mp4"].replace("mp4/source.mp4", "session")

    response = ask(emulator, address)

    assert ["session_token"] == list(response.json())


def test_hls_without_ffmpeg_is_not_made_up(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    response = ask(emulator, video["assets"]["hls"])

    assert 501 == response.status_code
    assert "ffmpeg" in response.json()["detail"]


def test_thumbnail_without_ffmpeg_is_drawn(emulator: Emulator) -> None:
    video, other = upload_clip(emulator), upload_clip(emulator)

    response = ask(emulator, video["assets"]["thumbnail"])

    assert (200, "image/png", b"\x89PNG") == (
        response.status_code,
        response.headers["content-type"],
        response.content[:4],
    )
    assert response.content != ask(emulator, other["assets"]["thumbnail"]).content


def test_thumbnail_that_was_uploaded_is_given(emulator: Emulator) -> None:
    video = upload_clip(emulator)
    picture = b"\xff\xd8\xff\xe0picture\xff\xd9"
    path = f"/videos/{video['videoId']}/thumbnail"
    changed = emulator.call("POST", path, 200, files={"file": ("picture.jpg", picture)})

    response = ask(emulator, changed["assets"]["thumbnail"])

    assert (picture, "image/jpeg") == (response.content, response.headers["content-type"])


def test_recording_without_a_file_says_so(emulator: Emulator) -> None:
    live_stream = emulator.call("POST", "/live-streams", 200, json={"name": "Show"})
    for is_on_air in (True, False):
        path = f"/_emulator/live-streams/{live_stream['liveStreamId']}"
        emulator.call("POST", path, 200, json={"broadcasting": is_on_air})
    emulator.advance(60)
    video = emulator.get("/videos")["data"][0]

    response = ask(emulator, video["assets"]["mp4"])

    assert 501 == response.status_code
    assert "live streams" in response.json()["detail"]


def test_player_plays_the_file_of_its_session(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    page = ask(emulator, video["assets"]["player"]).text

    [source] = re.findall('<source src="([^"]+)"', page)
    [session] = emulator.get("/_emulator/plays")["data"]
    assert f"/_emulator/plays/{session['sessionId']}/media" == source
    assert BYTES == ask(emulator, source).content


def test_player_of_a_video_without_mp4_support_plays(emulator: Emulator) -> None:
    video = encoded_clip(emulator, mp4Support=False, public=False)

    page = ask(emulator, video["assets"]["player"]).text

    [source] = re.findall('<source src="([^"]+)"', page)
    assert BYTES == ask(emulator, source).content


def test_player_shows_captions(emulator: Emulator) -> None:
    video = encoded_clip(emulator, public=False)
    captions = {"file": ("en.vtt", b"WEBVTT\n")}
    emulator.call("POST", f"/videos/{video['videoId']}/captions/en", 200, files=captions)

    page = ask(emulator, video["assets"]["player"]).text

    [track] = re.findall('<track kind="captions" src="([^"]+)" srclang="en"', page)
    assert b"WEBVTT\n" == ask(emulator, track).content


def test_player_waits_for_a_video_that_cannot_be_played(emulator: Emulator) -> None:
    video = upload_clip(emulator)

    page = ask(emulator, video["assets"]["player"]).text

    assert "<video" not in page
    assert "not ready" in page
    assert [] == emulator.get("/_emulator/plays")["data"]


def test_player_escapes_the_title_and_lets_no_other_script_run(emulator: Emulator) -> None:
    video = encoded_clip(emulator, title="</title><script>alert(1)</script>")

    response = ask(emulator, video["assets"]["player"])

    assert "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>" in response.text
    [nonce] = re.findall("script-src 'nonce-([^']+)'", response.headers["content-security-policy"])
    assert f'<script nonce="{nonce}">' in response.text
    assert response.headers["content-security-policy"].startswith("default-src 'self';")


def test_session_that_does_not_exist_has_no_file(emulator: Emulator) -> None:
    assert 404 == ask(emulator, "/_emulator/plays/psnothing/media").status_code


def test_iframe_shows_the_player(emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    [address] = re.findall('src="([^"]+)"', video["assets"]["iframe"])

    assert address == video["assets"]["player"]
    assert "frame-ancestors" not in ask(emulator, address).headers["content-security-policy"]


@pytest.mark.parametrize("asked", [{}, {"range": "bytes=1-2"}, {"range": "bytes=0-0,2-2"}])
def test_file_that_goes_while_it_is_being_sent_is_not_found(tmp_path: Path, asked: dict[str, str]) -> None:
    file = tmp_path / "going.mp4"
    file.write_bytes(b"abc")
    served = StoredFile(file, stat_result=file.stat())
    whole = TestClient(served).get("/", headers=asked)
    file.unlink()

    response = TestClient(served).get("/", headers=asked)

    assert whole.status_code == (206 if asked else 200)
    assert (404, "videoId") == (response.status_code, response.json()["name"])


def test_file_that_goes_before_it_is_sent_is_not_found(tmp_path: Path) -> None:
    response = TestClient(StoredFile(tmp_path / "gone.mp4")).get("/")

    assert (404, "videoId") == (response.status_code, response.json()["name"])
