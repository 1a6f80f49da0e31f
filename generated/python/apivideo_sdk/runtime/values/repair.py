"""Scalars in another notation than the document's: converted where nothing can be lost, else left as they are."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime, time

from .members import Json, TypeForm

_INTEGER = re.compile(r"-?\d+(?:\.0+)?")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]|$)", re.IGNORECASE)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


def repair(data: Json, kind: TypeForm) -> Json:
    """Give the value as `kind` (a scalar type, or None for anything else), or the value itself."""
    scalar = getattr(kind, "__origin__", kind)  # what Annotated stands around
    try:
        return _converted(data, scalar)
    except (ValueError, OverflowError):
        return data


def _converted(data: Json, kind: TypeForm) -> Json:
    if kind is str:
        return str(data) if _is_number(data) else data
    if kind is int:
        return _integer(data)
    if kind is float and isinstance(data, str) and _NUMBER.fullmatch(data):
        number = float(data)
        return number if math.isfinite(number) else data
    if kind is bool and isinstance(data, str | int):
        return _BOOLEANS.get(str(data).lower(), data)
    if kind is datetime and isinstance(data, str):
        return _moment(data)
    if kind is date and isinstance(data, str):
        return _day(data)
    return data


def _is_number(data: object) -> bool:
    return isinstance(data, int | float) and not isinstance(data, bool)


def _integer(data: Json) -> Json:
    if isinstance(data, float) and data.is_integer():
        return int(data)
    if isinstance(data, str) and _INTEGER.fullmatch(data):
        return int(data.partition(".")[0])
    return data


def _moment(text: str) -> datetime | str:
    """Read ISO 8601 that is not RFC 3339: a short offset, no time of day. No offset is UTC."""
    if not _DAY.match(text):
        return text
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(text: str) -> date | str:
    """Give the day of a moment, when the moment is its very beginning."""
    moment = _moment(text)
    return moment.date() if isinstance(moment, datetime) and moment.time() == time() else text
