"""Describes types and JSON values for issues and errors: short, and readable without the code at hand."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET, inspect

_LONGEST = 60

_KINDS: dict[type[inspect.Type], str] = {
    inspect.AnyType: "any value",
    inspect.NoneType: "null",
    inspect.BoolType: "a boolean",
    inspect.IntType: "an integer",
    inspect.FloatType: "a number",
    inspect.DecimalType: "a decimal number",
    inspect.StrType: "a string",
    inspect.BytesType: "base64 text",
    inspect.DateTimeType: "an RFC 3339 date-time",
    inspect.DateType: "an RFC 3339 date",
    inspect.TimeType: "an RFC 3339 time",
    inspect.UUIDType: "a UUID",
    inspect.ListType: "an array",
    inspect.TupleType: "an array of a fixed length",
    inspect.DictType: "an object",
}


def describe_type(shape: inspect.Type) -> str:
    """Say what a type demands, such as "an integer or null"."""
    match shape:
        case inspect.StructType():
            return f"an object ({shape.cls.__name__})"
        case inspect.CustomType():
            return f"one of the variants of {shape.cls.__name__}"
        case inspect.UnionType():
            return " or ".join(describe_type(each) for each in shape.types)
        case inspect.EnumType():
            return _one_of(member.value for member in shape.cls)
        case inspect.LiteralType():
            return _one_of(shape.values)
    return _KINDS.get(type(shape), type(shape).__name__)


def describe_value(data: object) -> str:
    """Say a JSON value, shortened: scalars as they are, containers by kind and size."""
    match data:
        case None:
            return "null"
        case bool():
            return str(data).lower()
        case str() | int() | float():
            return _shortened(repr(data))
        case list():
            return f"an array of {len(data)}" if data else "an empty array"
        case dict():
            return _shortened(f"an object ({', '.join(data)})") if data else "an empty object"
    return "nothing" if data is UNSET else type(data).__name__


def _one_of(values: Iterable[object]) -> str:
    return "one of " + ", ".join(repr(value) for value in values)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
