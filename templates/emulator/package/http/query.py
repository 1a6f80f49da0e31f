"""Query strings as values: numbers, truth values, lists (`tags[]`) and objects (`metadata[key]`) as declared.

List members of an object are read in every spelling that clients use: `filterBy[country]`, `filterBy[country][]` and
`filterBy[country][0]`. A value that cannot be what was declared, or is a number of more than 18 digits, stays text, so
that validation names it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ..base.document import Json, ServedDocument, ServedOperation, ServedParameter

Pairs = Sequence[tuple[str, str]]

_WORDS: Final = {"true": True, "1": True, "false": False, "0": False}
_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_BRACKETS: Final = re.compile(r"\[([^\]]*)\]")


def read_query(document: ServedDocument, operation: ServedOperation, pairs: Pairs) -> dict[str, Any]:
    """Give the values of an operation's query parameters by name; those not sent are absent."""
    found = ((one.name, _read(document, one, pairs)) for one in operation.parameters if one.location == "query")
    return {name: value for name, value in found if value is not None}


def with_defaults(document: ServedDocument, operation: ServedOperation, values: Mapping[str, Any]) -> dict[str, Any]:
    """Add the defaults of the parameters that were not sent."""
    declared = {one.name: document.resolve(one.schema) for one in operation.parameters if one.location == "query"}
    defaults = {name: schema["default"] for name, schema in declared.items() if "default" in schema}
    return {**defaults, **values}


def _read(document: ServedDocument, parameter: ServedParameter, pairs: Pairs) -> Any:  # noqa: ANN401 # of the declared type
    schema = document.resolve(parameter.schema)
    name = parameter.name.removesuffix("[]")
    match schema.get("type"):
        case "array":
            items = document.resolve(schema.get("items", {}))
            return [_scalar(items, value) for _, value in _below(name, pairs)] or None
        case "object":
            return _object(document, schema, name, pairs) or None
        case _:
            values = [value for key, value in pairs if key == name]
            return _scalar(schema, values[-1]) if values else None


def _object(document: ServedDocument, schema: Json, name: str, pairs: Pairs) -> Json:
    """Read `name[key]=value` pairs; members that are declared as lists gather their values."""
    members: Json = {}
    for steps, value in _below(name, pairs):
        if not steps:
            continue
        member = document.resolve(schema.get("properties", {}).get(steps[0], {}))
        if member.get("type") == "array":
            members.setdefault(steps[0], []).append(value)
        else:
            members[steps[0]] = _scalar(member, value)
    return members


def _below(name: str, pairs: Pairs) -> list[tuple[list[str], str]]:
    """Give what the brackets behind a name hold, and the value, for each pair of that name."""
    start = f"{name}["
    return [
        (_BRACKETS.findall(key[len(name) :]), value) for key, value in pairs if key == name or key.startswith(start)
    ]


def _scalar(schema: Json, text: str) -> Any:  # noqa: ANN401 # of the declared type
    return _READERS.get(schema.get("type", "string"), str)(text)


def _integer(text: str) -> int | str:
    return int(text) if _INTEGER.fullmatch(text) else text


def _boolean(text: str) -> bool | str:
    return _WORDS.get(text, text)


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {"integer": _integer, "boolean": _boolean}
