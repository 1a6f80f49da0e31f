from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire

PATCH = [{"op": "remove", "path": "/tags"}]


@pytest.mark.parametrize(
    ("call", "content_type", "body"),
    [
        (lambda m: m.add_note(text="a", tags=["b", "c"]), "application/json", b'{"text":"a","tags":["b","c"]}'),
        (
            lambda m: m.add_note(text="a", tags=["b", "c"], content_type="application/x-www-form-urlencoded"),
            "application/x-www-form-urlencoded",
            b"text=a&tags=b&tags=c",
        ),
        (lambda m: m.add_note_as_text(content="a"), "text/plain; charset=utf-8", b"a"),
        (lambda m: m.add_note_as_text(content="a", content_type="text/markdown"), "text/markdown; charset=utf-8", b"a"),
        (lambda m: m.change_note("1", text=None), "application/merge-patch+json", b'{"text":null}'),
        (
            lambda m: m.change_note("1", text="a", content_type_content_type="application/json"),
            "application/json",
            b'{"text":"a"}',
        ),
        (
            lambda m: m.change_note_as_json_patch("1", body=PATCH),
            "application/json-patch+json",
            b'[{"op":"remove","path":"/tags"}]',
        ),
        (lambda m: m.set_picture(b"a"), "image/png", b"a"),
        (lambda m: m.set_picture(("a.jpg", b"a")), "image/jpeg", b"a"),
        (lambda m: m.set_picture(("a.gif", b"a", "image/gif")), "image/gif", b"a"),
        (lambda m: m.set_scan(("a.jpg", b"a")), "image/jpeg", b"a"),
        (lambda m: m.set_attachment(b"a"), "application/octet-stream", b"a"),
        (lambda m: m.set_attachment(("a.jpg", b"a")), "image/jpeg", b"a"),
        (lambda m: m.set_archive(b"a"), "application/octet-stream", b"a"),
        (lambda m: m.set_archive(("a.zip", b"a")), "application/zip", b"a"),
    ],
)
def test_bytes_and_content_type_are_those_of_the_chosen_type(
    sdk: ModuleType, wire: Wire, call: Callable[[Any], Any], content_type: str, body: bytes
) -> None:
    wire.call(sdk, lambda client: call(client.m))

    assert [(content_type, body)] * 2 == [(one.header("content-type"), one.body) for one in wire.requests]


def test_what_has_files_is_a_method_of_its_own(sdk: ModuleType, wire: Wire, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"picture")

    wire.call(sdk, lambda client: client.m.add_note_as_multipart(scan))

    assert b'name="scan"; filename="scan.png"\r\nContent-Type: image/png\r\n\r\npicture' in wire.last.body


def test_a_type_that_is_not_documented_is_refused(sdk: ModuleType, wire: Wire) -> None:
    with pytest.raises(sdk.ArgumentError, match="content_type is 'application/xml'; there are 'application/json', "):
        wire.call(sdk, lambda client: client.m.add_note(text="a", content_type="application/xml"))

    assert [] == wire.requests
