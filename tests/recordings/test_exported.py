"""A recording with all that one may hold, as HAR and as a cassette, to the byte.

With the variable UPDATE_EXPECTED set, the expected files are written anew, for a look at `git diff`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from package.testing.recordings.formats.cassette import export_cassette
from package.testing.recordings.formats.har_export import export_har
from package.testing.recordings.recording import (
    BinaryContent,
    Content,
    Interaction,
    MultipartContent,
    RecordedFailure,
    RecordedPart,
    RecordedRequest,
    RecordedResponse,
    Recording,
    TextContent,
)

from tests.recordings.told import created, got, listed, story

HERE = Path(__file__).parent
KEPT = BinaryContent(sha256="b" * 64, size=3, base64="/wD+")
LOST = BinaryContent(sha256="a" * 64, size=5)


def sent(body: Content | None, content_type: str = "", *, path: str = "/things/{thingId}") -> Interaction:
    headers = {"content-type": content_type} if content_type else {}
    values = {"thingId": "a/b ö"}
    request = RecordedRequest(method="PUT", path=path, values=values, headers=headers, body=body)
    answered = (("content-type", "text/plain"), ("location", "/things/2"), ("x-a", "1"), ("x-a", "2"))
    return Interaction(request=request, operation="put", response=RecordedResponse(status=201, headers=answered))


def answered(status: int, body: Content | None) -> Interaction:
    return msgspec.structs.replace(got("1", None), response=RecordedResponse(status=status, body=body))


PARTS = (
    RecordedPart(name="title", content=TextContent(text="ä"), content_type="text/plain"),
    RecordedPart(name="file", content=KEPT, filename="a.bin", content_type="image/png"),
)
RECORDING: Recording = story(
    got("1", {"thingId": "1"}),
    created({"title": "a"}, {"thingId": "2"}),
    listed((("t", "a b"), ("t", "c&d")), {"data": []}),
    sent(TextContent(text="a=1&b=2"), "application/x-www-form-urlencoded"),
    sent(KEPT, "image/png", path="https://elsewhere.test/{+thingId}/{missing}"),
    sent(LOST, "image/png"),
    sent(MultipartContent(parts=PARTS), "multipart/mixed"),
    sent(MultipartContent(parts=(*PARTS, RecordedPart(name="lost", content=LOST, filename="b.bin")))),
    answered(204, None),
    answered(299, KEPT),
    answered(404, TextContent(text="no \x7f\u2028")),
)
UNKNOWN = (
    answered(200, LOST),
    msgspec.structs.replace(got("9", None), response=None, failure=RecordedFailure(error="ConnectError")),
    msgspec.structs.replace(got("8", {}), failure=RecordedFailure(error="TransportError", message="it broke off")),
)
WHOLE = msgspec.structs.replace(RECORDING, interactions=(*RECORDING.interactions, *UNKNOWN))


@pytest.mark.parametrize(
    ("name", "export"),
    [
        ("exported.har", lambda: export_har(WHOLE)),
        ("exported.cassette", lambda: export_cassette(RECORDING, "https://api.test/v1/")),
    ],
)
def test_recording_is_exported_as_was_agreed(name: str, export: Callable[[], str]) -> None:
    file, text = HERE / name, export()
    if "UPDATE_EXPECTED" in os.environ:
        file.write_text(text, encoding="utf-8")

    assert file.read_text(encoding="utf-8") == text
