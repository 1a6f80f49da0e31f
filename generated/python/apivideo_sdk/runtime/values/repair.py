"""Scalars in another notation than the document's: converted where nothing can be lost, else left as they are."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Final

from .members import Json, TypeForm

_INTEGER = re.compile(r"-?\d+(?:\.0+)?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_AFTER_DAY = frozenset({"", "T", "t", " "})
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


def repair(data: Json, kind: TypeForm) -> Json:
    """Give the value as `kind` (a scalar type, or None for anything else), or the value itself."""
    return repairing(kind)(data)


def repairing(kind: TypeForm) -> Callable[[Json], Json]:
    """Give what repairs values of a type."""
    return _CONVERTERS.get(kind) or _CONVERTERS.get(getattr(kind, "__origin__", None), _unchanged)  # that of Annotated


def _guarded(convert: Callable[[Json], Json]) -> Callable[[Json], Json]:
    def guarded(data: Json) -> Json:
        try:
            return convert(data)
        except (ValueError, OverflowError):
            return data

    return guarded


def _unchanged(data: Json) -> Json:
    return data


def _text(data: Json) -> Json:
    return str(data) if type(data) is int or type(data) is float else data


def _integer(data: Json) -> Json:
    if isinstance(data, float) and data.is_integer():
        return int(data)
    if isinstance(data, str) and _INTEGER.fullmatch(data):
        return int(data.partition(".")[0])
    return data


def _float(data: Json) -> Json:
    if isinstance(data, str) and _NUMBER.fullmatch(data):
        number = float(data)
        return number if math.isfinite(number) else data
    return data


def _boolean(data: Json) -> Json:
    return _BOOLEANS.get(str(data).lower(), data) if isinstance(data, str | int) else data


def _moment(text: Json) -> Json:
    """Read ISO 8601 that is not RFC 3339: a short offset, no time of day. No offset is UTC."""
    if not isinstance(text, str) or not _begins_with_day(text):
        return text
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _begins_with_day(text: str) -> bool:
    return text[4:5] == "-" == text[7:8] and text[10:11] in _AFTER_DAY


def _day(text: Json) -> Json:
    """Give the day of a moment, when the moment is its very beginning."""
    moment = _moment(text)
    return moment.date() if isinstance(moment, datetime) and moment.time() == time() else text


_CONVERTERS: Final[dict[TypeForm, Callable[[Json], Json]]] = {
    str: _guarded(_text),
    int: _guarded(_integer),
    float: _guarded(_float),
    bool: _guarded(_boolean),
    datetime: _guarded(_moment),
    date: _guarded(_day),
}
