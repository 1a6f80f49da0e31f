"""Turns what a call gave back into the JSON data it was read from."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ..runtime.values.encoding import encode_json, model_to_plain


def plain(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Give models, and lists and mappings of them, as JSON data with wire names."""
    return json.loads(encode_json(_without_models(value)))


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
