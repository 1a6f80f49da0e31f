"""Where an API is: environments by name, variables of addresses as arguments of the client, servers of operations.

Source: Server Object, https://spec.openapis.org/oas/v3.1.1#server-object.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import Operation, Server, ServerVariable
from generator.targets.python.names.names import Names
from generator.targets.python.package.declared import ServerDeclaration, ServerVariableDeclaration
from generator.targets.python.package.docstrings import cell, code_cell, sentence
from generator.targets.python.package.identifiers import snake
from generator.targets.python.package.package import AddressVariable
from generator.targets.python.types.annotations import literals

DEFAULT: Final = "default"
"""The environment of a server without a name of its own, and of the relative one."""

_ABSOLUTE: Final = ("http://", "https://")
_HOST: Final = re.compile(r"(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?(?:/|$)", re.IGNORECASE)
_LONGEST_NAME: Final = 30
_MOST_WORDS: Final = 3


class ServerEnvironment(Struct, frozen=True, kw_only=True):
    """One server of the API that can be chosen. `url` has the defaults of its variables."""

    name: str
    url: str
    server: Server


def environments_of(servers: tuple[Server, ...]) -> tuple[ServerEnvironment, ...]:
    """Give the absolute servers by name: the document's, a short description, else "default", "server2", ..."""
    found: dict[str, ServerEnvironment] = {}
    for position, server in enumerate(one for one in servers if is_absolute(one.template)):
        unnamed = DEFAULT if position == 0 else f"server{position + 1}"
        name = next((name for name in (_own_name(server), unnamed) if name and name not in found), "")
        if name:
            found[name] = ServerEnvironment(name=name, url=absolute_url(server.url), server=server)
    return tuple(found.values())


def relative_server(api: Api) -> Server | None:
    """Give the server that a base URL is joined with, where the document names no absolute one."""
    if any(is_absolute(one.template) for one in api.servers):
        return None
    return next((one for one in api.servers if one.template.strip("/.") and _is_settled(one)), None)


def declared_servers(api: Api, names: Names) -> dict[str, ServerDeclaration]:
    """Declare the environments that have variables, and the relative server."""
    relative = relative_server(api)
    if relative is not None:
        return {DEFAULT: declare_server(relative, names)}
    environments = environments_of(api.servers)
    return {one.name: declare_server(one.server, names) for one in environments if one.server.variables}


def own_servers(operation: Operation, api: Api) -> dict[str, Server]:
    """Give the addresses of an operation that is not at the API's, by environment; none for all others."""
    own = [_normalized(one) for one in operation.servers]
    known = [_normalized(one) for one in api.servers]
    if not own or own[0] in known[:1] or (known and set(known) <= set(own)):
        return {}
    absolute = {one.name: one.server for one in environments_of(operation.servers)}
    relative = next((one for one in operation.servers if not is_absolute(one.template) and _is_settled(one)), None)
    return absolute if absolute or relative is None else {DEFAULT: relative}


def declare_server(server: Server, names: Names) -> ServerDeclaration:
    """Declare an address with its variables."""
    return ServerDeclaration(
        url=absolute_url(server.template) if is_absolute(server.template) else server.template,
        variables={names.variables[one.name]: _variable(one) for one in server.variables},
    )


def variables_of(api: Api) -> Mapping[str, tuple[ServerVariable, ...]]:
    """Give the variables of all addresses by name; several servers may declare the same one."""
    found: dict[str, list[ServerVariable]] = {}
    for server in (*api.servers, *(server for operation in api.operations for server in operation.servers)):
        for variable in server.variables:
            declared = found.setdefault(variable.name, [])
            if variable not in declared:
                declared.append(variable)
    return {name: tuple(declared) for name, declared in found.items()}


def view_variables(api: Api, names: Names) -> tuple[AddressVariable, ...]:
    """Say the variables of all addresses as arguments of the clients."""
    return tuple(_view_variable(names.variables[name], declared) for name, declared in variables_of(api).items())


def is_absolute(url: str) -> bool:
    """Whether an address has a host: also one without a scheme, as `//host/path` and `api.example.com/v1`."""
    return url.lower().startswith((*_ABSOLUTE, "//")) or _HOST.match(url) is not None


def absolute_url(url: str) -> str:
    """Give an address with a scheme, without a slash at its end."""
    if url.startswith("//"):
        url = f"https:{url}"
    elif not url.lower().startswith(_ABSOLUTE):
        url = f"{'http' if url.lower().startswith('localhost') else 'https'}://{url}"
    return url.rstrip("/")


def _view_variable(argument: str, declared: tuple[ServerVariable, ...]) -> AddressVariable:
    """One argument for all declarations of a name: a literal where each of them lists its values."""
    is_closed = all(one.allowed for one in declared)
    allowed = dict.fromkeys(value for one in declared for value in one.allowed)
    annotation = literals(allowed).text if is_closed else "str"
    defaults = dict.fromkeys(one.default for one in declared)
    text = next((one.description for one in declared if one.description), "")
    usual = " or ".join("none, so it must be given" if one is None else f"`{one}`" for one in defaults)
    return AddressVariable(
        name=argument,
        annotation=annotation,
        type_cell=code_cell(annotation),
        text_cell=cell(" ".join(filter(None, (sentence(text), f"Default: {usual}.")))),
    )


def _is_settled(server: Server) -> bool:
    """Whether an address can be used though nobody chooses its variables."""
    return all(variable.default is not None for variable in server.variables)


def _variable(variable: ServerVariable) -> ServerVariableDeclaration:
    return ServerVariableDeclaration(name=variable.name, default=variable.default, allowed=variable.allowed)


def _own_name(server: Server) -> str:
    """Give the name a document has for a server: its own, or what its description says in a few words."""
    if server.environment:
        return server.environment
    name = snake(server.description)
    return name if name.count("_") < _MOST_WORDS and len(name) <= _LONGEST_NAME else ""


def _normalized(server: Server) -> str:
    url = absolute_url(server.url) if is_absolute(server.url) else server.url.rstrip("/")
    scheme, separator, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme.lower()}{separator}{host.lower()}{slash}{path}" if separator else url
