"""Chapters of videos."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.small_files import VTT, create_video, fetch, kept_files, slug, upload
from tests.emulator.validating import Emulator


def add(emulator: Emulator, video: dict[str, Any], language: str = "en", content: bytes = VTT) -> dict[str, Any]:
    chapter: dict[str, Any] = upload(
        emulator, f"/videos/{video['videoId']}/chapters/{language}", 200, content, "chapters.vtt"
    )
    return chapter


def test_uploaded_chapters_are_found_and_served_as_they_were(emulator: Emulator) -> None:
    video = create_video(emulator)

    chapter = add(emulator, video, "fr-CA")

    served = fetch(emulator, chapter["src"])
    assert chapter == emulator.get(chapter["uri"])
    assert (f"/videos/{video['videoId']}/chapters/fr-CA", "fr-CA") == (chapter["uri"], chapter["language"])
    assert (VTT, "text/vtt; charset=utf-8") == (served.content, served.headers["content-type"])


def test_language_of_chapters_is_not_looked_at(emulator: Emulator) -> None:
    chapter = add(emulator, create_video(emulator), "Côte d'Azur 100%25")

    assert chapter["src"].endswith("/chapters/C%C3%B4te%20d%27Azur%20100%25.vtt")
    assert "Côte d'Azur 100%" == chapter["language"]
    assert VTT == fetch(emulator, chapter["src"]).content


def test_second_file_replaces_the_first(emulator: Emulator) -> None:
    video = create_video(emulator)
    add(emulator, video)

    chapter = add(emulator, video, content=b"no WebVTT")

    assert [chapter] == emulator.get(f"/videos/{video['videoId']}/chapters")["data"]
    assert b"no WebVTT" == fetch(emulator, chapter["src"]).content
    assert 1 == kept_files(emulator)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({}, "uploaded-file-no-file"),
        ([("file", VTT), ("other", VTT)], "uploaded-file-multiple-files"),
        ({"file": b""}, "uploaded-file-empty"),
    ],
)
def test_chapters_take_one_file(emulator: Emulator, files: Any, found: str) -> None:
    video = create_video(emulator)

    problem = emulator.call("POST", f"/videos/{video['videoId']}/chapters/en", 400, files=files, data={"a": "b"})

    assert found == slug(problem)
    assert [] == emulator.get(f"/videos/{video['videoId']}/chapters")["data"]


def test_absent_chapters_are_not_found(emulator: Emulator) -> None:
    path = f"/videos/{create_video(emulator)['videoId']}/chapters/en"

    problems = [emulator.call(method, path, 404) for method in ("GET", "DELETE")]

    assert [("resource-not-found", "language")] * 2 == [(slug(one), one["name"]) for one in problems]


def test_chapters_of_an_unknown_video_are_not_found(emulator: Emulator) -> None:
    path = "/videos/viUnknown/chapters"

    problems = [
        emulator.call("GET", path, 404),
        emulator.call("GET", f"{path}/en", 404),
        emulator.call("DELETE", f"{path}/en", 404),
        upload(emulator, f"{path}/en", 404, VTT),
    ]

    assert {"videoId"} == {problem["name"] for problem in problems}


def test_chapters_are_listed_by_pages(emulator: Emulator) -> None:
    video, other = create_video(emulator), create_video(emulator)
    add(emulator, other)
    for language in ("fr", "en", "de"):
        add(emulator, video, language)

    response = emulator.get(f"/videos/{video['videoId']}/chapters?pageSize=2")

    assert ["fr", "en"] == [chapter["language"] for chapter in response["data"]]
    assert 3 == response["pagination"]["itemsTotal"]
    emulator.call("GET", f"/videos/{video['videoId']}/chapters?currentPage=0", 400)


def test_deleted_chapters_are_gone_with_their_file(emulator: Emulator) -> None:
    video = create_video(emulator)
    chapter, other = add(emulator, video), add(emulator, video, "fr")

    emulator.call("DELETE", chapter["uri"], 204)

    assert [other] == emulator.get(f"/videos/{video['videoId']}/chapters")["data"]
    assert 404 == fetch(emulator, chapter["src"]).status_code
    assert 1 == kept_files(emulator)


def test_chapters_go_with_their_video(emulator: Emulator) -> None:
    video = create_video(emulator)
    add(emulator, video)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert [] == emulator.world.store.every("chapter")
    assert 0 == kept_files(emulator)


def test_chapters_of_a_private_video_are_served_below_its_token_alone(emulator: Emulator) -> None:
    video = create_video(emulator, public=False)

    chapter = add(emulator, video)

    assert VTT == fetch(emulator, chapter["src"]).content
    assert 403 == fetch(emulator, f"/vod/{video['videoId']}/chapters/en.vtt").status_code
