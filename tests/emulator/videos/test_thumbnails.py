"""Thumbnails of videos: pictures that are uploaded, and frames that are picked."""

from __future__ import annotations

from typing import Any

import pytest
from package.videos.encoding import ENCODING
from package.videos.images import picked_second
from package.world.attachments import THUMBNAIL, find_attachment

from tests.emulator.small_files import JPEG, PNG, VTT, WEBP, create_video, kept_files, slug, upload
from tests.emulator.validating import Emulator

LARGEST = 8 * 1024 * 1024


def path_of(video: dict[str, Any]) -> str:
    return f"/videos/{video['videoId']}/thumbnail"


def picture(emulator: Emulator, video: dict[str, Any]) -> tuple[str, bytes] | None:
    """Give the media type and the bytes of the picture that was uploaded."""
    found = find_attachment(emulator.world, video["videoId"], THUMBNAIL)
    return None if found is None else (found.media_type, emulator.world.files.path(found.file).read_bytes())


def tell_duration(emulator: Emulator, video: dict[str, Any], seconds: int | None) -> None:
    encoding = {"qualities": [], "metadata": {"duration": seconds}}
    with emulator.world.transaction():
        emulator.world.store.put(ENCODING, video["videoId"], encoding)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("cat.jpg", JPEG, "image/jpeg"),
        ("CAT.JPEG", JPEG, "image/jpeg"),
        ("cat.png", PNG, "image/png"),
        ("cat.webp", WEBP, "image/webp"),
        ("cat", PNG, "image/png"),
        ("cat.jpg", JPEG.ljust(LARGEST), "image/jpeg"),
    ],
)
def test_picture_is_kept_by_what_it_is(emulator: Emulator, name: str, content: bytes, kind: str) -> None:
    video = create_video(emulator)
    emulator.advance(60)

    response = upload(emulator, path_of(video), 200, content, name)

    assert (kind, content) == picture(emulator, video)
    assert video["assets"] == response["assets"]
    assert response["updatedAt"] > video["updatedAt"]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("cat.gif", JPEG, "uploaded-file-extension-invalid"),
        ("cat.vtt", VTT, "uploaded-file-extension-invalid"),
        ("cat.jpg", b"GIF89a", "uploaded-file-invalid-file"),
        ("cat", b"RIFF\x12\x00\x00\x00WAVEfmt ", "uploaded-file-invalid-file"),
        ("cat.jpg", b"", "uploaded-file-empty"),
        ("cat.jpg", JPEG.ljust(LARGEST + 1), "uploaded-file-too-large"),
    ],
)
def test_what_is_no_such_picture_is_refused(emulator: Emulator, name: str, content: bytes, found: str) -> None:
    video = create_video(emulator)

    problem = upload(emulator, path_of(video), 400, content, name)

    assert (found, "file") == (slug(problem), problem["name"])
    assert picture(emulator, video) is None
    assert 0 == kept_files(emulator)


def test_refusal_of_other_pictures_names_jpeg_alone(emulator: Emulator) -> None:
    problem = upload(emulator, path_of(create_video(emulator)), 400, JPEG, "cat.gif")

    assert "Only [jpeg, jpg, JPG, JPEG] extensions are supported." == problem["title"]


@pytest.mark.parametrize(
    ("files", "found"),
    [({}, "uploaded-file-no-file"), ([("file", JPEG), ("file", JPEG)], "uploaded-file-multiple-files")],
)
def test_thumbnail_is_one_file(emulator: Emulator, files: Any, found: str) -> None:
    problem = emulator.call("POST", path_of(create_video(emulator)), 400, files=files, data={"a": "b"})

    assert found == slug(problem)


def test_second_picture_replaces_the_first(emulator: Emulator) -> None:
    video = create_video(emulator)
    upload(emulator, path_of(video), 200, JPEG)

    upload(emulator, path_of(video), 200, PNG, "cat.png")

    assert ("image/png", PNG) == picture(emulator, video)
    assert 1 == kept_files(emulator)


@pytest.mark.parametrize(
    ("timecode", "duration", "second"),
    [
        ("00:01:00", 60, 60.0),
        ("00:01:00.25", 61, 60.25),
        ("01:01:01.50", None, 3661.5),
        ("00:00:05.500", 60, 5.5),
        ("00:00:05:12", 60, 5.0),
        ("5", 60, 5.0),
        ("00:01:01", 60, 0.0),
        ("99:59:59", 60, 0.0),
    ],
)
def test_frame_beyond_the_end_is_the_first(
    emulator: Emulator, timecode: str, duration: int | None, second: float
) -> None:
    video = create_video(emulator)
    tell_duration(emulator, video, duration)

    response = emulator.call("PATCH", path_of(video), 200, json={"timecode": timecode})

    assert second == picked_second(emulator.world, video["videoId"])
    assert video["assets"] == response["assets"]


def test_end_counts_once_it_is_known(emulator: Emulator) -> None:
    video = create_video(emulator)
    emulator.call("PATCH", path_of(video), 200, json={"timecode": "00:00:30"})
    before = picked_second(emulator.world, video["videoId"])

    tell_duration(emulator, video, 10)

    assert (30.0, 0.0) == (before, picked_second(emulator.world, video["videoId"]))


@pytest.mark.parametrize("timecode", ["1:00", "00:00:00.", "00:01:00Z", ""])
def test_timecode_that_is_none_is_refused(emulator: Emulator, timecode: str) -> None:
    problem = emulator.call("PATCH", path_of(create_video(emulator)), 400, json={"timecode": timecode})

    assert ("invalid-attribute", "timecode") == (slug(problem), problem["name"])


def test_timecode_must_be_sent(emulator: Emulator) -> None:
    problem = emulator.call("PATCH", path_of(create_video(emulator)), 400, json={})

    assert ("attribute-required", "timecode") == (slug(problem), problem["name"])


def test_frame_takes_the_place_of_a_picture_and_a_picture_that_of_a_frame(emulator: Emulator) -> None:
    video = create_video(emulator)
    upload(emulator, path_of(video), 200, JPEG)

    emulator.call("PATCH", path_of(video), 200, json={"timecode": "00:00:01"})

    assert (None, 1.0) == (picture(emulator, video), picked_second(emulator.world, video["videoId"]))
    assert 0 == kept_files(emulator)

    upload(emulator, path_of(video), 200, JPEG)

    assert (("image/jpeg", JPEG), None) == (picture(emulator, video), picked_second(emulator.world, video["videoId"]))


def test_thumbnail_of_an_unknown_video_is_not_found(emulator: Emulator) -> None:
    problems = [
        upload(emulator, "/videos/viUnknown/thumbnail", 404, JPEG),
        emulator.call("PATCH", "/videos/viUnknown/thumbnail", 404, json={"timecode": "00:00:01"}),
    ]

    assert {"videoId"} == {problem["name"] for problem in problems}


def test_thumbnail_goes_with_its_video(emulator: Emulator) -> None:
    pictured, framed = create_video(emulator), create_video(emulator)
    upload(emulator, path_of(pictured), 200, JPEG)
    emulator.call("PATCH", path_of(framed), 200, json={"timecode": "00:00:01"})

    for video in (pictured, framed):
        emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert (None, None) == (picture(emulator, pictured), picked_second(emulator.world, framed["videoId"]))
    assert 0 == kept_files(emulator)
