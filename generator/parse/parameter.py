"""Parameter Object: https://spec.openapis.org/oas/v3.1.1#parameter-object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from generator.ir.operations import MediaType, Parameter, ParameterLocation
from generator.ir.schemas import AnySchema, Schema, StringSchema
from generator.parse.hints.extensions import is_ignored
from generator.parse.media_type import default_style, parse_content, parse_examples, parse_style
from generator.parse.node import Node
from generator.parse.path_item import path_variables, variable_name
from generator.parse.reference import followed_list
from generator.parse.schemas.composition import is_shaping
from generator.parse.schemas.schema import parse_schema

_LOCATIONS: Final[Mapping[str, ParameterLocation]] = {name: name for name in get_args(ParameterLocation)}
_TOLD_OTHERWISE: Final = frozenset({"accept", "content-type", "authorization", "content-length", "transfer-encoding"})
"""Headers that are no arguments: OpenAPI says so of the first three, the others follow from the body that is sent."""
_NOT_OF_SCHEMA: Final = frozenset(
    {"name", "in", "required", "description", "style", "explode", "deprecated", "example", "examples"}
)


def parse_parameters(path: str, levels: tuple[Node, ...]) -> tuple[Parameter, ...]:
    """Read the `parameters` of the given levels, path item first; an operation's own win.

    A variable of the path template that no level declares becomes a required string, before all others.
    """
    merged: dict[tuple[str, str], Parameter] = {}
    variables = path_variables(path)
    for level in levels:
        merged |= _parse_level(level, variables, is_of_path=level is not levels[-1])
    undeclared = (name for name in variables if not _is_declared(name, path, merged))
    return (
        *(_undeclared_parameter(name, levels[-1]) for name in undeclared),
        *(parameter for parameter in merged.values() if _has_place(parameter, path, variables, levels[-1])),
    )


def parse_parameter_schema(node: Node, what: str) -> tuple[Schema, MediaType | None]:
    """Return the schema of a parameter or header, and the media type if it is given by `content`.

    Keywords of a schema right in the parameter, as Swagger 2.0 had them, are read as its schema. With none at all
    it is a string.
    """
    schema = node.schema("schema")
    if schema:
        return parse_schema(schema), None
    if "content" in node.value:
        return _parse_content_schema(node, what)
    own = {key: value for key, value in node.value.items() if key not in _NOT_OF_SCHEMA and not key.startswith("x-")}
    if is_shaping(own):
        return parse_schema(node.replaced(own)), None
    if "schema" not in node.value:
        node.warn("structure", f"{what} has no schema; taken as a string")
    return StringSchema(pointer=node.at("schema")), None


def _parse_level(level: Node, variables: tuple[str, ...], *, is_of_path: bool) -> dict[tuple[str, str], Parameter]:
    found: dict[tuple[str, str], Parameter] = {}
    for node in followed_list(level, "parameters"):
        parameter = _parse_parameter(_located(node, variables), is_of_path=is_of_path)
        if parameter is None:
            continue
        key = (parameter.location, parameter.name)
        if key in found:
            reason = f"{parameter.location} parameter {parameter.name!r} is listed twice; the last counts"
            level.context.warn("duplicate-parameter", node.pointer, reason)
        found[key] = parameter
    return found


def _located(node: Node, variables: tuple[str, ...]) -> Node:
    """Give a parameter with its `in`: one in capitals is that location, and without one the path decides."""
    spelled = node.text("in")
    if spelled in _LOCATIONS or (spelled and spelled.lower() not in _LOCATIONS):
        return node
    meant = spelled.lower() or ("path" if node.text("name") in variables else "query")
    node.warn("structure", f"'in' is {spelled!r}; read as {meant!r}")
    return node.replaced({**node.value, "in": meant})


def _parse_parameter(node: Node, *, is_of_path: bool) -> Parameter | None:
    name, location = _parse_name(node)
    if not name or location is None or (location == "header" and name.lower() in _TOLD_OTHERWISE):
        return None
    style = parse_style(node, location) or default_style(location)
    schema, media_type = parse_parameter_schema(node, f"parameter {name!r}")
    return Parameter(
        name=name,
        location=location,
        required=location == "path" or node.flag("required"),
        schema=schema,
        style=style,
        explode=node.flag("explode", default=style in {"form", "cookie"}),
        pointer=node.pointer,
        allow_reserved=node.flag("allowReserved"),
        content_type=media_type.content_type if media_type else "",
        encoding=media_type.encoding if media_type and location == "querystring" else (),
        description=node.text("description"),
        deprecated=node.flag("deprecated"),
        examples=parse_examples(node) or (media_type.examples if media_type else ()),
        is_ignored=is_ignored(node),
        is_of_path=is_of_path,
        extensions=node.extensions(),
    )


def _parse_name(node: Node) -> tuple[str, ParameterLocation | None]:
    name, spelled = node.text("name"), node.text("in")
    if name and not spelled:
        node.warn("structure", f"parameter {name!r} does not say where it is; sent in the query")
        spelled = "query"
    if not name:
        node.lose("the parameter has no name")
    elif spelled not in _LOCATIONS:
        node.lose(f"parameter {name!r} is in {spelled!r}; OpenAPI 3 knows {', '.join(_LOCATIONS)}")
    location = _LOCATIONS.get(spelled)
    return (variable_name(name) if location == "path" else name), location


def _parse_content_schema(node: Node, what: str) -> tuple[Schema, MediaType | None]:
    content = parse_content(node)
    if not content:
        node.warn("structure", f"{what} has no media type in its 'content'; taken as a string", "content")
        return StringSchema(pointer=node.at("content")), None
    for other in content[1:]:
        reason = f"{what} has a second media type; OpenAPI allows one, and the first is sent"
        node.warn("structure", reason, "content", other.content_type)
    return content[0].schema or AnySchema(pointer=content[0].pointer), content[0]


def _is_declared(name: str, path: str, merged: dict[tuple[str, str], Parameter]) -> bool:
    """Whether a variable has its parameter; one in the query part of a path may be a query parameter."""
    is_in_query = f"{{{name}}}" in path.partition("?")[2]
    return ("path", name) in merged or (is_in_query and ("query", name) in merged)


def _undeclared_parameter(name: str, operation: Node) -> Parameter:
    return Parameter(
        name=name,
        location="path",
        required=True,
        schema=StringSchema(pointer=operation.at("parameters", name)),
        style="simple",
        explode=False,
        pointer=operation.pointer,
    )


def _has_place(parameter: Parameter, path: str, variables: tuple[str, ...], operation: Node) -> bool:
    if parameter.location != "path" or parameter.name in variables:
        return True
    reason = f"path parameter {parameter.name!r} has no place in {path}; it is left out"
    operation.context.warn("path-parameters", parameter.pointer, reason)
    return False
