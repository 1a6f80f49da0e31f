"""Where calls go: the address of a client, and that of an operation with servers of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

import msgspec

from ..errors import ConfigurationError
from ..operation import ApiDefinition, Operation, Server
from ..options import NOTHING, ClientSettings


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a client calls. `environment` is "" where a base URL was given: operations then have no other host."""

    base_url: str
    environment: str = ""
    variables: Mapping[str, str] = {}


def make_address(
    definition: ApiDefinition, environment: str | None, base_url: str | None, given: Mapping[str, str | None] = NOTHING
) -> Address:
    """Give the address of a new client: a base URL, else `<PREFIX>_BASE_URL`, else that of an environment.

    A base URL without a path is joined with the relative server of the document, if it has one. given: values of
    variables by argument, None for their default. Raises ConfigurationError for what is no address.
    """
    variables = {name: value for name, value in given.items() if value is not None}
    variable = f"{definition.env_prefix}_BASE_URL"
    set_url = os.environ.get(variable) if environment is None else None
    if base_url is not None or set_url:
        url = checked(base_url, "base_url") if base_url is not None else checked(set_url or "", variable)
        server = definition.servers.get(definition.default_environment) if not definition.environments else None
        _refuse_unused(definition, server, variables, "base_url")
        return Address(base_url=_joined(url, server, variables), variables=variables)
    name = definition.default_environment if environment is None else environment
    if name not in definition.environments:
        raise ConfigurationError(_no_such_environment(definition, environment, variable))
    server = definition.servers.get(name)
    _refuse_unused(definition, server, variables, f"environment {name!r}")
    url = definition.environments[name] if server is None else expanded(server, variables)
    return Address(base_url=checked(url, "base_url"), environment=name, variables=variables)


def base_of(settings: ClientSettings, operation: Operation[object]) -> str:
    """Give the base URL of an operation. A base URL that was given wins over hosts that the document names."""
    if not operation.servers:
        return settings.base_url
    server = operation.servers.get(settings.environment) or next(iter(operation.servers.values()))
    if _is_absolute(server.url):
        return expanded(server, settings.variables) if settings.environment else settings.base_url
    return urljoin(f"{settings.base_url}/", expanded(server, settings.variables)).rstrip("/")


def expanded(server: Server, given: Mapping[str, str]) -> str:
    """Put values into the braces of an address. Raises ConfigurationError for one that is missing or not allowed."""
    url = server.url
    for argument, variable in server.variables.items():
        value = given.get(argument, variable.default)
        if value is None:
            raise ConfigurationError(f"{argument} is needed for the address {server.url}; give it to the client")
        if variable.allowed and value not in variable.allowed:
            raise ConfigurationError(f"{argument} is {value!r}; there are {', '.join(map(repr, variable.allowed))}")
        url = url.replace(f"{{{variable.name}}}", value)
    return url


def checked(url: str, source: str) -> str:
    """Give a base URL without a slash at its end. Raises ConfigurationError, which names the source, for any other."""
    if not _is_base_url(url):
        raise ConfigurationError(
            f"{source} is no address like https://host/path; give it without user, query and fragment"
        )
    return url.rstrip("/")


def _joined(base_url: str, server: Server | None, variables: Mapping[str, str]) -> str:
    if server is None or urlsplit(base_url).path:
        return base_url
    return urljoin(f"{base_url}/", expanded(server, variables)).rstrip("/")


def _refuse_unused(definition: ApiDefinition, server: Server | None, given: Mapping[str, str], source: str) -> None:
    known = {argument for one in definition.servers.values() for argument in one.variables}
    unused = sorted(name for name in given if name in known and (server is None or name not in server.variables))
    if unused:
        raise ConfigurationError(f"{unused[0]} changes nothing beside {source}; leave one of them out")


def _no_such_environment(definition: ApiDefinition, environment: str | None, variable: str) -> str:
    if environment is None:
        return f"{definition.title} has no address of its own: give base_url, or set {variable}"
    known = ", ".join(repr(one) for one in definition.environments)
    return f"environment is {environment!r}; there are {known or 'none'}, or give base_url"


def _is_absolute(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _is_base_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_reachable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_reachable and not parts.query and not parts.fragment and "@" not in parts.netloc
