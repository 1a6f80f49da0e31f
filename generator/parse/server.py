"""Server Object: https://spec.openapis.org/oas/v3.1.1#server-object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.ir.operations import Server, ServerVariable
from generator.parse.node import Node

_ENVIRONMENTS: Final = "x-client-base-paths"
_BRACES: Final = re.compile(r"\{([^{}]+)\}")


def parse_servers(node: Node, environments: Node | None = None) -> tuple[Server, ...]:
    """Read the `servers` of the document, a path item or an operation; relative urls stay relative.

    `environments` (`x-client-base-paths`: short name -> url) names them; a url that only it gives is a server too.
    """
    names = _parse_environments(environments) if environments else {}
    declared = tuple(server for child in node.listed("servers") if (server := _parse_server(child, names)))
    known = {server.url.rstrip("/") for server in declared}
    others = (
        Server(url=url, template=url, environment=name, pointer=node.at(_ENVIRONMENTS))
        for url, name in names.items()
        if url not in known
    )
    return (*declared, *others)


def _parse_environments(environments: Node) -> dict[str, str]:
    named = ((environments.text(name).rstrip("/"), name) for name in environments.value)
    return {url: name for url, name in named if url}


def _parse_server(node: Node, names: dict[str, str]) -> Server | None:
    template = node.text("url")
    if not template:
        node.warn("structure", "the server has no url; left out")
        return None
    variables = tuple(_parse_variables(node, template))
    url = template
    for variable in variables:
        if variable.default is not None:
            url = url.replace(f"{{{variable.name}}}", variable.default)
    return Server(
        url=url,
        template=template,
        description=node.text("description"),
        environment=node.text("x-client-environment") or names.get(url.rstrip("/"), "") or node.text("name"),
        variables=variables,
        pointer=node.pointer,
    )


def _parse_variables(node: Node, template: str) -> Iterator[ServerVariable]:
    """Give each variable of a url with its default, else its first allowed value; one without must be given."""
    declared = dict(node.children("variables"))
    for name in dict.fromkeys(_BRACES.findall(template)):
        variable = declared.get(name)
        if variable is None:
            yield ServerVariable(name=name)
            continue
        allowed = variable.texts("enum") if isinstance(variable.value.get("enum"), list) else ()
        has_default = variable.value.get("default") is not None
        yield ServerVariable(
            name=name,
            default=variable.text("default") if has_default else next(iter(allowed), None),
            allowed=tuple(dict.fromkeys(allowed)),
            description=variable.text("description"),
        )
