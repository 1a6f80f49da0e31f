"""Server Object: https://spec.openapis.org/oas/v3.1.1#server-object."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.operations import Server
from generator.parse.node import Node

_ENVIRONMENTS = "x-client-base-paths"


def parse_servers(node: Node, environments: Node | None = None) -> tuple[Server, ...]:
    """Read the `servers` of the document, a path item or an operation; relative urls stay relative.

    `environments` (`x-client-base-paths`: short name -> url) names them; a url that only it gives is a server too.
    """
    names = _parse_environments(environments) if environments else {}
    declared = tuple(server for child in node.listed("servers") if (server := _parse_server(child, names)))
    known = {server.url.rstrip("/") for server in declared}
    others = ((url, name) for url, name in names.items() if url not in known)
    return (*declared, *(Server(url=url, environment=name, pointer=node.at(_ENVIRONMENTS)) for url, name in others))


def _parse_environments(environments: Node) -> dict[str, str]:
    named = ((environments.text(name).rstrip("/"), name) for name in environments.value)
    return {url: name for url, name in named if url}


def _parse_server(node: Node, names: dict[str, str]) -> Server | None:
    template = node.text("url")
    if not template:
        node.warn("structure", "the server has no url; left out")
        return None
    variables = tuple(_parse_variables(node))
    url = template
    for name, value in variables:
        url = url.replace(f"{{{name}}}", value)
    return Server(
        url=url,
        description=node.text("description"),
        environment=node.text("x-client-environment") or names.get(url.rstrip("/"), "") or node.text("name"),
        variables=variables,
        pointer=node.pointer,
    )


def _parse_variables(node: Node) -> Iterator[tuple[str, str]]:
    """Give each Server Variable Object with its default, else its first allowed value; one without stays open."""
    for name, variable in node.children("variables"):
        value = variable.text("default")
        if not value and isinstance(variable.value.get("enum"), list):
            value = next(iter(variable.texts("enum")), "")
        if value or "default" in variable.value:
            yield name, value
