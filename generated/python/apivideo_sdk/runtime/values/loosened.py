"""Responses whose values are of another type than documented: the member that msgspec names is read as anything.

msgspec reads all else at its speed, and what came in the place of that member is made of the documented type as soon as
its object is filled. The same misfit in the next response finds its decoder ready.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import UNSET, inspect

from .best_match import scalar_type
from .by_hand import read_member, shape_of
from .members import ADDITIONAL, Json, TypeForm
from .repair import repairing
from .twins import LooseMember, convert, tolerant_decoder

_ROUNDS: Final = 16
"""How many members of a response are read as anything before it is read by hand as a whole."""
_REMEMBERED: Final = 256
_PLACE: Final = re.compile(r" - at `\$([^`]*)`")
_STEP: Final = re.compile(r"\.([^.\[]+)|(\[)(?:\.\.\.|\d+)\]")
_PLAIN: Final = frozenset({str, int, bool})
"""Types of which JSON data is: what is of another one can only be repaired."""

_SHORTEST_MOMENT: Final = 19

_latest: dict[TypeForm, frozenset[LooseMember]] = {}
"""What the latest response of a type needed."""


class CannotLoosenError(Exception):
    """No member can be named, or reading it as anything does not help: the response has to be read by hand."""


def decode_loosened(content: bytes, kind: TypeForm, error: msgspec.ValidationError) -> Any:  # noqa: ANN401
    """Read JSON text that `tolerant_decoder` refuses with this error. Raises CannotLoosenError."""
    loose: frozenset[LooseMember] = frozenset()
    for _ in range(_ROUNDS):
        found = _member_at(str(error), kind)
        if found is None or found in loose:
            raise CannotLoosenError
        latest = _latest.get(kind, loose)
        loose = latest if found in latest and loose < latest else loose | {found}
        try:
            value = tolerant_decoder(kind, loose, fitted).decode(content)
        except msgspec.ValidationError as another:
            error = another
            continue
        if len(_latest) < _REMEMBERED:
            _latest[kind] = loose
        return value
    raise CannotLoosenError


def _member_at(message: str, kind: TypeForm) -> LooseMember | None:
    """Find the innermost member on the way that a message names; None where the way is lost, or has no member."""
    place = _PLACE.search(message)
    if place is None or "".join(step[0] for step in _STEP.finditer(place[1])) != place[1]:
        return None
    shape, found = shape_of(kind), None
    for step in _STEP.finditer(place[1]):
        match _sole(shape):
            case inspect.StructType(cls=model) if step[1] is not None:
                field = _fields(model).get(step[1])
                if field is None:
                    return found
                found, shape = (model, step[1]), field.type
            case inspect.ListType(item_type=shape) | inspect.DictType(value_type=shape) if step[1] is None:
                pass
            case _:
                return found
    return found


def fitted(member: LooseMember) -> Callable[[Json], Any]:
    """Give what makes the documented type of any value of a member, as the reader by hand does."""
    model, name = member
    field = _fields(model)[name]
    shape = _sole(field.type)
    scalar = scalar_type(shape)
    repair = repairing(scalar)
    if scalar in _PLAIN:
        return lambda value: value if type(value) is scalar or value is None else repair(value)
    form = _form(model, name)

    def fit(value: Json) -> Any:  # noqa: ANN401 - whatever the member is
        if value is None or value is UNSET:
            return value
        if _may_be(value, shape):
            try:
                return convert(_gathered(value, shape), form)
            except (msgspec.ValidationError, RecursionError):
                pass
        return repair(value) if scalar is not None else read_member(value, field, model)

    return fit


def _may_be(value: Json, shape: inspect.Type) -> bool:
    """Whether it is worth a try to read a value as what is documented: a refusal takes longer than a look."""
    match shape:
        case inspect.DateTimeType():  # the end of a date-time of RFC 3339 is its offset
            return type(value) is str and len(value) > _SHORTEST_MOMENT and (value[-1] in "Zz" or value[-6] in "+-")
        case inspect.FloatType():
            return type(value) is int or type(value) is float
        case inspect.StructType() | inspect.DictType():
            return type(value) is dict
        case inspect.ListType() | inspect.TupleType():
            return type(value) is list
    return True


def _gathered(value: Json, shape: inspect.Type) -> Json:
    """Put members that no field is for under the name of the field for additional ones, if there is one."""
    if not isinstance(shape, inspect.StructType) or ADDITIONAL not in _fields(shape.cls):
        return value
    declared = _fields(shape.cls)
    others = {name: inner for name, inner in value.items() if name not in declared}
    return {**{name: inner for name, inner in value.items() if name in declared}, ADDITIONAL: others}


def _sole(shape: inspect.Type) -> inspect.Type:
    """Give the type beside None."""
    if isinstance(shape, inspect.UnionType):
        others = [each for each in shape.types if not isinstance(each, inspect.NoneType)]
        if len(others) == 1:
            return others[0]
    return shape


@cache
def _fields(model: type) -> dict[str, inspect.Field]:
    shape = shape_of(model)
    return {field.encode_name: field for field in shape.fields} if isinstance(shape, inspect.StructType) else {}


def _form(model: type, name: str) -> TypeForm:
    return next(field.type for field in msgspec.structs.fields(model) if field.encode_name == name)
