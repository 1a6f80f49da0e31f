"""What `repr` shows of a model: its members that are there, without secrets."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import Enum
from typing import Any

import msgspec

from ..redaction import MASK, is_secret_name, redact_text
from .encoding import present_members
from .members import ADDITIONAL, wire_name


def shown_members(model: msgspec.Struct, secrets: Collection[str]) -> Iterator[tuple[str, Any]]:
    """Give attribute and value of the members that are there, secrets masked. secrets: further wire names of some."""
    for name, encode_name, value in present_members(model):
        is_secret = encode_name != ADDITIONAL and (is_secret_name(wire_name(encode_name)) or encode_name in secrets)
        yield name, masked(value, is_secret=is_secret)


def masked(value: Any, *, is_secret: bool = False) -> Any:  # noqa: ANN401 - the same kind of value
    """Give a value fit to print: secrets are known by the names of members, and within addresses."""
    match value:
        case Enum() | bool() | None | msgspec.Struct():
            return value  # a model masks its own
        case str():
            return MASK if is_secret and value else redact_text(value) if "//" in value else value
        case bytes() | int() | float():
            return MASK if is_secret else value
        case list() | tuple():
            return [masked(item, is_secret=is_secret) for item in value]
        case dict():
            return {
                key: masked(item, is_secret=is_secret or (isinstance(key, str) and is_secret_name(key)))
                for key, item in value.items()
            }
    return MASK if is_secret else value
