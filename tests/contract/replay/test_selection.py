"""Which of several scenarios answers: the one under way, the one that is at this request, the one that goes well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.replay_server.selection import NoRecordingError, RecordingSelector
from tests.contract.playing import PACKAGE


@pytest.fixture(scope="module")
def package() -> Iterator[LoadedPackage]:
    with load_package(PACKAGE) as package:
        yield package


def selector_of(package: LoadedPackage, **scenarios: list[tuple[str, int]]) -> RecordingSelector:
    """Make scenarios of videos that are asked for, and the status of each response."""
    recording = package.module("testing.recordings.recording").Recording
    made: list[Any] = [
        msgspec.convert(
            {
                "scenario": name,
                "provenance": {"kind": "emulator", "recorded_at": "", "host": "", "document": "", "sdk": ""},
                "interactions": [_interaction(name, video, status) for video, status in asked],
            },
            recording,
        )
        for name, asked in scenarios.items()
    ]
    return RecordingSelector(package, made)


def _interaction(scenario: str, video: str, status: int) -> dict[str, Any]:
    request = {"method": "GET", "path": "/videos/{videoId}", "values": {"videoId": video}}
    headers = [("content-type", "application/json")]
    response = {"status": status, "headers": headers, "body": {"kind": "json", "data": {"of": scenario}}}
    return {"operation": "getVideo", "request": request, "response": response}


def response_to(selector: RecordingSelector, video: str) -> str:
    found: Any = selector.response("GET", f"http://replay/videos/{video}", {}, b"")
    return f"{found.response.body.data['of']} {found.response.status}"


def test_story_under_way_goes_on(package: LoadedPackage) -> None:
    selector = selector_of(package, first=[("1", 200), ("2", 200)], second=[("2", 200), ("1", 200)])

    assert ["first 200", "first 200"] == [response_to(selector, video) for video in "12"]


def test_story_that_is_used_up_gives_way_to_one_that_begins_so(package: LoadedPackage) -> None:
    selector = selector_of(package, first=[("1", 200), ("2", 200)], second=[("2", 200), ("1", 200)])

    assert ["first 200", "first 200", "second 200", "second 200"] == [response_to(selector, video) for video in "1221"]


def test_story_begins_anew(package: LoadedPackage) -> None:
    selector = selector_of(package, only=[("1", 200), ("1", 404)])

    assert ["only 200", "only 404", "only 200"] == [response_to(selector, video) for video in "111"]


def test_refusal_waits_for_the_story_it_is_of(package: LoadedPackage) -> None:
    selector = selector_of(package, refused=[("1", 403), ("2", 403)], well=[("3", 200), ("1", 200)])

    assert ["well 200", "refused 403"] == [response_to(selector, video) for video in "12"]


def test_of_stories_that_begin_alike_the_one_with_fewer_refusals_is_told(package: LoadedPackage) -> None:
    selector = selector_of(package, worse=[("1", 200), ("2", 404)], better=[("1", 200), ("2", 200)])

    assert ["better 200", "better 200"] == [response_to(selector, video) for video in "12"]


def test_latest_of_two_stories_goes_on(package: LoadedPackage) -> None:
    selector = selector_of(package, first=[("1", 200), ("3", 200)], second=[("2", 200), ("3", 200)])

    assert ["first 200", "second 200", "second 200", "first 200"] == [response_to(selector, video) for video in "1233"]


def test_nearest_is_named(package: LoadedPackage) -> None:
    with pytest.raises(
        NoRecordingError, match=r"in only: .*the nearest is number 1 of 1:\n  path videoId: expected '1'"
    ):
        response_to(selector_of(package, only=[("1", 200)]), "9")


def test_without_recordings_nothing_is_answered(package: LoadedPackage) -> None:
    with pytest.raises(NoRecordingError, match="there are no recordings"):
        response_to(selector_of(package), "1")


def upload(package: LoadedPackage, *parts: tuple[str, str, str]) -> dict[str, Any]:
    """Make a request whose form has parts: name, filename, content."""
    written = package.module("testing.recordings.bodies").write_content
    recording = package.module("testing.recordings.recording")
    form = recording.MultipartContent(
        parts=tuple(
            recording.RecordedPart(name=name, filename=filename, content=recording.TextContent(text=content))
            for name, filename, content in parts
        )
    )
    headers = {"content-type": "multipart/form-data; boundary=recorded-boundary"}
    return {"method": "POST", "url": "http://replay/upload", "headers": headers, "content": written(form)}


def uploads(package: LoadedPackage, *parts: tuple[str, str, str]) -> RecordingSelector:
    """Make a scenario of one upload, whose form has parts."""
    form = [{"name": name, "filename": file, "content": {"kind": "text", "text": text}} for name, file, text in parts]
    request = {"method": "POST", "path": "/upload", "body": {"kind": "multipart", "parts": form}}
    response = {"status": 201, "headers": []}
    made = {
        "scenario": "uploads",
        "provenance": {"kind": "emulator", "recorded_at": "", "host": "", "document": "", "sdk": ""},
        "interactions": [{"operation": "uploadVideoWithToken", "request": request, "response": response}],
    }
    return RecordingSelector(package, [msgspec.convert(made, package.module("testing.recordings.recording").Recording)])


@pytest.mark.parametrize(
    "sent",
    [
        [("file", "clip.mp4", "film"), ("videoId", "", "vi1")],
        [("videoId", "", "vi1"), ("clip.mp4", "clip.mp4", "film")],
        [("clip.mp4", "other.mp4", "film"), ("videoId", "", "vi1")],
    ],
)
def test_one_file_of_a_form_may_have_any_name(package: LoadedPackage, sent: list[tuple[str, str, str]]) -> None:
    selector = uploads(package, ("file", "clip.mp4", "film"), ("videoId", "", "vi1"))

    found: Any = selector.response(**upload(package, *sent))

    assert 201 == found.response.status


@pytest.mark.parametrize(
    "sent",
    [
        [("file", "clip.mp4", "another film"), ("videoId", "", "vi1")],
        [("file", "clip.mp4", "film"), ("id", "", "vi1")],
        [("file", "clip.mp4", "film"), ("clip", "clip.mp4", "film"), ("videoId", "", "vi1")],
    ],
)
def test_other_parts_of_a_form_are_told_apart(package: LoadedPackage, sent: list[tuple[str, str, str]]) -> None:
    selector = uploads(package, ("file", "clip.mp4", "film"), ("videoId", "", "vi1"))

    with pytest.raises(NoRecordingError, match="body part"):
        selector.response(**upload(package, *sent))
