"""How well JSON data fits a type: what picks the variant of a union that has no discriminator.

Only the upper levels are looked at, so that the choice costs the same however deep the data is. Fewest misfits
win, then most members used, then the first in the document.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec import inspect

from .members import TypeForm, takes_others, wire_name

DEPTH = 3


class Match(NamedTuple):
    """misfits: places where the data is not as declared. used: members and values the type speaks of."""

    misfits: int = 0
    used: int = 0

    @property
    def is_recognized(self) -> bool:
        """Whether anything in the data is as the type has it."""
        return self.misfits == 0 or (self.used > 0 and self.misfits < UNRECOGNIZED.misfits)


RECOGNIZED = Match(used=2)
"""Of data whose discriminator names the type."""
UNRECOGNIZED = Match(misfits=400)
"""Of an object that none of several types recognizes."""
_OTHER_KIND = Match(misfits=1000)
_EMPTY = Match(misfits=500)  # an empty list, which a PHP server writes for an empty object


def best_match(data: object, shapes: Sequence[inspect.Type], depth: int = DEPTH) -> int:
    """Give the index of the shape the data fits best."""
    return 0 if len(shapes) == 1 else best_of(data, shapes, depth)[0]


def best_of(data: object, shapes: Sequence[inspect.Type], depth: int) -> tuple[int, Match]:
    """Give the index of the shape the data fits best, and how well it does."""
    index, best = 0, fit(data, shapes[0], depth)
    for number, shape in enumerate(shapes[1:], 1):
        match = fit(data, shape, depth)
        if (match.misfits, -match.used) < (best.misfits, -best.used):
            index, best = number, match
    return index, best


def fit(data: object, shape: inspect.Type, depth: int = DEPTH) -> Match:
    """How well the data fits one shape, looking `depth` levels down."""
    match shape:
        case inspect.AnyType():
            return Match()
        case inspect.StructType():
            return _fit_struct(data, shape, depth)
        case inspect.DictType() if isinstance(data, dict):
            return _fit_first(data.values(), shape.value_type, depth)
        case inspect.ListType() if isinstance(data, list):
            return _fit_first(data, shape.item_type, depth)
        case inspect.TupleType() if isinstance(data, list):
            return _fit_first(data, shape.item_types[0], depth)
        case inspect.DictType() | inspect.ListType() | inspect.TupleType():
            return _OTHER_KIND
        case inspect.UnionType():
            return best_of(data, shape.types, depth)[1]
        case inspect.CustomType():
            chosen: tuple[object, Match] = shape.cls.rules.choice(data, depth)  # type: ignore[attr-defined]  # set by unions.py
            return chosen[1]
        case inspect.EnumType():
            return _fit_values(data, {member.value for member in shape.cls})
        case inspect.LiteralType():
            return _fit_values(data, set(shape.values))
    return _fit_scalar(data, shape)


def scalar_type(shape: inspect.Type) -> TypeForm:
    """Give the Python type of a shape without parts; None for a shape that has parts."""
    match shape:
        case inspect.DateTimeType(tz=None):
            return datetime
        case inspect.DateTimeType(tz=has_offset):
            return Annotated[datetime, msgspec.Meta(tz=has_offset)]
    return _SCALARS.get(type(shape))


_SCALARS: dict[type[inspect.Type], Any] = {
    inspect.NoneType: type(None),
    inspect.BoolType: bool,
    inspect.IntType: int,
    inspect.FloatType: float,
    inspect.StrType: str,
    inspect.BytesType: bytes,
    inspect.DateType: date,
    inspect.TimeType: time,
    inspect.UUIDType: UUID,
    inspect.DecimalType: Decimal,
}
# A text that reads as one of these is hardly one by accident: they win over plain strings.
_TELLING = (inspect.DateTimeType, inspect.DateType, inspect.TimeType, inspect.UUIDType)


def _fit_struct(data: object, shape: inspect.StructType, depth: int) -> Match:
    if not isinstance(data, dict):
        return _EMPTY if data == [] else _OTHER_KIND
    if depth == 0:
        return Match()
    misfits = used = 0
    for field in shape.fields:
        name = wire_name(field.encode_name)
        if name in data:
            member = fit(data[name], field.type, depth - 1)
            misfits += member.misfits > 0
            used += 1 + member.used
        elif field.required:
            misfits += 1
    if shape.forbid_unknown_fields:
        misfits += _undeclared(data, shape)
    return Match(misfits=misfits, used=used)


def _undeclared(data: dict[str, Any], shape: inspect.StructType) -> int:
    declared = {field.encode_name for field in shape.fields}
    return 0 if takes_others(declared) else len(data.keys() - declared)


def _fit_first(items: Collection[object], shape: inspect.Type, depth: int) -> Match:
    if not items or depth == 0:
        return Match()
    return fit(next(iter(items)), shape, depth - 1)


def _fit_values(data: object, values: Collection[object]) -> Match:
    if any(type(value) is type(data) and value == data for value in values):
        return Match(used=1)
    same_kind = any(type(value) is type(data) for value in values)
    return Match(misfits=1) if same_kind else _OTHER_KIND


def _fit_scalar(data: object, shape: inspect.Type) -> Match:
    kind = scalar_type(shape)
    if kind is None:
        return _OTHER_KIND
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return _OTHER_KIND
    return Match(used=1 if isinstance(shape, _TELLING) else 0)
