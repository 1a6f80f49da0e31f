from __future__ import annotations

import pytest

from generator.ir.schemas import Json
from generator.targets.python.tests.wire import (
    WirePart,
    WireStyle,
    form_style,
    wire_event,
    wire_header,
    wire_pairs,
    wire_parts,
    wire_path,
    wire_sequence,
)

EXPLODED = WireStyle(name="form", explode=True)
FLAT = WireStyle(name="form", explode=False)
DEEP = WireStyle(name="deepObject", explode=True)
SIMPLE = WireStyle(name="simple", explode=False)


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [
        (["a", "b"], EXPLODED, (("n", "a"), ("n", "b"))),
        (["a", "b"], FLAT, (("n", "a,b"),)),
        (["a", "b"], WireStyle(name="pipeDelimited", explode=False), (("n", "a|b"),)),
        ({"k": 1}, EXPLODED, (("k", "1"),)),
        ({"k": {"x": True}, "l": ["a", "b"]}, DEEP, (("n[k][x]", "true"), ("n[l][]", "a"), ("n[l][]", "b"))),
        (1.5, EXPLODED, (("n", "1.5"),)),
        ({"k": 1}, WireStyle(name="form", explode=True, is_json=True), (("n", '{"k":1}'),)),
    ],
)
def test_query_follows_the_styles_of_the_specification(
    value: Json, style: WireStyle, expected: tuple[tuple[str, str], ...]
) -> None:
    assert expected == wire_pairs("n", value, style)


@pytest.mark.parametrize(
    ("template", "value", "style", "expected"),
    [
        ("/a/{n}", "b/c d", SIMPLE, "/a/b%2Fc%20d"),
        ("/a/{+n}", "b/c", SIMPLE, "/a/b/c"),
        ("/a/{n}:go", "b", SIMPLE, "/a/b:go"),
        ("/a/{n}", ["x", "y"], SIMPLE, "/a/x,y"),
        ("/a{n}", ["x", "y"], WireStyle(name="label", explode=True), "/a.x.y"),
        ("/a{n}", ["x", "y"], WireStyle(name="matrix", explode=True), "/a;n=x;n=y"),
        ("/a{n}", {"k": 1}, WireStyle(name="matrix", explode=False), "/a;n=k,1"),
        ("/a{n}", {"k": 1}, WireStyle(name="matrix", explode=True), "/a;k=1"),
    ],
)
def test_path_follows_the_styles_of_the_specification(
    template: str, value: Json, style: WireStyle, expected: str
) -> None:
    assert expected == wire_path(template, {"n": (value, style)})


def test_header_joins_a_list_with_commas() -> None:
    assert "a,1" == wire_header(["a", 1], SIMPLE)


def test_form_repeats_flat_lists_and_puts_objects_in_brackets() -> None:
    assert ("form", "deepObject") == (form_style(["a"]).name, form_style([{"a": 1}]).name)


def test_object_in_a_multipart_body_is_a_part_of_json() -> None:
    parts = wire_parts("n", {"k": 1}, "", None)

    assert (WirePart(name="n", content=b'{"k":1}', content_type="application/json"),) == parts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"event": "a", "data": "b", "id": "c", "retry": 5}, {"event": "a", "data": "b", "id": "c", "retry": 5}),
        ({"event": 1, "data": True, "id": 2}, {"event": "1", "data": "true", "id": "2"}),
        ({"retry": "soon", "data": "a"}, {"data": "a"}),
        ({"data": "a\nb", "id": "c"}, {"data": "text", "id": "c"}),
        ({"other": 1}, {"data": "text"}),
        ("a", {"data": "text"}),
    ],
)
def test_event_carries_what_events_have(value: Json, expected: Json) -> None:
    assert expected == wire_event(value)


@pytest.mark.parametrize(
    ("kind", "items", "expected"),
    [
        ("events", [{"event": "a", "retry": 5}, {"data": "b"}], b"event: a\nretry: 5\n\ndata: b\n\n"),
        ("jsonl", [{"a": 1}, 2], b'{"a":1}\n2\n'),
        ("jsonseq", [{"a": 1}, 2], b'\x1e{"a":1}\n\x1e2\n'),
        ("jsonl", [], b""),
        ("data", [{"a": 1}, "b"], b'data: {"a":1}\n\ndata: "b"\n\n'),
    ],
)
def test_several_items_are_written_as_their_media_type_has_it(kind: str, items: list[Json], expected: bytes) -> None:
    assert expected == wire_sequence(kind, items)
