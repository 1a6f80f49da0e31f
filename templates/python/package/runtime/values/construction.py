"""Makes models of what a caller gives: plain values become members of enums, moments become days where a day is meant.

Constants are filled in, and members that are read-only may be left out.

    class Cat(Model, kw_only=True):
        kind: CatKind = constant()  # an enum of one value
        size: Size

    Cat(size="small")  # Cat(kind=CatKind.CAT, size=Size.SMALL)

Decoding does not pass here: there, a constant that is missing is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import StructMeta

from .members import TypeForm, wire_name


def constant(name: str | None = None) -> Any:  # noqa: ANN401 - as `msgspec.field`, whatever the field is
    """Declare a required member that has one value only: a caller may leave it out.

    name: the wire name, where it is not the attribute's.
    """
    return msgspec.field(name=name)


class ModelMeta(StructMeta):
    """The class of models. Type checkers see what msgspec has them see: a class with a parameter for each field."""

    if not TYPE_CHECKING:

        def __call__(self, /, *given: Any, **members: Any) -> Any:  # noqa: ANN401, D102 - an instance
            if given:  # as msgspec copies a class whose members are not keywords alone
                return super().__call__(*given, **members)
            return super().__call__(**{**_left_out(self), **completed(self, members)})


def completed(model: type, members: dict[str, Any]) -> dict[str, Any]:
    """Give members as a model holds them: enums where plain values were given."""
    enums, days = _enums(model), _days(model)
    if not enums and not days:
        return members
    return {
        name: _as(enums[name], value) if name in enums else day_of(value) if name in days else value
        for name, value in members.items()
    }


@cache
def _enums(model: type) -> dict[str, TypeForm]:
    """Give the type of each field that holds an enum, directly or in a list or a dict."""
    return {field.name: field.type for field in msgspec.structs.fields(model) if _mentions_enum(field.type)}


@cache
def _days(model: type) -> frozenset[str]:
    """Name the fields that hold a day without a time."""
    return frozenset(
        field.name for field in msgspec.structs.fields(model) if date in (field.type, *get_args(field.type))
    )


def day_of(value: object) -> object:
    """Give the day of a moment; any other value as it is."""
    return value.date() if isinstance(value, datetime) else value


@cache
def _left_out(model: type) -> dict[str, Any]:
    """Give the value of each required field that has one value only, and None for those that are read-only."""
    found: dict[str, Any] = completed(model, dict(model.__tags__))  # type: ignore[attr-defined]  # a model
    for field in msgspec.structs.fields(model):
        values = _values(field.type)
        if field.required and len(values) == 1:
            found[field.name] = values[0]
        elif field.required and wire_name(field.encode_name) in model.__read_only__:  # type: ignore[attr-defined]  # a model
            found[field.name] = None
    return found


def _values(kind: TypeForm) -> tuple[Any, ...]:
    origin: Any = get_origin(kind)
    if origin is Literal:
        return get_args(kind)
    return tuple(kind) if _is_enum(kind) else ()


def _is_enum(kind: TypeForm) -> bool:
    return isinstance(kind, type) and get_origin(kind) is None and issubclass(kind, Enum)


def _mentions_enum(kind: TypeForm) -> bool:
    return _is_enum(kind) or any(map(_mentions_enum, get_args(kind)))


def _as(kind: TypeForm, value: Any) -> Any:  # noqa: ANN401 - whatever was given
    """Give a value with the enums of its type in it; what is of another form stays."""
    if _is_enum(kind):
        return _member(kind, value)
    arguments = get_args(kind)
    origin: Any = get_origin(kind)
    if origin is list and isinstance(value, list | tuple):
        return [_as(arguments[0], item) for item in value]
    if origin is tuple and isinstance(value, list | tuple):
        return tuple(_as(argument, item) for argument, item in zip(arguments, value, strict=False))
    if origin is dict and isinstance(value, Mapping):
        return {key: _as(arguments[1], item) for key, item in value.items()}
    if origin in {Union, UnionType}:
        return _as(next(filter(_mentions_enum, arguments)), value)
    return _as(arguments[0], value) if origin is Annotated else value


def _member(kind: type[Enum], value: object) -> object:
    if isinstance(value, Enum) or not isinstance(value, str | int):
        return value
    try:
        return kind(value)
    except ValueError:
        return value
