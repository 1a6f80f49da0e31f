"""Uploads with a token: who may, into which video, and what it is called."""

from __future__ import annotations

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, content_of, new_token_uploader, new_uploader
from tests.emulator.validating import Emulator

TEN = b"x" * 10


@pytest.fixture
def small(start_emulator: StartEmulator) -> Emulator:
    return start_emulator(uploads=LIMITS)


def test_video_is_titled_after_the_file(small: Emulator) -> None:
    response = new_token_uploader(small).send(TEN)

    assert "clip.mp4" == response["title"]
    assert response == small.get(f"/videos/{response['videoId']}")


def test_title_is_the_file_name_of_the_first_part(small: Emulator) -> None:
    uploader = new_token_uploader(small)
    first = uploader.send(TEN, "part 1/2", files={"file": ("10m.mp4.part.a", TEN)})

    response = uploader.send(b"end", "part 2/2", files={"file": ("10m.mp4.part.b", b"end")}, data=first)

    assert "10m.mp4.part.a" == response["title"]


@pytest.mark.parametrize("name", ["C:\\films\\clip.mp4", "films\\clip.mp4", "/films/clip.mp4", "clip.mp4"])
def test_title_has_no_folder(small: Emulator, name: str) -> None:
    response = new_token_uploader(small).send(TEN, files={"file": (name, TEN)})

    assert "clip.mp4" == response["title"]


def test_fields_may_come_in_either_order(small: Emulator) -> None:
    uploader = new_token_uploader(small)
    video = uploader.send(TEN, "part 1/3")["videoId"]

    uploader.send(TEN, "part 2/3", files=[("videoId", (None, video)), ("file", ("b", TEN))])
    response = uploader.send(TEN, "part 3/3", files=[("file", ("c", TEN)), ("videoId", (None, video))])

    assert video == response["videoId"]
    small.advance(1)
    assert TEN * 3 == content_of(small, video)


def test_parts_without_video_make_a_video_each(small: Emulator) -> None:
    uploader = new_token_uploader(small)

    videos = {uploader.send(TEN, f"part {number}/2")["videoId"] for number in (1, 2)}

    assert 2 == len(videos)
    assert 2 == len(small.get("/videos")["data"])


def test_named_container_keeps_its_title(small: Emulator) -> None:
    container = new_uploader(small).video

    response = new_token_uploader(small).send(TEN, data={"videoId": container})

    assert (container, "Container") == (response["videoId"], response["title"])


def test_unknown_video_is_refused(small: Emulator) -> None:
    problem = new_token_uploader(small).send(TEN, status=400, data={"videoId": "viNone"})

    assert "videoId" == problem["name"]


def test_discarded_video_is_refused(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = new_uploader(emulator).video
    emulator.call("DELETE", f"/videos/{video}", 204)

    problem = new_token_uploader(emulator).send(TEN, status=400, data={"videoId": video})

    assert "videoId" == problem["name"]


def test_no_credentials_are_needed_but_the_token(small: Emulator) -> None:
    path = new_token_uploader(small).path

    response = small.new_client(key=None).post(path, files={"file": TEN})

    assert 201 == response.status_code


def test_token_uploads_again_and_again(small: Emulator) -> None:
    uploader = new_token_uploader(small)

    videos = {uploader.send(TEN)["videoId"] for _ in range(3)}

    assert 3 == len(videos)


def test_token_uploads_until_it_expires(small: Emulator) -> None:
    uploader = new_token_uploader(small, ttl=60)
    small.advance(59)
    uploader.send(TEN)
    small.advance(1)

    problem = uploader.send(TEN, status=401)

    assert problem["type"].endswith("/authentication-invalid-upload-token")


@pytest.mark.parametrize(
    ("query", "slug"),
    [("?token=toNone", "invalid-upload-token"), ("?token=", "missing-upload-token"), ("", "missing-upload-token")],
    ids=["unknown", "empty", "missing"],
)
def test_bad_token_is_refused(small: Emulator, query: str, slug: str) -> None:
    problem = small.call("POST", f"/upload{query}", 401, files={"file": TEN})

    assert problem["type"].endswith(f"/authentication-{slug}")


def test_refused_upload_makes_no_video(small: Emulator) -> None:
    new_token_uploader(small).send(b"", status=400)

    assert [] == small.get("/videos")["data"]


def test_video_and_then_token_are_deleted(small: Emulator) -> None:
    uploader = new_token_uploader(small)
    video = uploader.send(TEN)["videoId"]

    small.call("DELETE", f"/videos/{video}", 204)
    small.call("DELETE", f"/upload-tokens/{uploader.path.partition('=')[2]}", 204)

    assert [] == small.get("/upload-tokens")["data"]
