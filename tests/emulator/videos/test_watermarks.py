"""Watermarks, and the videos that are created with them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.small_files import JPEG, PNG, WEBP, create_video, kept_files, slug, upload
from tests.emulator.validating import Emulator


def add(emulator: Emulator, content: bytes = PNG, name: str = "mark.png") -> str:
    response = upload(emulator, "/watermarks", 200, content, name)
    return str(response["watermarkId"])


def listed(emulator: Emulator, query: str = "") -> list[str]:
    return [one["watermarkId"] for one in emulator.get(f"/watermarks?{query}")["data"]]


@pytest.mark.parametrize(("content", "name"), [(PNG, "mark.png"), (JPEG, "mark.jpg"), (JPEG, "mark")])
def test_uploaded_watermark_is_listed(emulator: Emulator, content: bytes, name: str) -> None:
    key = add(emulator, content, name)

    assert key.startswith("watermark_")
    assert [{"watermarkId": key, "createdAt": emulator.world.stamp()}] == emulator.get("/watermarks")["data"]


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (WEBP, "mark.webp", "uploaded-file-extension-invalid"),
        (WEBP, "mark", "uploaded-file-extension-invalid"),
        (b"a mark", "mark.png", "uploaded-file-invalid-file"),
        (b"", "mark.png", "uploaded-file-empty"),
        (PNG.ljust(8 * 1024 * 1024 + 1), "mark.png", "uploaded-file-too-large"),
    ],
)
def test_what_is_no_jpeg_or_png_is_refused(emulator: Emulator, content: bytes, name: str, found: str) -> None:
    problem = upload(emulator, "/watermarks", 400, content, name)

    assert found == slug(problem)
    assert [] == listed(emulator)


def test_watermarks_are_sorted_by_their_time(emulator: Emulator) -> None:
    first = add(emulator)
    emulator.advance(60)
    second = add(emulator)

    assert [first, second] == listed(emulator) == listed(emulator, "sortBy=createdAt")
    assert [second] == listed(emulator, "sortBy=createdAt&sortOrder=desc&pageSize=1")


@pytest.mark.parametrize("query", ["sortBy=watermarkId", "sortOrder=up", "pageSize=0"])
def test_list_refuses_what_it_does_not_know(emulator: Emulator, query: str) -> None:
    emulator.call("GET", f"/watermarks?{query}", 400)


def test_deleted_watermark_is_gone_with_its_file(emulator: Emulator) -> None:
    key, other = add(emulator), add(emulator)

    emulator.call("DELETE", f"/watermarks/{key}", 204)

    assert [other] == listed(emulator)
    assert 1 == kept_files(emulator)
    problem = emulator.call("DELETE", f"/watermarks/{key}", 404)
    assert ("resource-not-found", "watermarkId") == (slug(problem), problem["name"])


def test_video_is_created_with_a_watermark(emulator: Emulator) -> None:
    video = create_video(emulator, watermark={"id": add(emulator), "top": "10px", "opacity": "50%"})

    assert "watermark" not in video


@pytest.mark.parametrize("source", [{}, {"source": "https://example.com/film.mp4"}])
def test_video_with_a_watermark_that_does_not_exist_is_refused(emulator: Emulator, source: dict[str, Any]) -> None:
    body = {"title": "Keynote", "watermark": {"id": "watermark_none"}, **source}

    problem = emulator.call("POST", "/videos", 400, json=body)

    assert ("invalid-attribute", "watermark[id]") == (slug(problem), problem["name"])
    assert [] == emulator.get("/videos")["data"]


def test_watermark_is_no_matter_of_a_video_that_is_there(emulator: Emulator) -> None:
    video = create_video(emulator)

    changed = emulator.call("PATCH", f"/videos/{video['videoId']}", 200, json={"watermark": {"id": "watermark_none"}})

    assert video == changed
