"""Finds things in an answer by the names they have on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec


def member_at(value: object, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give what stands at a dotted path of wire names (`pagination.links`), None where the way ends. "" is all."""
    for name in path.split(".") if path else ():
        value = member(value, name)
    return None if value is msgspec.UNSET else value


def member(value: object, name: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give one member of a model or a mapping, None where there is none."""
    if isinstance(value, Mapping):
        return value.get(name)
    if isinstance(value, msgspec.Struct):
        attribute = _attributes(type(value)).get(name)
        return None if attribute is None else getattr(value, attribute)
    return None


@cache
def _attributes(model: type[msgspec.Struct]) -> dict[str, str]:
    return dict(zip(model.__struct_encode_fields__, model.__struct_fields__, strict=True))
