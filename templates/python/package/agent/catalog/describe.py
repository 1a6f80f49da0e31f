"""An operation in some hundred tokens: what it takes, what it gives, what may go wrong, and one call of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from .entries import AgentArgument, AgentCatalog, AgentOperation
from .types import resolved, type_text

_SHORT: Final = 70
_MOST_DESCRIBED: Final = 8
"""Arguments that are explained in words; where there are more, only those that must be given."""


def describe(operation: AgentOperation, catalog: AgentCatalog) -> str:
    """Describe one operation in a few lines."""
    return "\n".join(_lines(operation, catalog))


def traits(operation: AgentOperation) -> str:
    """Say what kind of call it is: `reads`, `writes`, `destructive`."""
    kind = "destructive: needs confirmation" if operation.destructive else "reads" if operation.reads else "writes"
    return f"{kind}, deprecated" if operation.deprecated else kind


def _lines(operation: AgentOperation, catalog: AgentCatalog) -> Iterator[str]:
    yield f"{operation.id}: {operation.summary} ({traits(operation)})"
    if operation.cost:
        yield f"cost: {operation.cost}"
    is_short = len(operation.arguments) <= _MOST_DESCRIBED
    for one in operation.arguments:
        if one.required or is_short:
            yield f"  {_argument(one, catalog)}{_about(one)}"
    if not is_short:
        optional = [_argument(one, catalog) for one in operation.arguments if not one.required]
        yield f"  optional: {'; '.join(optional)}"
    if returns := _returns(operation):
        yield returns
    if operation.secret:
        yield f"secret, given as handles: {', '.join(operation.secret)}"
    if refusals := [one for one in operation.errors if one not in {"401", "403", "429"}]:
        yield f"errors: {' '.join(refusals)}"
    if operation.example:
        yield f"example: {json.dumps(operation.example, ensure_ascii=False, separators=(',', ':'))}"


def _argument(one: AgentArgument, catalog: AgentCatalog) -> str:
    kind = "path of a file" if one.file else type_text(one.schema, catalog.schemas)
    default = resolved(one.schema, catalog.schemas).get("default")
    usual = "" if default is None else f" default {json.dumps(default, ensure_ascii=False)}"
    return f"{one.name}{'*' if one.required else ''} {kind}{usual}"


def _about(one: AgentArgument) -> str:
    """A path parameter says by its name what it is."""
    if not one.about or (one.place == "path" and one.name.lower().endswith("id")):
        return ""
    text = one.about if len(one.about) <= _SHORT else f"{one.about[: _SHORT - 3].rsplit(' ', 1)[0]}..."
    return f" - {text}"


def _returns(operation: AgentOperation) -> str:
    if operation.response == "none":
        return "returns nothing"
    if not operation.members:
        return f"returns {operation.response}"
    return f"{'rows of' if operation.items else 'returns'}: {' '.join(operation.members)}"
