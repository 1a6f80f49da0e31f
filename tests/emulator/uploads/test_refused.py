"""Every refusal of an upload: its slug is reached by a request, and nothing of it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from package.base.upload_problems import TITLES
from package.videos.videos import VIDEO, save_video

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, SMALLEST, Uploader, new_uploader

TEN = b"x" * SMALLEST


@dataclass(frozen=True)
class Refused:
    """What is sent, in order; all is taken but the last, which is refused with `slug`.

    sent: pairs of a header and bytes. last: what the request is made of besides.
    """

    slug: str
    sent: Sequence[tuple[str, bytes]]
    last: Mapping[str, Any] = field(default_factory=dict)


CASES = [
    Refused("uploaded-file-empty", [("", b"")]),
    Refused("uploaded-file-empty", [("part 2/2", b"")]),
    Refused("uploaded-file-no-file", [("", b"")], {"files": None, "data": {"videoId": "vi1"}}),
    Refused("uploaded-file-no-file", [("", b"")], {"files": None, "json": {"file": "text"}}),
    Refused("uploaded-file-no-file", [("", b"")], {"files": {"videoId": (None, "vi1")}}),
    Refused("uploaded-file-multiple-files", [("", b"")], {"files": [("file", b"one"), ("file", b"two")]}),
    Refused("uploaded-file-too-large", [("", b"x" * 101)]),
    Refused("uploaded-file-too-large", [("part 1/2", b"x" * 101)]),
    Refused("uploaded-file-extension-invalid", [("", b"")], {"files": {"file": ("cat.JPG", TEN)}}),
    Refused("uploaded-file-invalid-file", [("", b"%PDF-1.7")]),
    Refused("uploaded-file-invalid-file", [("part 1/3", b"\x89PNG\r\n\x1a\n" + TEN)]),
    Refused("uploaded-file-invalid-file", [("bytes 0-9/20", b"GIF89a....")]),
    Refused("video-source-already-uploaded", [("", TEN), ("", TEN)]),
    Refused("video-source-already-uploaded", [("part 1/1", TEN), ("part 1/1", TEN)]),
    Refused("video-content-range-already-initiated", [("part 1/2", TEN), ("", TEN)]),
    Refused("video-content-range-already-initiated", [("bytes 0-9/20", TEN), ("", TEN)]),
    Refused("video-content-range-malformed", [("part 1", TEN)]),
    Refused("video-content-range-malformed", [("part -1/2", TEN)]),
    Refused("video-content-range-malformed", [("part */2", TEN)]),
    Refused("video-content-range-malformed", [("bytes 0-/20", TEN)]),
    Refused("video-content-range-malformed", [("bytes */20", TEN)]),
    Refused("video-content-range-malformed", [("items 0-9/20", TEN)]),
    Refused("video-content-range-malformed", [("part 1/20 of 30", TEN)]),
    Refused("video-content-range-malformed", [("bytes 0-9/20, 10-19/20", TEN)]),
    Refused("video-content-range-malformed", [(f"part {'9' * 5000}/*", TEN)]),
    Refused("video-content-range-started-with-part", [("part 1/2", TEN), ("bytes 10-19/20", TEN)]),
    Refused("video-content-range-started-with-bytes", [("bytes 0-9/20", TEN), ("part 2/2", TEN)]),
    Refused("video-content-range-by-part-part-zero", [("part 0/2", TEN)]),
    Refused("video-content-range-by-part-total-parts-zero", [("part 1/0", TEN)]),
    Refused("video-content-range-by-part-part-too-high-allowed", [("part 61/*", TEN)]),
    Refused("video-content-range-by-part-total-parts-too-high", [("part 1/61", TEN)]),
    Refused("video-content-range-by-part-part-too-high-total", [("part 3/2", TEN)]),
    Refused("video-content-range-by-part-part-too-high-total", [("part 1/2", TEN), ("part 3/*", TEN)]),
    Refused("video-content-range-by-part-different-total-parts", [("part 1/3", TEN), ("part 2/4", TEN)]),
    Refused("video-content-range-by-part-total-parts-too-low", [("part 4/*", TEN), ("part 3/3", TEN)]),
    Refused("video-content-range-by-part-total-parts-too-low", [("part 3/*", TEN), ("part 2/3", TEN)]),
    Refused("video-content-range-by-part-part-already-sent", [("part 2/3", TEN), ("part 2/3", TEN)]),
    Refused("video-content-range-by-part-part-already-sent", [("part 2/*", TEN), ("part 2/*", TEN)]),
    Refused("video-content-range-by-part-uploaded-file-too-small", [("part 1/2", TEN[1:])]),
    Refused("video-content-range-by-part-uploaded-file-too-small", [("part 1/*", TEN[1:])]),
    Refused("video-content-range-by-bytes-total-bytes-zero", [("bytes 0-9/0", TEN)]),
    Refused("video-content-range-by-bytes-from-byte-too-high", [("bytes 9-0/20", TEN)]),
    Refused("video-content-range-by-bytes-total-bytes-too-high", [("bytes 0-9/201", TEN)]),
    Refused("video-content-range-by-bytes-to-byte-too-high-allowed", [("bytes 191-200/*", TEN)]),
    Refused("video-content-range-by-bytes-to-byte-too-high-total", [("bytes 11-20/20", TEN)]),
    Refused("video-content-range-by-bytes-to-byte-too-high-total", [("bytes 0-9/30", TEN), ("bytes 25-34/*", TEN)]),
    Refused("video-content-range-by-bytes-different-total-bytes", [("bytes 0-9/30", TEN), ("bytes 10-19/40", TEN)]),
    Refused("video-content-range-by-bytes-total-bytes-too-low", [("bytes 20-29/*", TEN), ("bytes 0-9/29", TEN)]),
    Refused("video-content-range-by-bytes-range-overlap", [("bytes 0-9/30", TEN), ("bytes 9-18/30", TEN)]),
    Refused("video-content-range-by-bytes-range-overlap", [("bytes 0-9/30", TEN), ("bytes 0-9/30", TEN)]),
    Refused("video-content-range-by-bytes-range-too-large", [("bytes 0-40/90", b"x" * 41)]),
    Refused("video-content-range-by-bytes-range-too-small", [("bytes 0-8/30", TEN[1:])]),
    Refused("video-content-range-by-bytes-range-mismatch", [("bytes 0-10/30", TEN)]),
]

ELSEWHERE = {"video-source-already-downloaded", "video-source-already-copied"}
"""Slugs that need an import first: test_imports.py."""


@pytest.fixture
def uploader(start_emulator: StartEmulator) -> Uploader:
    return new_uploader(start_emulator(max_file=100, uploads=LIMITS))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_upload_is_refused_with_its_slug(uploader: Uploader, case: Refused) -> None:
    *taken, (span, content) = case.sent
    for earlier in taken:
        uploader.send(earlier[1], earlier[0])
    before = uploader.status()

    problem = uploader.send(content, span, 400, **case.last)

    assert f"https://docs.api.video/reference/{case.slug}" == problem["type"]
    assert TITLES.get(case.slug, problem["title"]) == problem["title"]
    assert before == uploader.status()


def test_recording_of_a_live_stream_takes_no_upload(uploader: Uploader) -> None:
    world = uploader.emulator.world
    with world.transaction():
        video = world.store.get(VIDEO, uploader.video) or {}
        save_video(world, {**video, "source": {**video["source"], "liveStream": {"liveStreamId": "li1"}}})

    problem = uploader.send(TEN, status=400)

    assert problem["type"].endswith("/video-source-already-uploaded")


def test_every_slug_is_reached() -> None:
    raised = set(TITLES) - ELSEWHERE

    assert set() == raised - {case.slug for case in CASES}


def test_every_slug_of_the_rules_has_a_title() -> None:
    uploads = Path(__file__).resolve().parents[3] / "templates" / "emulator" / "package" / "uploads"
    rules = (uploads / "part_rules.py").read_text()
    starts = {"_BY_PART": "video-content-range-by-part", "_BY_BYTES": "video-content-range-by-bytes"}

    raised = {f"{starts[name]}-{ending}" for name, ending in re.findall(r"\{(_BY_\w+)\}-([a-z-]+)\"", rules)}

    assert len(raised) > 10
    assert set() == raised - set(TITLES)


def test_lost_response_of_a_part_can_be_told_from_a_failure(uploader: Uploader) -> None:
    uploader.send(TEN, "part 1/2")
    uploader.send(TEN, "part 1/2", 400)

    uploader.send(b"end", "part 2/2")

    assert TEN + b"end" == uploader.content()


def test_last_part_and_last_range_may_be_small(uploader: Uploader) -> None:
    uploader.send(b"end", "part 2/2")

    assert [2] == uploader.status()["ingest"]["receivedParts"]["parts"]


@pytest.mark.parametrize("span", ["part 2/3", "bytes 10-19/30"])
def test_bytes_in_the_middle_may_look_like_anything(uploader: Uploader, span: str) -> None:
    assert {"videoId": uploader.video} == uploader.send(b"%PDF-xxxxx", span)


def test_last_part_may_be_small_once_the_total_is_known(uploader: Uploader) -> None:
    uploader.send(TEN, "part 1/2")

    assert "Container" == uploader.send(b"end", "part 2/*")["title"]


def test_last_range_may_be_small_once_the_total_is_known(uploader: Uploader) -> None:
    uploader.send(TEN, "bytes 0-9/12")

    assert "Container" == uploader.send(b"en", "bytes 10-11/*")["title"]


def test_part_of_exactly_the_smallest_size_is_taken(uploader: Uploader) -> None:
    assert {"videoId": uploader.video} == uploader.send(TEN, "bytes 0-9/*")


def test_range_ending_at_the_longest_video_is_taken(uploader: Uploader) -> None:
    assert {"videoId": uploader.video} == uploader.send(TEN, "bytes 190-199/200")


def test_last_part_allowed_is_taken(uploader: Uploader) -> None:
    assert {"videoId": uploader.video} == uploader.send(TEN, "part 60/60")
