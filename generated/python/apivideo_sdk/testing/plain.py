"""Turns what a call gave back into the JSON data it was read from."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ..runtime.values.encoding import encode_json, model_to_plain
from ..runtime.values.models import Model


def plain(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Give models, and lists and mappings of them, as JSON data with wire names."""
    return json.loads(encode_json(_without_models(value)))


def empty_lists(value: object) -> frozenset[str]:
    """Give the wire names of all members within for which an empty list stands for none."""
    match value:
        case Model():
            members = (getattr(value, name) for name in value.__struct_fields__)
            return value.__empty_lists__.union(*map(empty_lists, members))
        case list() | tuple():
            return frozenset().union(*map(empty_lists, value))
        case dict():
            return frozenset().union(*map(empty_lists, value.values()))
        case _:
            return frozenset()


def _without_models(value: object) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case msgspec.Struct():
            return model_to_plain(value)
        case list() | tuple():
            return [_without_models(item) for item in value]
        case dict():
            return {name: _without_models(item) for name, item in value.items()}
        case _:
            return value
