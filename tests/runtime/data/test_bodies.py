from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.operation import Body, Style
from package.runtime.request.bodies import EncodedBody, encode_body
from package.runtime.values.models import UNSET, Model, UnsetType

MULTIPART = Body(kind="multipart", content_type="multipart/form-data", files=("file",))


class Creation(Model, rename="camel"):
    video_title: str
    tags: list[str] | UnsetType = UNSET


def body_of(declaration: Body, value: object, boundary: str | None = None) -> EncodedBody:
    body = encode_body(declaration, value, boundary)
    assert body is not None
    return body


def bytes_of(body: EncodedBody) -> bytes:
    return body.content if isinstance(body.content, bytes) else b"".join(body.content)


def parts_of(body: EncodedBody) -> list[tuple[object, str | None, str | None, object]]:
    """Name, file name, content type as stated, and content of each part, read by the standard library."""
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + bytes_of(body))
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get("content-type"),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


def test_json_body_leaves_out_unset_and_keeps_null() -> None:
    body = body_of(Body(kind="json", content_type="application/json"), {"a": UNSET, "b": None, "c": [1]})

    assert body == EncodedBody(
        content=b'{"b":null,"c":[1]}', content_type="application/json", content_length=18, can_replay=True
    )


def test_json_content_type_is_the_declared_one_unless_it_is_a_wildcard() -> None:
    merge = Body(kind="json", content_type="application/merge-patch+json")

    assert body_of(merge, {}).content_type == "application/merge-patch+json"
    assert body_of(Body(kind="json", content_type="*/*"), {}).content_type == "application/json"


def test_json_body_may_be_a_list_or_a_model() -> None:
    declaration = Body(kind="json", content_type="application/json")

    assert bytes_of(body_of(declaration, [Creation(video_title="a")])) == b'[{"videoTitle":"a"}]'


@pytest.mark.parametrize("value", [UNSET, {"a": UNSET}])
def test_optional_body_without_members_is_no_body(value: object) -> None:
    assert encode_body(Body(kind="json", content_type="application/json", is_required=False), value) is None


def test_optional_body_that_is_given_empty_is_an_empty_object() -> None:
    assert bytes_of(body_of(Body(kind="json", content_type="application/json", is_required=False), {})) == b"{}"


def test_required_body_without_members_is_an_empty_object() -> None:
    assert bytes_of(body_of(Body(kind="json", content_type="application/json"), {"a": UNSET})) == b"{}"


def test_required_body_that_was_not_given_is_refused() -> None:
    with pytest.raises(TypeError, match="needs a body"):
        encode_body(Body(kind="json", content_type="application/json"), UNSET)


def test_form_repeats_lists_and_puts_objects_in_brackets() -> None:
    declaration = Body(kind="form", content_type="application/x-www-form-urlencoded")
    value = {"tags": ["a b", "c"], "meta": {"k": "v&"}, "items": [{"a": 1}], "x": UNSET, "on": True}

    body = body_of(declaration, value)

    assert bytes_of(body) == b"tags=a+b&tags=c&meta%5Bk%5D=v%26&items%5B0%5D%5Ba%5D=1&on=true"
    assert body.content_type == "application/x-www-form-urlencoded"


def test_form_follows_declared_styles() -> None:
    styles = {"tags": Style(explode=False), "meta": Style(name="json")}
    declaration = Body(kind="form", content_type="application/x-www-form-urlencoded", styles=styles)

    assert bytes_of(body_of(declaration, {"tags": ["a", "b"], "meta": {"k": 1}})) == b"tags=a,b&meta=%7B%22k%22%3A1%7D"


def test_text_is_sent_as_utf_8() -> None:
    body = body_of(Body(kind="text", content_type="text/vtt"), "é")

    assert bytes_of(body) == "é".encode()
    assert body.content_type == "text/vtt; charset=utf-8"


def test_binary_is_streamed_from_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"abc")

    body = body_of(Body(kind="binary", content_type="*/*"), tmp_path / "a.mp4")

    assert bytes_of(body) == b"abc"
    assert (body.content_type, body.content_length, body.can_replay) == ("video/mp4", 3, True)


def test_content_type_given_with_the_content_wins() -> None:
    body = body_of(Body(kind="binary", content_type="application/octet-stream"), ("a", b"x", "image/png"))

    assert body.content_type == "image/png"


def test_multipart_is_written_byte_for_byte() -> None:
    body = body_of(MULTIPART, {"title": "é", "file": ("a.mp4", b"abc")}, "b0")

    assert body.content_type == "multipart/form-data; boundary=b0"
    assert (
        bytes_of(body)
        == (
            '--b0\r\nContent-Disposition: form-data; name="title"\r\n\r\né\r\n'
            '--b0\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n'
            "Content-Type: video/mp4\r\n\r\nabc\r\n--b0--\r\n"
        ).encode()
    )
    assert body.content_length == len(bytes_of(body))


