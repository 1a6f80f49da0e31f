"""Which operation of the document a request calls, and what stands in its path."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from functools import cache
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from ...runtime.operation import ApiDefinition, Operation

_PACKAGE: Final = __name__.partition(".testing.")[0]
_PLACEHOLDER: Final = re.compile(r"\{(\+?)([^{}]+)\}")
_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class FoundOperation(NamedTuple):
    """An operation, and the values in its path, decoded, by name."""

    operation: Operation[Any]
    values: Mapping[str, str]


class Catalog:
    """The operations of a package.

    operations: what its modules declare. base_urls: addresses that stand before the paths; whatever the host, their
    paths are taken off.
    """

    def __init__(self, operations: Iterable[Operation[Any]], base_urls: Iterable[str] = ()) -> None:
        self.operations = tuple(operations)
        self.base_urls = tuple(base_urls)
        self._by_id = {operation.id: operation for operation in reversed(self.operations)}
        self._templates = sorted((_Template(operation) for operation in self.operations), key=_Template.order)

    def also_at(self, base_url: str) -> Catalog:
        """Give the same operations, for a further address that may stand before their paths."""
        if not base_url or base_url in self.base_urls:
            return self
        other = copy(self)
        other.base_urls = (*self.base_urls, base_url)
        return other

    def operation(self, operation_id: str) -> Operation[Any] | None:
        """Give the operation of this id."""
        return self._by_id.get(operation_id)

    def find(self, method: str, url: str, base_url: str = "") -> FoundOperation | None:
        """Give the operation that a request calls; None where it calls none.

        base_url: the client's own, where it is none of the document's.
        """
        paths = tuple(self._paths(url, base_url))
        for template in self._templates:
            if template.operation.method != method:
                continue
            for path in paths:
                if (values := template.match(path)) is not None:
                    return FoundOperation(template.operation, values)
        return None

    def api_path(self, url: str, base_url: str = "") -> str:
        """Give an address without query, and without the base URL where it is the API's own."""
        address = url.partition("?")[0]
        for base in (base_url, *self.base_urls):
            if base and address.startswith(f"{base}/"):
                return address.removeprefix(base)
        return address

    def _paths(self, url: str, base_url: str) -> Iterator[str]:
        """Give the paths that an address may mean, the most certain first."""
        path = urlsplit(url).path
        for base in (base_url, *self.base_urls):
            prefix = urlsplit(base).path.rstrip("/")
            if prefix and path.startswith(f"{prefix}/"):
                yield path.removeprefix(prefix)
        yield path


class _Template:
    """The path of one operation, as a pattern."""

    def __init__(self, operation: Operation[Any]) -> None:
        self.operation = operation
        self._names: list[str] = []
        self._pattern = re.compile(_server_pattern(operation) + self._written(operation.path.partition("#")[0]))

    def order(self) -> tuple[tuple[bool, ...], str]:
        """Sort literal segments before those that hold values."""
        return tuple("{" in segment for segment in self.operation.path.split("/")), self.operation.path

    def match(self, path: str) -> dict[str, str] | None:
        """Give the values in a path; None where it is another one."""
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        return dict(zip(self._names, map(unquote, found.groups()), strict=True))

    def _written(self, path: str) -> str:
        pattern, position = "", 0
        for found in _PLACEHOLDER.finditer(path):
            pattern += re.escape(path[position : found.start()]) + ("(.+)" if found[1] else "([^/]+)")
            self._names.append(found[2])
            position = found.end()
        return pattern + re.escape(path[position:])


def _server_pattern(operation: Operation[Any]) -> str:
    """Give a pattern of the paths that the operation's own servers have; none is fine as well."""
    urls = (urljoin("https://host/", server.url) for server in operation.servers.values())
    paths = {_VARIABLE.sub("{}", urlsplit(url).path.rstrip("/")) for url in urls}
    written = (re.escape(path).replace(re.escape("{}"), "[^/]+") for path in sorted(paths, reverse=True))
    return f"(?:{'|'.join(written)})?" if paths else ""


@cache
def package_catalog() -> Catalog:
    """Give the operations of this package, whatever its name."""
    return Catalog(_declared(), api_definition().environments.values())


@cache
def api_definition() -> ApiDefinition:
    """Give what this package knows of its API."""
    definition: ApiDefinition = importlib.import_module(f"{_PACKAGE}.definition").API
    return definition


def _declared() -> Iterator[Operation[Any]]:
    resources = importlib.import_module(f"{_PACKAGE}.resources")
    for module in sorted(pkgutil.iter_modules(resources.__path__), key=lambda module: module.name):
        declared = vars(importlib.import_module(f"{resources.__name__}.{module.name}"))
        yield from (value for value in declared.values() if isinstance(value, Operation))
