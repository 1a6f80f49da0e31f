"""Captions of videos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.small_files import VTT, create_video, fetch, kept_files, slug, upload
from tests.emulator.validating import Emulator


def add(emulator: Emulator, video: dict[str, Any], language: str = "en", content: bytes = VTT) -> dict[str, Any]:
    path = f"/videos/{video['videoId']}/captions/{language}"
    caption: dict[str, Any] = upload(emulator, path, 200, content, f"{language}.vtt")
    return caption


def listed(emulator: Emulator, video: dict[str, Any]) -> list[dict[str, Any]]:
    captions: list[dict[str, Any]] = emulator.get(f"/videos/{video['videoId']}/captions")["data"]
    return captions


def test_uploaded_caption_is_found_and_served_as_it_was(emulator: Emulator) -> None:
    video = create_video(emulator)

    caption = add(emulator, video, "fr")

    served = fetch(emulator, caption["src"])
    assert caption == emulator.get(caption["uri"])
    assert ("fr", "Français", False) == (caption["srclang"], caption["languageName"], caption["default"])
    assert f"http://emulator.test/vod/{video['videoId']}/captions/fr.vtt" == caption["src"]
    assert (200, VTT) == (served.status_code, served.content)
    assert "text/vtt; charset=utf-8" == served.headers["content-type"]
    assert "*" == served.headers["access-control-allow-origin"]


@pytest.mark.parametrize(
    ("sent", "tag", "name"),
    [
        ("en", "en", "English"),
        ("sr-Cyrl", "sr-Cyrl", "српски (ћирилица)"),
        ("FR-ca", "fr-CA", "Français (CA)"),
        ("zh-hant-tw", "zh-Hant-TW", "中文 (繁體, TW)"),
        ("es-419", "es-419", "Español (419)"),
    ],
)
def test_language_is_written_as_is_usual(emulator: Emulator, sent: str, tag: str, name: str) -> None:
    caption = add(emulator, create_video(emulator), sent)

    assert (tag, name) == (caption["srclang"], caption["languageName"])


@pytest.mark.parametrize(
    ("language", "detail"),
    [
        ("en_US", "This value is not a valid IETF language tag."),
        ("english", "This value is not a valid IETF language tag."),
        ("xx", "This language does not exist."),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
def test_language_that_is_none_is_refused(emulator: Emulator, method: str, language: str, detail: str) -> None:
    video = create_video(emulator)
    bodies: dict[str, dict[str, Any]] = {"POST": {"files": {"file": VTT}}, "PATCH": {"json": {}}}

    problem = emulator.call(method, f"/videos/{video['videoId']}/captions/{language}", 400, **bodies.get(method, {}))

    assert ("invalid-attribute", "language", detail) == (slug(problem), problem["name"], problem["detail"])


@pytest.mark.parametrize("content", [b"no WebVTT at all", b"\xff\xfe"])
def test_malformed_file_is_stored_as_it_is(emulator: Emulator, content: bytes) -> None:
    caption = add(emulator, create_video(emulator), content=content)

    assert content == fetch(emulator, caption["src"]).content


def test_second_file_replaces_the_first(emulator: Emulator) -> None:
    video = create_video(emulator)
    uri = add(emulator, video)["uri"]
    emulator.call("PATCH", uri, 200, json={"default": True})

    caption = add(emulator, video, content=b"WEBVTT again")

    assert caption["default"]
    assert [caption] == listed(emulator, video)
    assert b"WEBVTT again" == fetch(emulator, caption["src"]).content
    assert 1 == kept_files(emulator)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, "uploaded-file-no-file"),
        ([("file", VTT), ("file", VTT)], "uploaded-file-multiple-files"),
        ({"file": b""}, "uploaded-file-empty"),
        ({"file": bytes(8 * 1024 * 1024 + 1)}, "uploaded-file-too-large"),
    ],
)
def test_caption_takes_one_file_that_is_not_too_large(emulator: Emulator, files: Any, found: str) -> None:
    video = create_video(emulator)

    problem = emulator.call("POST", f"/videos/{video['videoId']}/captions/en", 400, files=files, data={"a": "b"})

    assert found == slug(problem)
    assert [] == listed(emulator, video)
    assert 0 == kept_files(emulator)


def test_one_caption_of_a_video_is_the_default(emulator: Emulator) -> None:
    video, other = create_video(emulator), create_video(emulator)
    english, french, elsewhere = add(emulator, video), add(emulator, video, "fr"), add(emulator, other)
    for caption in (elsewhere, english):
        emulator.call("PATCH", caption["uri"], 200, json={"default": True})

    changed = emulator.call("PATCH", french["uri"], 200, json={"default": True})

    assert {**french, "default": True} == changed
    assert [False, True] == [caption["default"] for caption in listed(emulator, video)]
    assert emulator.get(elsewhere["uri"])["default"]


def test_default_can_be_taken_away(emulator: Emulator) -> None:
    uri = add(emulator, create_video(emulator))["uri"]
    emulator.call("PATCH", uri, 200, json={"default": True})
    unchanged = emulator.call("PATCH", uri, 200, json={})

    changed = emulator.call("PATCH", uri, 200, json={"default": False})

    assert unchanged["default"]
    assert not changed["default"]


def test_default_that_is_no_truth_value_is_refused(emulator: Emulator) -> None:
    uri = add(emulator, create_video(emulator))["uri"]

    problem = emulator.call("PATCH", uri, 400, json={"default": "yes"})

    assert "default" == problem["name"]


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_absent_caption_is_not_found(emulator: Emulator, method: str) -> None:
    video = create_video(emulator)
    add(emulator, video)

    problem = emulator.call(
        method, f"/videos/{video['videoId']}/captions/de", 404, **({"json": {}} if method == "PATCH" else {})
    )

    assert ("resource-not-found", "language") == (slug(problem), problem["name"])


def test_captions_of_an_unknown_video_are_not_found(emulator: Emulator) -> None:
    path = "/videos/viUnknown/captions"

    problems = [
        emulator.call("GET", path, 404),
        emulator.call("GET", f"{path}/en", 404),
        emulator.call("PATCH", f"{path}/en", 404, json={}),
        emulator.call("DELETE", f"{path}/en", 404),
        upload(emulator, f"{path}/en", 404, VTT),
    ]

    assert {"videoId"} == {problem["name"] for problem in problems}


def test_captions_are_listed_by_pages(emulator: Emulator) -> None:
    video = create_video(emulator)
    for language in ("fr", "en", "de"):
        add(emulator, video, language)

    response = emulator.get(f"/videos/{video['videoId']}/captions?pageSize=2&currentPage=2")

    assert ["de"] == [caption["srclang"] for caption in response["data"]]
    assert f"/videos/{video['videoId']}/captions?currentPage=1&pageSize=2" in [
        link["uri"] for link in response["pagination"]["links"]
    ]
    emulator.call("GET", f"/videos/{video['videoId']}/captions?pageSize=0", 400)


def test_deleted_caption_is_gone_with_its_file(emulator: Emulator) -> None:
    video = create_video(emulator)
    caption, other = add(emulator, video), add(emulator, video, "fr")

    emulator.call("DELETE", caption["uri"], 204)

    assert [other] == listed(emulator, video)
    assert 404 == fetch(emulator, caption["src"]).status_code
    assert 1 == kept_files(emulator)


def test_captions_go_with_their_video(emulator: Emulator) -> None:
    video, other = create_video(emulator), create_video(emulator)
    caption, kept = add(emulator, video), add(emulator, other)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert 404 == fetch(emulator, caption["src"]).status_code
    assert 200 == fetch(emulator, kept["src"]).status_code
    assert 1 == kept_files(emulator) == len(emulator.world.store.every("caption"))


def test_captions_stay_with_a_discarded_video(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = create_video(emulator)
    caption = add(emulator, video)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert 404 == fetch(emulator, caption["src"]).status_code
    emulator.call("PATCH", f"/discarded/videos/{video['videoId']}", 200, json={"discarded": False})
    assert VTT == fetch(emulator, caption["src"]).content


def test_caption_of_a_private_video_is_served_below_its_token_alone(emulator: Emulator) -> None:
    video = create_video(emulator, public=False)

    caption = add(emulator, video)

    assert VTT == fetch(emulator, caption["src"]).content
    assert 403 == fetch(emulator, f"/vod/{video['videoId']}/captions/en.vtt").status_code
    assert 403 == fetch(emulator, f"/vod/{video['videoId']}/token/wrong/captions/en.vtt").status_code
