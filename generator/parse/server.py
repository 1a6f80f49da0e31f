"""Servers: https://spec.openapis.org/oas/v3.1.1#server-object."""

from __future__ import annotations

from generator.ir.operations import Server
from generator.ir.schemas import Json
from generator.parse.context import Context, JsonObject, text


def parse_servers(context: Context, node: JsonObject, pointer: str) -> tuple[Server, ...]:
    """Read the servers of a document, a path item or an operation.

    A server's short name is its own `x-client-environment`, or the root's `x-client-base-paths` knows its URL.
    """
    names = _base_paths(node)
    found: list[Server] = []
    for value, where in context.items(node, "servers", pointer):
        if not isinstance(value, dict) or not isinstance(value.get("url"), str):
            context.lose(where, "a server with a url is due here")
            continue
        found.append(_parse_server(context, value, where, names))
    return tuple(found)


def _parse_server(context: Context, node: JsonObject, pointer: str, names: dict[str, str]) -> Server:
    variables = tuple(
        (name, default)
        for name, value, _ in context.members(node, "variables", pointer)
        if (default := _default(value)) is not None
    )
    url = text(node, "url")
    for name, default in variables:
        url = url.replace("{" + name + "}", default)
    return Server(
        url=url,
        description=text(node, "description"),
        environment=text(node, "x-client-environment") or names.get(url, ""),
        variables=variables,
        pointer=pointer,
    )


def _default(value: Json) -> str | None:
    if not isinstance(value, dict):
        return None
    if isinstance(value.get("default"), str | int | float):
        return str(value["default"])
    values = value.get("enum")
    return str(values[0]) if isinstance(values, list) and values else None


def _base_paths(node: JsonObject) -> dict[str, str]:
    given = node.get("x-client-base-paths")
    pairs = given.items() if isinstance(given, dict) else ()
    return {url: name for name, url in pairs if isinstance(url, str)}
