"""Recorded responses as they might be once the API has changed, or something on the way broke: one change each.

    for mutant in mutants(interaction):
        replayed = mutated(interaction, mutant)

is to be replayed through a client: by default the call survives and reports `mutant.pointer`, a strict client raises
an error that names it. What is no JSON any more (`is_json` is false) cannot be read in either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import inspect

from ...runtime.operation import ResponseSpec
from ...runtime.response.error_responses import LOWEST_ERROR
from ...runtime.response.reading import response_spec
from ...runtime.values.best_match import best_match
from ...runtime.values.members import ADDITIONAL
from ...runtime.values.union_rules import union_rules
from .bodies import read_content, read_data, write_content
from .catalog import Catalog, package_catalog
from .recording import Interaction

MutationKind: TypeAlias = Literal[
    "unknown-field", "unknown-enum", "null", "wrong-type", "missing", "list-for-object", "truncated", "html"
]

UNKNOWN: Final = "unknownToTheDocument"
HTML: Final = b"<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>\n"


class Mutant(msgspec.Struct, frozen=True, kw_only=True):
    """One changed response. pointer: to what was changed, as RFC 6901 has it; "" is the whole."""

    kind: MutationKind
    pointer: str
    content: bytes
    content_type: str = "application/json"

    @property
    def name(self) -> str:
        """The change in words, for a test's id."""
        return f"{self.kind} {self.pointer or '/'}"

    @property
    def is_json(self) -> bool:
        """Whether the response can still be read as JSON."""
        return self.kind not in {"truncated", "html"}


class _Change(NamedTuple):
    """What is to be done at one place; `value` is ignored where the place is to go."""

    kind: MutationKind
    path: tuple[str | int, ...]
    value: Any = None
    is_removal: bool = False


def mutants(interaction: Interaction, catalog: Catalog | None = None) -> Iterator[Mutant]:
    """Give the mutants of a recorded response, always the same ones; none where the document declares no JSON for it.

    Of a list the first item is changed. What the document leaves open is left alone: no null where null is allowed, no
    empty list where it may stand for an object, no unknown value where there is no enum.
    """
    declared = _declared(interaction, catalog or package_catalog())
    if declared is None or interaction.response is None:
        return
    try:
        data = read_data(interaction.response.body)
    except ValueError:
        return
    for change in _changes(data, inspect.type_info(declared.type), ()):
        yield Mutant(kind=change.kind, pointer=_pointer(change.path), content=_applied(data, change))
    written = write_content(interaction.response.body) if interaction.response.body else b""
    yield Mutant(kind="truncated", pointer="", content=written[: max(1, len(written) // 2)])
    yield Mutant(kind="html", pointer="", content=HTML, content_type="text/html")


def mutated(interaction: Interaction, mutant: Mutant) -> Interaction:
    """Give the interaction with the changed response in the place of the recorded one."""
    if interaction.response is None:
        raise ValueError("an interaction without response has no mutants")
    headers = tuple(
        (name, mutant.content_type if name == "content-type" else value) for name, value in interaction.response.headers
    )
    body = read_content(mutant.content, mutant.content_type)
    response = msgspec.structs.replace(interaction.response, headers=headers, body=body)
    return msgspec.structs.replace(interaction, response=response)


def _declared(interaction: Interaction, catalog: Catalog) -> ResponseSpec | None:
    operation = catalog.operation(interaction.operation)
    if operation is None or interaction.response is None:
        return None
    status = interaction.response.status
    declared = response_spec(operation, status, errors=status >= LOWEST_ERROR)
    return declared if declared is not None and declared.kind == "json" else None


def _changes(data: object, shape: inspect.Type, path: tuple[str | int, ...]) -> Iterator[_Change]:
    """Give the changes of a value and of what is in it."""
    chosen = _resolved(data, shape)
    if chosen is None:
        return
    yield from _of_the_value(data, shape, chosen, path)
    match chosen:
        case inspect.StructType() if isinstance(data, dict):
            yield from _of_members(data, chosen, path)
        case inspect.DictType() if isinstance(data, dict) and data:
            name, value = next(iter(data.items()))
            yield from _changes(value, chosen.value_type, (*path, name))
        case inspect.ListType() if isinstance(data, list) and data:
            yield from _changes(data[0], chosen.item_type, (*path, 0))


def _of_the_value(
    data: object, shape: inspect.Type, chosen: inspect.Type, path: tuple[str | int, ...]
) -> Iterator[_Change]:
    if path and not _allows_null(shape):
        yield _Change("null", path)
    if (other := _of_another_type(chosen)) is not None:
        yield _Change("wrong-type", path, other)
    if isinstance(chosen, inspect.StructType) and isinstance(data, dict):
        yield _Change("list-for-object", path, [])
    if (unknown := _unknown_value(chosen)) is not None:
        yield _Change("unknown-enum", path, unknown)


def _of_members(data: dict[str, Any], shape: inspect.StructType, path: tuple[str | int, ...]) -> Iterator[_Change]:
    if not any(field.encode_name == ADDITIONAL for field in shape.fields):
        yield _Change("unknown-field", (*path, UNKNOWN), {"of": "a later version"})
    for field in shape.fields:
        if field.encode_name not in data:
            continue
        place = (*path, field.encode_name)
        if field.required:
            yield _Change("missing", place, is_removal=True)
        may_be_empty_list = field.encode_name in getattr(shape.cls, "__empty_lists__", ())
        for change in _changes(data[field.encode_name], field.type, place):
            if not (may_be_empty_list and change.kind == "list-for-object" and change.path == place):
                yield change


def _resolved(data: object, shape: inspect.Type) -> inspect.Type | None:
    """Give what the data is of the types that a shape allows; None where anything is allowed, and for null."""
    match shape:
        case inspect.UnionType():
            others = tuple(each for each in shape.types if not isinstance(each, inspect.NoneType))
            return None if data is None or not others else _resolved(data, others[best_match(data, others)])
        case inspect.CustomType():
            return _resolved(data, inspect.type_info(union_rules(shape).choose(data)))
        case inspect.AnyType() | inspect.RawType():
            return None
    return shape


def _allows_null(shape: inspect.Type) -> bool:
    match shape:
        case inspect.UnionType():
            return any(_allows_null(each) for each in shape.types)
        case inspect.CustomType():
            return any(map(_allows_null, union_rules(shape).shapes))
    return isinstance(shape, inspect.NoneType | inspect.AnyType | inspect.RawType)


def _of_another_type(shape: inspect.Type) -> object:
    """Give a value that no reader takes for one of this shape."""
    match shape:
        case inspect.StructType() | inspect.DictType():
            return "no object"
        case inspect.ListType():
            return "no list"
        case inspect.NoneType():
            return None
    return ["of another type"]


def _unknown_value(shape: inspect.Type) -> object:
    """Give a value that an enum does not have; None for what is no enum."""
    values: tuple[Any, ...] = ()
    if isinstance(shape, inspect.EnumType):
        values = tuple(member.value for member in shape.cls)
    elif isinstance(shape, inspect.LiteralType):
        values = tuple(shape.values)
    if not values:
        return None
    return UNKNOWN if isinstance(values[0], str) else max(values) + 1


def _applied(data: object, change: _Change) -> bytes:
    changed = [deepcopy(data)]
    *way, last = (0, *change.path)
    place: Any = changed
    for step in way:
        place = place[step]
    if change.is_removal:
        del place[last]
    else:
        place[last] = change.value
    return json.dumps(changed[0]).encode()


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
