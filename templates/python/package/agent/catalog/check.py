"""Checks arguments against the schemas of the catalog, before anything is sent."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from .entries import AgentArgument, AgentCatalog, AgentOperation
from .types import resolved, type_text

_HANDLE: Final = "secret:"
"""What stands for a secret of any length."""
_NOT_LETTERS: Final = re.compile(r"[^a-z0-9]+")
_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list, tuple),
    "object": (dict,),
    "null": (type(None),),
}


def named_arguments(operation: AgentOperation, given: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Give the arguments by the names of the catalog, and what is wrong with the names.

    `video_id`, `video-id` and `videoId` are one name.
    """
    known = {_letters(one.name): one.name for one in operation.arguments}
    named: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in given.items():
        if own := known.get(_letters(name)):
            named[own] = value
        else:
            problems.append(_unknown(name, operation))
    missing = [one.name for one in operation.arguments if one.required and one.name not in named]
    return named, [*problems, *(f"{name} is required" for name in missing)]


def nearest(name: str, known: Iterable[str]) -> str:
    """Give the known name that is most like this one, "" when none is."""
    by_letters = {_letters(one): one for one in known}
    return next((by_letters[one] for one in difflib.get_close_matches(_letters(name), by_letters, 1, 0.5)), "")


def value_problems(operation: AgentOperation, named: Mapping[str, Any], catalog: AgentCatalog) -> list[str]:
    """Say which values the schemas do not allow. Handles of secrets stand for any text."""
    arguments = {one.name: one for one in operation.arguments}
    return [
        problem for name, value in named.items() for problem in _problems(value, arguments[name].schema, catalog, name)
    ]


def fitting_value(argument: AgentArgument, text: str, catalog: AgentCatalog) -> Any:  # noqa: ANN401 - any JSON
    """Read a value that was given as text, as in a command line, to what the argument's schema asks for."""
    found = resolved(argument.schema, catalog.schemas)
    match found.get("type"):
        case "integer" if re.fullmatch(r"-?\d+", text):
            return int(text)
        case "number" if re.fullmatch(r"-?\d+(\.\d+)?", text):
            return float(text)
        case "boolean" if text.lower() in {"true", "false"}:
            return text.lower() == "true"
        case _:
            return text


def _unknown(name: str, operation: AgentOperation) -> str:
    near = nearest(name, (one.name for one in operation.arguments))
    hint = f"did you mean {near}?" if near else f"there are: {', '.join(one.name for one in operation.arguments)}"
    return f"unknown argument {name!r}; {hint if operation.arguments else 'it takes none'}"


def _problems(value: Any, schema: Mapping[str, Any], catalog: AgentCatalog, at: str) -> Iterator[str]:  # noqa: ANN401 - any JSON
    found = resolved(schema, catalog.schemas)
    if value is None and found.get("nullable"):
        return
    if "anyOf" in found:
        if all(any(_problems(value, one, catalog, at)) for one in found["anyOf"]):
            yield f"{at} must be {type_text(found, catalog.schemas)}"
        return
    if "enum" in found:
        if value not in found["enum"]:
            yield _not_one_of(value, found, catalog, at)
        return
    wanted = found.get("type")
    if wanted is not None and not _is_of(value, wanted):
        yield f"{at} must be {type_text(found, catalog.schemas)}, not {_kind(value)}"
        return
    match value:
        case list():
            for index, one in enumerate(value):
                yield from _problems(one, found.get("items", {}), catalog, f"{at}[{index}]")
        case dict():
            yield from _member_problems(value, found, catalog, at)
        case _:
            yield from _bound_problems(value, found, at)


def _member_problems(
    value: Mapping[str, Any], found: Mapping[str, Any], catalog: AgentCatalog, at: str
) -> Iterator[str]:
    members: Mapping[str, Any] = found.get("properties", {})
    for name, one in value.items():
        if members and name not in members:
            near = nearest(name, members)
            yield f"{at} has no member {name!r}; " + (
                f"did you mean {near}?" if near else f"it has {', '.join(members)}"
            )
        else:
            yield from _problems(one, members.get(name, found.get("values", {})), catalog, f"{at}.{name}")
    yield from (f"{at}.{name} is required" for name in found.get("required", ()) if name not in value)


def _bound_problems(value: object, found: Mapping[str, Any], at: str) -> Iterator[str]:
    match value:
        case str() if not value.startswith(_HANDLE):
            yield from _outside(
                len(value), found.get("minLength"), found.get("maxLength"), f"{at} must have", "characters"
            )
        case int() | float():
            yield from _outside(value, found.get("minimum"), found.get("maximum"), f"{at} must be", "")


def _outside(size: float, lowest: float | None, highest: float | None, what: str, unit: str) -> Iterator[str]:
    if lowest is not None and size < lowest:
        yield f"{what} at least {lowest} {unit}".rstrip()
    if highest is not None and size > highest:
        yield f"{what} at most {highest} {unit}".rstrip()


def _not_one_of(value: object, found: Mapping[str, Any], catalog: AgentCatalog, at: str) -> str:
    near = nearest(str(value), [str(one) for one in found["enum"]])
    return f"{at} must be one of {type_text(found, catalog.schemas)}" + (f"; did you mean {near!r}?" if near else "")


def _is_of(value: object, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted == "boolean"
    if wanted == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES.get(wanted, (object,)))


def _kind(value: object) -> str:
    names = {bool: "a boolean", str: "text", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null")


def _letters(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower())
