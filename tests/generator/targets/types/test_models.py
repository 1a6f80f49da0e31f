from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any

import msgspec
import pytest

Load = Callable[..., ModuleType]
Render = Callable[..., dict[str, str]]

TEXT = {"type": "string"}


def an_object(required: Any = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def taking(schema: str) -> dict[str, Any]:
    """Paths with one operation whose request body is a component."""
    content = {"application/json": {"schema": reference(schema)}}
    return {"/videos": {"post": {"tags": ["Videos"], "requestBody": {"content": content}, "responses": {}}}}


def test_required_null_and_absent_are_three_facts(load: Load) -> None:
    schema = an_object(("a", "b"), a=TEXT, b={"type": ["string", "null"]}, c=TEXT, d={"type": ["string", "null"]})

    video = load({"Video": schema}).Video

    expected = {"a": "str", "b": "str | None", "c": "str | None", "d": "str | None"}
    assert expected == video.__annotations__
    assert {"d"} == video.__nullable__


def test_a_model_reads_and_writes_wire_names(load: Load) -> None:
    schema = an_object(**{"videoId": TEXT, "mp4Support": {"type": "boolean"}, "from": TEXT, "x-odd": TEXT})
    data = {"videoId": "vi1", "mp4Support": True, "from": "a", "x-odd": "b"}

    video = load({"Video": schema}).Video.from_dict(data)

    assert ("vi1", True, "a", "b") == (video.video_id, video.mp4_support, video.from_, video.x_odd)
    assert data == video.to_dict()


@pytest.mark.parametrize(
    ("wire_names", "option"),
    [
        (("videoId", "liveStreamId"), 'rename="camel"'),
        (("VideoId", "Title"), 'rename="pascal"'),
        (("video-id", "live-stream-id"), 'rename="kebab"'),
    ],
)
def test_the_rule_that_gives_most_wire_names_is_taken(render: Render, wire_names: tuple[str, ...], option: str) -> None:
    source = render({"Video": an_object(**dict.fromkeys(wire_names, TEXT))})["other"]

    assert option in source
    assert "field(name=" not in source


def test_names_that_are_the_wire_names_need_no_rule(render: Render) -> None:
    source = render({"Video": an_object(video_id=TEXT)})["other"]

    assert "class Video(Model, kw_only=True):" in source


def test_a_write_only_member_may_be_missing_from_a_response(load: Load) -> None:
    schema = an_object(("secret",), secret={"type": "string", "writeOnly": True})

    assert "str | None" == load({"Key": schema}).Key.__annotations__["secret"]


def test_fields_named_as_types_do_not_break_the_types_of_others(load: Load) -> None:
    schema = an_object(
        ("date", "list", "str", "x y"),
        **{
            "date": {"type": "string", "format": "date"},
            "list": {"type": "array", "items": TEXT},
            "str": TEXT,
            "field": TEXT,
            "x y": {"type": "string", "format": "date"},
        },
    )
    data = b'{"date":"2024-01-02","list":["a"],"str":"b","field":"c","x y":"2024-01-03"}'

    read = msgspec.json.decode(data, type=load({"Odd": schema}).Odd)

    assert (date(2024, 1, 2), ["a"], date(2024, 1, 3)) == (read.date, read.list, read.x_y)


def test_types_refer_to_each_other_whatever_their_order(load: Load) -> None:
    schemas = {"Parent": an_object(children={"type": "array", "items": reference("Child")})}
    schemas["Child"] = an_object(parent=reference("Parent"), born={"type": "string", "format": "date-time"})

    read = load(schemas).Parent.from_json(b'{"children":[{"parent":{},"born":"2024-01-02T03:04:05Z"}]}')

    assert datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC) == read.children[0].born


def test_enum_members_are_named_readably_and_never_twice(load: Load) -> None:
    values = ["240p", "createdAt", "a", "A", "-1", "1", "", "+", "文"]

    members = load({"Odd": {"type": "string", "enum": values}}).Odd.__members__

    expected = ["N240P", "CREATED_AT", "A_LOWER", "A", "MINUS_1", "N1", "EMPTY", "PLUS", "WEN"]
    assert dict(zip(expected, values, strict=True)) == {name: member.value for name, member in members.items()}


def test_an_enum_of_integers_reads_integers(load: Load) -> None:
    models = load({"Size": {"type": "integer", "enum": [1, 2]}})

    assert models.Size.N2 is msgspec.json.decode(b"2", type=models.Size)


def test_a_union_is_told_apart_by_its_discriminator(load: Load) -> None:
    schemas = {
        "Shape": {
            "oneOf": [reference("Circle"), reference("Square")],
            "discriminator": {"propertyName": "kind", "mapping": {"round": "#/components/schemas/Circle"}},
        },
        "Circle": an_object(kind=TEXT, size=TEXT),
        "Square": an_object(kind=TEXT, size=TEXT),
        "Drawing": an_object(shapes={"type": "array", "items": reference("Shape")}),
    }
    models = load(schemas)

    drawing = models.Drawing.from_json(b'{"shapes":[{"kind":"Square"},{"kind":"round"}]}')

    assert [models.Square, models.Circle] == [type(shape) for shape in drawing.shapes]