def test_multipart_without_members_is_an_end_only() -> None:
    assert bytes_of(body_of(MULTIPART, {}, "b0")) == b"--b0--\r\n"


def test_members_that_are_no_files_are_text_or_json() -> None:
    value = {"n": 1, "on": False, "tags": ["a", "b"], "meta": {"k": 1}, "items": [{"a": 1}], "null": None}

    parts = parts_of(body_of(MULTIPART, value))

    assert parts == [
        ("n", None, None, b"1"),
        ("on", None, None, b"false"),
        ("tags", None, None, b"a"),
        ("tags", None, None, b"b"),
        ("meta", None, "application/json", b'{"k":1}'),
        ("items", None, "application/json", b'{"a":1}'),
        ("null", None, None, b""),
    ]


def test_declared_content_types_and_styles_are_followed() -> None:
    declaration = Body(
        kind="multipart",
        content_type="multipart/form-data",
        files=("file",),
        content_types={"tags": "application/json", "note": "text/markdown", "file": "image/png, image/jpeg"},
        styles={"meta": Style(name="deepObject")},
    )
    value = {"tags": ["a"], "note": "x", "file": ("a.png", b""), "meta": {"k": "v"}}

    parts = parts_of(body_of(declaration, value))

    assert parts == [
        ("tags", None, "application/json", b'["a"]'),
        ("note", None, "text/markdown", b"x"),
        ("file", "a.png", "image/png", b""),
        ("meta[k]", None, None, b"v"),
    ]


def test_list_of_files_is_a_part_each(tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(b"1")

    parts = parts_of(body_of(MULTIPART, {"file": [tmp_path / "a.vtt", b"2"]}))

    assert parts == [
        ("file", "a.vtt", "text/vtt", b"1"),
        ("file", "file", "application/octet-stream", b"2"),
    ]


def test_model_may_be_the_multipart_body() -> None:
    assert parts_of(body_of(MULTIPART, Creation(video_title="x"))) == [("videoTitle", None, None, b"x")]


def test_quotes_and_line_breaks_cannot_leave_a_part_header() -> None:
    body = body_of(MULTIPART, {"file": ('a"\r\nX: 1.mp4', b"")}, "b0")

    assert b'filename="a%22%0D%0AX: 1.mp4"\r\n' in bytes_of(body)


def test_content_type_of_a_file_cannot_leave_its_line() -> None:
    with pytest.raises(ValueError, match="Content-Type"):
        encode_body(MULTIPART, {"file": ("a", b"", "a/b\r\nX: 1")})


def test_streamed_multipart_is_exact_and_the_same_each_time(tmp_path: Path) -> None:
    content = b"--b0\r\n" * 200_000
    (tmp_path / "a.bin").write_bytes(content)
    body = body_of(MULTIPART, {"title": "x", "file": tmp_path / "a.bin"})

    async def collect() -> bytes:
        assert not isinstance(body.content, bytes)
        return b"".join([block async for block in body.content])

    first, second = bytes_of(body), bytes_of(body)

    assert body.can_replay
    assert first == second == asyncio.run(collect())
    assert body.content_length == len(first)
    assert parts_of(body)[1] == ("file", "a.bin", "application/octet-stream", content)


def test_multipart_of_an_iterator_has_no_length_and_no_second_time() -> None:
    body = body_of(MULTIPART, {"file": iter([b"a", b"b"])}, "b0")

    assert body.content_length is None
    assert not body.can_replay
    assert b"\r\n\r\nab\r\n--b0--" in bytes_of(body)


def test_boundaries_are_never_the_same() -> None:
    assert len({body_of(MULTIPART, {}).content_type for _ in range(50)}) == 50


def test_body_that_is_no_object_is_refused_where_members_are_due() -> None:
    with pytest.raises(TypeError, match="multipart/form-data body is a dict or a model, not list"):
        encode_body(MULTIPART, ["a"])


NAMES = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)


@given(st.dictionaries(NAMES, st.binary() | st.integers() | st.lists(st.integers(), min_size=1) | st.booleans()))
def test_parts_are_read_back_by_another_parser(members: Mapping[str, Any]) -> None:
    files = tuple(name for name, value in members.items() if isinstance(value, bytes))
    declaration = Body(kind="multipart", content_type="multipart/form-data", files=files)

    parts = parts_of(body_of(declaration, members))

    expected = [
        (name, item if isinstance(item, bytes) else json.dumps(item).encode())
        for name, value in members.items()
        for item in (value if isinstance(value, list) else [value])
    ]
    assert expected == [(name, content) for name, _, _, content in parts]
