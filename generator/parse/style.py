"""Style Values: https://spec.openapis.org/oas/v3.1.1#style-values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.ir.operations import ParameterLocation, ParameterStyle
from generator.parse.node import Node

_DELIMITED: Final[tuple[ParameterStyle, ...]] = ("spaceDelimited", "pipeDelimited", "tabDelimited")
"""Styles of lists. OpenAPI has the first two in a query alone; Swagger 2.0 has all of them wherever a list can be."""

_LISTED: Final = frozenset({"path", "query", "header"})

_STYLES: Final[Mapping[ParameterLocation, tuple[ParameterStyle, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
    "querystring": ("form",),
}


def parse_style(node: Node, location: ParameterLocation) -> ParameterStyle | None:
    """Return `style`; None if it is not given, and for one that the location does not allow."""
    spelled = node.text("style")
    if not spelled:
        return None
    for style in (*_STYLES[location], *(_DELIMITED if location in _LISTED else ())):
        if style == spelled:
            return style
    allowed = ", ".join(_STYLES[location])
    node.warn("structure", f"style {spelled!r} is not one of {allowed}; the usual one is taken", "style")
    return None


def default_style(location: ParameterLocation) -> ParameterStyle:
    """Return the style that holds where none is given."""
    return _STYLES[location][0]
