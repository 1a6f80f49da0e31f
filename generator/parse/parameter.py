"""Parameters: https://spec.openapis.org/oas/v3.1.1#parameter-object."""

from __future__ import annotations

import re
from typing import Final, cast

from generator.ir.operations import Parameter, ParameterLocation, ParameterStyle
from generator.ir.schemas import Json, Schema, StringSchema
from generator.parse.context import Context, JsonObject, join, kind_of, text
from generator.parse.facts import parse_extensions
from generator.parse.media_type import parse_content, parse_examples, parse_style
from generator.parse.schema import parse_schema

DEFAULT_STYLES: Final[dict[str, ParameterStyle]] = {
    "path": "simple",
    "query": "form",
    "header": "simple",
    "cookie": "form",
}
TEMPLATE: Final = re.compile(r"\{([^{}]*)\}")
RESERVED_HEADERS: Final = frozenset({"accept", "content-type", "authorization"})


def parse_parameters(
    context: Context, path: str, levels: tuple[tuple[JsonObject, str], ...], pointer: str
) -> tuple[Parameter, ...]:
    """Merge the parameters of a path item and of an operation, the operation's own winning.

    A variable of the path that is declared nowhere becomes a required string; so the method is not lost.
    """
    merged: dict[tuple[str, str], Parameter] = {}
    for node, where in levels:
        own: set[tuple[str, str]] = set()
        for value, at in context.items(node, "parameters", where):
            parameter = _parse_parameter(context, value, at)
            if parameter is None:
                continue
            key = (parameter.location, parameter.name)
            if key in own:
                context.lose(at, f"{parameter.location} parameter {parameter.name!r} is declared twice")
            own.add(key)
            merged[key] = parameter
    return _complete(context, path, merged, pointer)


def path_variables(path: str) -> tuple[str, ...]:
    """Name the variables of a path template in order, without the operators of RFC 6570 (`{+name}`, `{name*}`)."""
    names = (match.group(1).strip("+*#./;?&") for match in TEMPLATE.finditer(path))
    return tuple(dict.fromkeys(name for name in names if name))


def _complete(
    context: Context, path: str, merged: dict[tuple[str, str], Parameter], pointer: str
) -> tuple[Parameter, ...]:
    variables = path_variables(path)
    missing = [_undeclared(name, pointer) for name in variables if ("path", name) not in merged]
    kept: list[Parameter] = []
    for parameter in merged.values():
        if parameter.location == "path" and parameter.name not in variables:
            context.lose(parameter.pointer, f"path parameter {parameter.name!r} is not in the path {path}")
        else:
            kept.append(parameter)
    return (*missing, *kept)


def _undeclared(name: str, pointer: str) -> Parameter:
    where = join(join(pointer, "parameters"), name)
    return Parameter(
        name=name,
        location="path",
        required=True,
        schema=StringSchema(pointer=where),
        style="simple",
        explode=False,
        pointer=where,
    )


def _parse_parameter(context: Context, value: Json, pointer: str) -> Parameter | None:
    found = context.follow(value, pointer)
    if found is None:
        return None
    node, where = found
    name, location = text(node, "name"), text(node, "in")
    if not name or location not in DEFAULT_STYLES:
        context.lose(
            where,
            f"parameter {name!r} stands in {location or 'nothing'!r}, not in path, query, header or cookie",
        )
        return None
    if location == "header" and name.lower() in RESERVED_HEADERS:
        return None
    style = parse_style(node.get("style")) or DEFAULT_STYLES[location]
    explode = node.get("explode")
    content_type, schema = _parse_type(context, node, where)
    return Parameter(
        name=name,
        location=cast("ParameterLocation", location),
        required=location == "path" or node.get("required") is True,
        schema=schema,
        style=style,
        explode=explode if isinstance(explode, bool) else style in {"form", "deepObject"},
        pointer=where,
        allow_reserved=node.get("allowReserved") is True,
        content_type=content_type,
        description=text(node, "description"),
        deprecated=node.get("deprecated") is True,
        examples=parse_examples(context, node, where),
        is_ignored=node.get("x-client-ignore") is True,
        extensions=parse_extensions(node),
    )


def _parse_type(context: Context, node: JsonObject, pointer: str) -> tuple[str, Schema]:
    if "schema" in node:
        return "", parse_schema(context, node["schema"], join(pointer, "schema"))
    content = parse_content(context, node, pointer)
    if content and content[0].schema is not None:
        return content[0].content_type, content[0].schema
    if "type" in node or "enum" in node:
        return "", parse_schema(context, {k: v for k, v in node.items() if k not in {"required", "example"}}, pointer)
    if not content:
        context.lose(pointer, f"parameter has no schema ({kind_of(node.get('schema'))}); it is taken as a string")
    return (content[0].content_type if content else ""), StringSchema(pointer=join(pointer, "schema"))
