"""Python values to JSON, as requests carry it: UNSET is left out, None is null, moments have an offset."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias
from urllib.parse import quote
from uuid import UUID

import msgspec
from msgspec import UNSET

from .members import ADDITIONAL, Json, wire_name

_ENCODER = msgspec.json.Encoder(decimal_format="number")

_MomentText: TypeAlias = Callable[[datetime, str], str]
_Members: TypeAlias = Callable[[msgspec.Struct], Mapping[str, Any]]
_Notation: TypeAlias = tuple[_MomentText, _Members]
"""How a moment is written, and which names the members of a model have."""


def encode_json(value: object) -> bytes:
    """JSON text of a request value.

    Raises TypeError for what JSON has no form for (a naive datetime, a set, an unknown class) and ValueError
    for NaN, infinities and values that contain themselves; each names the member by its JSON pointer.
    """
    return _ENCODER.encode(to_plain(value))


def to_plain(value: object, where: str = "") -> Json:
    """Give the value as dict, list, str, int, float, Decimal, bool and None, with wire names and without UNSET members.

    where: what errors call the value, such as "query parameter 'title'"; JSON pointers are added to it.
    """
    return _guarded(value, where, (_instant_text, sent_members))


def model_to_plain(model: msgspec.Struct, *, by_alias: bool = True) -> Json:
    """Do the same for what a response was read to: a moment that came without offset is written without.

    by_alias: with wire names; else with the names of attributes.
    """
    return _guarded(model, "", (_moment_text, members_of if by_alias else _attributes_of))


def members_of(model: msgspec.Struct) -> dict[str, Any]:
    """Give the members of a model by wire name, as they are, without those that are absent.

    Absent is UNSET, and None where it is the default: there, null cannot be sent.
    """
    absent_as_none = _absent_as_none_in(type(model))
    members: dict[str, Any] = {}
    for name, encode_name in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True):
        value = getattr(model, name)
        if encode_name == ADDITIONAL:
            members = {**value, **members}
        elif value is not UNSET and (value is not None or encode_name not in absent_as_none):
            members[wire_name(encode_name)] = value
    return members


def sent_members(model: msgspec.Struct) -> dict[str, Any]:
    """Give the members of a model as `members_of` does, without those that are read-only."""
    members = members_of(model)
    read_only = getattr(model, "__read_only__", ())
    return {name: value for name, value in members.items() if name not in read_only} if read_only else members


def present_members(model: msgspec.Struct) -> Iterator[tuple[str, str, Any]]:
    """Give attribute, name within msgspec and value of the fields whose members are there."""
    absent_as_none = _absent_as_none_in(type(model))
    for name, encode_name in zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True):
        value = getattr(model, name)
        if value is not UNSET and (value is not None or encode_name not in absent_as_none):
            yield name, encode_name, value


def _attributes_of(model: msgspec.Struct) -> dict[str, Any]:
    others: dict[str, Any] = {}
    members: dict[str, Any] = {}
    for name, encode_name, value in present_members(model):
        if encode_name == ADDITIONAL:
            others = value
        else:
            members[name] = value
    return {**others, **members}


@cache
def _absent_as_none_in(model: type[msgspec.Struct]) -> frozenset[str]:
    """Give the wire names of a model's members where None means absent."""
    return frozenset(field.encode_name for field in msgspec.structs.fields(model) if field.default is None)


def _guarded(value: object, where: str, notation: _Notation) -> Json:
    try:
        return _plain(value, where, notation)
    except RecursionError:
        raise ValueError(f"{_name(where)} is nested too deeply, or contains itself") from None


def _plain(value: object, where: str, notation: _Notation) -> Json:
    match value:
        case Enum():
            return _plain(value.value, where, notation)
        case None | bool() | str() | int():
            return value
        case float() | Decimal():
            return _finite(value, where)
        case Mapping():
            return _object(value, where, notation)
        case msgspec.Struct():
            return _object(notation[1](value), where, notation)
        case datetime():
            return notation[0](value, where)
        case date() | time():
            return value.isoformat()
        case UUID():
            return str(value)
        case bytes() | bytearray() | memoryview():
            return msgspec.to_builtins(bytes(value))
        case Sequence():
            return _array(value, where, notation)
    raise TypeError(f"{_name(where)} is {_article(value)}; {_advice(value)}")


def _finite(value: float | Decimal, where: str) -> float | Decimal:
    if math.isfinite(value):
        return value
    raise ValueError(f"{_name(where)} is {value}, which JSON has no form for; leave it out or send None")


def _object(members: Mapping[Any, Any], where: str, notation: _Notation) -> dict[str, Any]:
    return {
        _key(key, where): _plain(value, f"{where}/{key}", notation)
        for key, value in members.items()
        if value is not UNSET
    }


def _key(key: object, where: str) -> str:
    match key:
        case Enum():
            return _key(key.value, where)
        case str():
            return key
    raise TypeError(f"{_name(where)} has the key {key!r}, {_article(key)}; names of members are strings")


def _array(items: Sequence[Any], where: str, notation: _Notation) -> list[Any]:
    return [_plain(item, f"{where}/{position}", notation) for position, item in enumerate(items) if item is not UNSET]


def _instant_text(value: datetime, where: str) -> str:
    if value.utcoffset() is None:
        raise TypeError(
            f"{_name(where)} is a datetime without timezone ({value.isoformat()}); "
            "give one, such as datetime.now(timezone.utc)"
        )
    return _moment_text(value, where)


def _moment_text(value: datetime, _where: str) -> str:
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def _name(where: str) -> str:
    return where or "the value"


def _article(value: object) -> str:
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiouAEIOU" else f"a {name}"


def _advice(value: object) -> str:
    if value is UNSET:
        return "a value is needed here"
    if isinstance(value, AbstractSet):
        return "a set has no order, give a list"
    if hasattr(value, "read") or hasattr(value, "__fspath__"):
        return "a file is sent by a file argument only"
    return "give a dict, list, model, string, number, datetime, bool or None"


def scalar_text(value: Json) -> str:
    """Write a plain value as text: booleans in lower case, null empty, a list or object as JSON."""
    match value:
        case str():
            return value
        case None:
            return ""
    return json_text(value)


def json_text(value: Json) -> str:
    """Write a plain value as JSON."""
    return _ENCODER.encode(value).decode()


def percent_encoded(text: str, *, kept: str = "") -> str:
    """Encode everything but letters, digits, `-._~` and the characters in `kept`."""
    return quote(text, safe=kept)