def test_a_type_that_holds_itself_is_read_to_any_depth(load: Load) -> None:
    schemas = {
        "Tree": {"oneOf": [reference("Leaf"), {"type": "array", "items": reference("Tree")}]},
        "Leaf": an_object(name=TEXT),
        "Forest": an_object(tree=reference("Tree")),
    }
    models = load(schemas)

    forest = models.Forest.from_json(b'{"tree":[[{"name":"a"}],{"name":"b"}]}')

    assert [[models.Leaf(name="a")], models.Leaf(name="b")] == forest.tree


def test_members_beside_the_named_ones_are_kept_where_the_document_types_them(load: Load) -> None:
    schema = {**an_object(owner=TEXT), "additionalProperties": {"type": "integer"}}
    models = load({"Labels": schema})

    labels = models.Labels.from_json(b'{"owner":"a","size":3}')

    assert {"size": 3} == labels.additional
    assert {"owner": "a", "size": 3} == labels.to_dict()


def test_a_request_type_has_a_dict_in_wire_names(load: Load) -> None:
    schema = an_object(("videoId",), videoId=TEXT, tags={"type": "array", "items": reference("Tag")})

    models = load({"Video": schema, "Tag": an_object(name=TEXT)}, taking("Video"), module="videos")

    expected = {"videoId": "Required[str]", "tags": "Sequence[Tag | TagDict]"}
    assert expected == {name: kind.__forward_arg__ for name, kind in models.VideoDict.__annotations__.items()}


@pytest.mark.parametrize("wire_name", ["video-id", "from", "__id", "date"])
def test_a_dict_with_names_a_class_cannot_hold_is_made_by_call(load: Load, wire_name: str) -> None:
    day = {"type": "string", "format": "date"}

    models = load({"Video": an_object(**{wire_name: day})}, taking("Video"), module="videos")

    assert [wire_name] == list(models.VideoDict.__annotations__)


def test_no_dict_is_made_for_what_is_only_received(load: Load) -> None:
    assert not hasattr(load({"Video": an_object(id=TEXT)}), "VideoDict")


def test_a_type_says_what_the_document_says_of_it_and_where(load: Load) -> None:
    schema = {**an_object(id=TEXT), "description": "A `video`\\path."}

    doc = inspect.getdoc(load({"Video": schema}).Video)

    assert "A `video`\\path.\n\nSource: `#/components/schemas/Video`" == doc


def test_a_field_says_its_bounds_and_default(render: Render) -> None:
    ttl = {"type": "integer", "minimum": 0, "maximum": 60, "default": 5, "description": "Seconds to live"}

    source = render({"Token": an_object(ttl=ttl)})["other"]

    assert '"""Seconds to live. From 0 to 60. Default: `5`."""' in source


def test_the_same_document_gives_the_same_text(render: Render) -> None:
    schemas = {"Video": an_object(id=TEXT, order={"type": "string", "enum": ["b", "a"]})}

    assert render(schemas) == render(schemas)


EMPTY = {"type": "array", "maxItems": 0, "items": {}}
INSIDE = an_object(width={"type": "integer"})


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
@pytest.mark.parametrize("variants", [[reference("Inside"), EMPTY, {"type": "null"}], [EMPTY, reference("Inside")]])
def test_empty_list_that_is_declared_for_an_object_reads_as_none(
    load: Load, keyword: str, variants: list[dict[str, Any]]
) -> None:
    outside = an_object(("must",), may={keyword: variants}, must={keyword: variants})

    models = load({"Outside": outside, "Inside": INSIDE})

    assert {"may": "Inside | None", "must": "Inside | None"} == models.Outside.__annotations__
    read = models.Outside.from_json(b'{"may": [], "must": []}')
    assert (None, None) == (read.may, read.must)
    assert 3 == models.Outside.from_json(b'{"must": {"width": 3}}').must.width


def test_empty_list_beside_a_map_of_values_reads_as_none(load: Load) -> None:
    labels = {"oneOf": [{"type": "object", "additionalProperties": TEXT}, EMPTY]}

    film = load({"Film": an_object(labels=labels)}).Film

    assert film.from_json(b'{"labels": []}').labels is None
    assert {"a": "b"} == film.from_json(b'{"labels": {"a": "b"}}').labels


def test_list_that_may_have_items_stays_a_list(load: Load) -> None:
    several = {"oneOf": [TEXT, {"type": "array", "maxItems": 1, "items": TEXT}]}
    alone = {"type": "array", "maxItems": 0, "items": TEXT}

    film = load({"Film": an_object(several=several, alone=alone)}).Film

    read = film.from_json(b'{"several": [], "alone": []}')
    assert ([], []) == (read.several, read.alone)
