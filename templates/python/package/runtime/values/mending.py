"""Responses whose values are of another type than documented: msgspec tells the place, and only that is mended.

A place is one for all items of a list at once. What converts (`"5"` for 5) is put in its stead; what does not is taken
out, read by hand, and put back into what msgspec has read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

import msgspec
from msgspec import inspect

from .best_match import scalar_type
from .by_hand import read_member, read_shape, shape_of
from .members import ADDITIONAL, Json, TypeForm
from .repair import repair
from .twins import convert

Step: TypeAlias = str | int
Path: TypeAlias = tuple[Step, ...]

_ROUNDS: Final = 16
"""How many places of a response are mended before it is read by hand as a whole."""

_EXACT: Final = frozenset({str, int, bool, float})
"""Types of which JSON data is, so that a look at its class tells whether it fits."""

_PLACE: Final = re.compile(r" - at `\$([^`]*)`")
_STEP: Final = re.compile(r"\.([^.\[]+)|(\[)(?:\.\.\.|\d+)\]")


_Spot: TypeAlias = "tuple[_Spot | None, Any, Step, Json]"
"""One value at the place: the spot around it, what holds it, under which key, and the value."""


class _Member(NamedTuple):
    """A field, and the model that has it."""

    field: inspect.Field
    model: type


class CannotMendError(Exception):
    """The place cannot be found, or mending it does not help: the response has to be read by hand."""


def mended(data: Json, kind: TypeForm) -> Any:  # noqa: ANN401 - whatever the type is
    """Read plain data, which is changed on the way. Raises CannotMendError."""
    kept: list[tuple[Path, Any]] = []
    for _ in range(_ROUNDS):
        try:
            value = convert(data, kind)
        except msgspec.ValidationError as error:
            if not _mend(data, kind, str(error), kept):
                break
            continue
        for path, raw in kept:
            _put(value, path, raw)
        return value
    raise CannotMendError


def _mend(data: Json, kind: TypeForm, message: str, kept: list[tuple[Path, Any]]) -> bool:
    """Mend all values at the place that a message names; give whether anything was changed."""
    found = _PLACE.search(message)
    steps = [match[1] for match in _STEP.finditer(found[1])] if found else []
    if not steps or "".join(match[0] for match in _STEP.finditer(found[1] if found else "")) != (found and found[1]):
        return False
    located = _locate(data, shape_of(kind), steps)
    if located is None:
        return False
    spots, shape, member = located
    scalar = scalar_type(shape)
    misfits = [spot for spot in spots if spot[3] is not None and not (scalar is not None and _fits(spot[3], scalar))]
    changes = [_mend_spot(spot, shape, scalar, member, kept) for spot in misfits]  # all of them, not the first alone
    return any(changes)


def _locate(
    data: Json, shape: inspect.Type, steps: list[str | None]
) -> tuple[list[_Spot], inspect.Type, _Member | None] | None:
    """Find all values at a place, their documented type, and the member they are; None where the way is lost."""
    spots: list[_Spot] = [(None, None, "", data)]
    member: _Member | None = None
    for step in steps:
        match _sole(shape):
            case inspect.StructType(cls=model) if step is not None:
                field = _fields(model).get(step)
                if field is None:
                    return None
                spots, shape, member = list(_members(spots, step)), field.type, _Member(field, model)
            case inspect.ListType(item_type=shape) if step is None:
                spots, member = list(_items(spots)), None
            case inspect.DictType(value_type=shape) if step is None:
                spots, member = list(_entries(spots)), None
            case _:
                return None
    return spots, _sole(shape), member


def _members(spots: list[_Spot], name: str) -> Iterator[_Spot]:
    for spot in spots:
        holder = spot[3]
        if isinstance(holder, dict) and name in holder:
            yield spot, holder, name, holder[name]


def _items(spots: list[_Spot]) -> Iterator[_Spot]:
    for spot in spots:
        holder = spot[3]
        if isinstance(holder, list):
            for at, item in enumerate(holder):
                yield spot, holder, at, item


def _entries(spots: list[_Spot]) -> Iterator[_Spot]:
    for spot in spots:
        holder = spot[3]
        if isinstance(holder, dict):
            for key, item in holder.items():
                yield spot, holder, key, item


def _path(spot: _Spot) -> Path:
    around, _, key, _ = spot
    return () if around is None else (*_path(around), key)


def _sole(shape: inspect.Type) -> inspect.Type:
    """Give the type beside None."""
    if isinstance(shape, inspect.UnionType):
        others = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
        if len(others) == 1:
            return others[0]
    return shape


def _mend_spot(
    spot: _Spot, shape: inspect.Type, scalar: TypeForm, member: _Member | None, kept: list[tuple[Path, Any]]
) -> bool:
    """Mend one value that is of another type than its shape; give whether anything was changed."""
    _, holder, key, value = spot
    repaired = value if scalar is None else repair(value, scalar)
    if repaired is not value and _fits(repaired, scalar):
        holder[key] = repaired
        return True
    if isinstance(shape, inspect.StructType) and isinstance(value, dict):
        return _gather_additional(value, shape.cls)
    if isinstance(shape, inspect.ListType | inspect.DictType) and isinstance(value, _container(shape)):
        return False
    if holder is None:
        return False
    raw = read_shape(value, shape) if member is None else read_member(value, member.field, member.model)
    kept.append((_path(spot), raw))
    holder[key] = None
    return True


def _fits(value: Json, scalar: TypeForm) -> bool:
    if scalar in _EXACT:
        return type(value) is scalar
    try:
        msgspec.convert(value, scalar)
    except msgspec.ValidationError:
        return False
    return True


def _container(shape: inspect.Type) -> type:
    return list if isinstance(shape, inspect.ListType) else dict


def _gather_additional(data: dict[str, Any], model: type) -> bool:
    """Put members that no field is for under the name of the field for additional ones, or take them out."""
    declared = _fields(model)
    others = {name: data.pop(name) for name in list(data) if name not in declared}
    if others and ADDITIONAL in declared:
        data[ADDITIONAL] = others
    return bool(others)


def _put(value: Any, path: Path, raw: Any) -> None:  # noqa: ANN401 - models, lists and dicts
    *way, last = path
    for step in way:
        value = getattr(value, _attribute(type(value), step)) if isinstance(value, msgspec.Struct) else value[step]
    if isinstance(value, msgspec.Struct):
        setattr(value, _attribute(type(value), last), raw)
    else:
        value[last] = raw


@cache
def _fields(model: type) -> dict[str, inspect.Field]:
    shape = shape_of(model)
    return {field.encode_name: field for field in shape.fields} if isinstance(shape, inspect.StructType) else {}


@cache
def _attribute(model: type[msgspec.Struct], wire_name: Step) -> str:
    names = dict(zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True))
    return names[str(wire_name)]
