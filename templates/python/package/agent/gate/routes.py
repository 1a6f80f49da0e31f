"""Which operation of the catalog a request is of."""

from __future__ import annotations

import re
from typing import Final

from ..catalog.entries import AgentCatalog, AgentOperation

_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class RouteTable:
    """The operations of a catalog by method and path."""

    def __init__(self, catalog: AgentCatalog) -> None:
        ordered = sorted(catalog.operations, key=lambda one: one.path.count("{"))
        self._routes = [(one.http, _pattern(one.path), one) for one in ordered]

    def find(self, method: str, path: str) -> AgentOperation | None:
        """Give the operation of a request, None where the catalog knows none. path: without query."""
        wanted = method.upper()
        found = [one for http, pattern, one in self._routes if http == wanted and pattern.fullmatch(path)]
        return next(iter(found), None) or (self.find(method, path.rstrip("/")) if path.endswith("/") else None)


def _pattern(path: str) -> re.Pattern[str]:
    literal = [re.escape(part) for part in _VARIABLE.split(path.partition("?")[0])]
    return re.compile("[^/]+".join(literal))
