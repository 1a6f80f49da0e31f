from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.targets.python.names.names import Names

MakeNames = Callable[..., Names]

TEXT = {"type": "string"}
SORT = {"type": "string", "enum": ["asc", "desc"]}


def an_object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties or {"id": TEXT}}


def query(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema}


def listing(operation_id: str, *parameters: dict[str, Any], tag: str = "Videos") -> dict[str, Any]:
    responses = {"200": {"description": "Done."}}
    return {"get": {"operationId": operation_id, "tags": [tag], "parameters": list(parameters), "responses": responses}}


def type_names(names: Names) -> list[str]:
    return [declaration.name for declaration in names.types.declarations]


def test_a_component_is_named_by_its_key_and_never_by_its_title(make_names: MakeNames) -> None:
    names = make_names({"bad-request": {**an_object(), "title": "Oops"}})

    assert "BadRequest" == names.type_name("#/components/schemas/bad-request")


def test_the_longer_of_two_names_says_how_it_is_spelled(make_names: MakeNames) -> None:
    names = make_names({"bad-request": an_object(), "badRequest": an_object()})

    assert ["BadRequestKebab", "BadRequest"] == type_names(names)


@pytest.mark.parametrize("taken", ["Response", "Page", "Any", "NotFoundError", "ValueError", "Model"])
def test_a_component_does_not_take_the_name_of_what_modules_import(make_names: MakeNames, taken: str) -> None:
    assert [f"{taken}Model"] == type_names(make_names({taken: an_object()}))


def test_a_resource_does_not_take_the_name_of_a_component(make_names: MakeNames) -> None:
    names = make_names({"videos": an_object()}, {"/videos": listing("listVideos")})

    assert (["Videos"], "VideosResource") == (type_names(names), names.resource("Videos").class_name)


def test_an_inline_type_is_named_by_owner_and_property(make_names: MakeNames) -> None:
    names = make_names({"Theme": an_object(assets=an_object(), sizes={"type": "array", "items": an_object()})})

    assert ["Theme", "ThemeAssets", "ThemeSizesItem"] == type_names(names)


def test_an_inline_enum_of_a_parameter_is_named_by_resource_and_parameter(make_names: MakeNames) -> None:
    assert ["VideosSortOrder"] == type_names(
        make_names({}, {"/videos": listing("listVideos", query("sortOrder", SORT))})
    )


def test_inline_types_alike_in_name_and_structure_are_one(make_names: MakeNames) -> None:
    paths = {"/videos": listing("listVideos", query("sort", SORT)), "/old": listing("listOld", query("sort", SORT))}

    assert ["VideosSort"] == type_names(make_names({}, paths))


def test_inline_types_of_one_name_and_two_structures_are_told_apart_by_method(make_names: MakeNames) -> None:
    other = {"type": "string", "enum": ["up", "down"]}
    paths = {"/videos": listing("listVideos", query("sort", SORT)), "/old": listing("listOld", query("sort", other))}

    assert ["VideosSort", "VideosListOldSort"] == type_names(make_names({}, paths))


def test_an_inline_type_of_a_composed_base_is_named_after_the_base(make_names: MakeNames) -> None:
    child = {"allOf": [{"$ref": "#/components/schemas/Base"}, an_object(size={"type": "integer"})]}

    assert ["Child", "Base", "BaseOrder"] == type_names(make_names({"Child": child, "Base": an_object(order=SORT)}))


def test_variants_are_named_by_the_value_that_tells_them_apart(make_names: MakeNames) -> None:
    variants = [an_object(kind={"const": kind}, **{kind: TEXT}) for kind in ("circle", "square")]

    names = type_names(make_names({"Shape": {"oneOf": variants}}))

    assert ["Shape", "ShapeCircle", "ShapeCircleKind", "ShapeSquare", "ShapeSquareKind"] == names


def test_no_type_name_is_longer_than_eighty_characters(make_names: MakeNames) -> None:
    names = make_names({"A" * 70: an_object(**{"b" * 70: an_object()})})

    assert all(len(name) <= 80 for name in type_names(names))


def test_what_requests_hold_gets_a_dict_whose_name_no_component_has(make_names: MakeNames) -> None:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Tag"}}}
    paths = {"/tags": {"post": {"requestBody": {"content": content}, "responses": {}}}}
    schemas = {"Tag": an_object(), "TagDict": an_object()}

    names = make_names(schemas, paths)

    assert {"Tag": "TagDict2"} == names.input_names


def test_names_do_not_depend_on_what_stands_after_them(make_names: MakeNames) -> None:
    first = make_names({"Video": an_object(order=SORT)})
    second = make_names({"Video": an_object(order=SORT), "video": an_object(), "VideoOrder": SORT})

    assert "Video" == second.type_name("#/components/schemas/Video") == first.type_name("#/components/schemas/Video")


def test_attributes_of_one_object_are_unique_and_free_of_model_members(make_names: MakeNames) -> None:
    wire_names = ["id", "@id", "videoId", "video_id", "from", "toDict", "+1", "", "文"]
    names = make_names({"Odd": an_object(**dict.fromkeys(wire_names, TEXT))})

    attributes = [names.field("#/components/schemas/Odd", name) for name in wire_names]

    expected = ["id", "at_id", "video_id_camel", "video_id", "from_", "to_dict_", "plus_1", "empty", "wen"]
    assert expected == attributes
