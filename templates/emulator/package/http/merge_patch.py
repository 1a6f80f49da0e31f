"""Changes to a thing: JSON Merge Patch (RFC 7396), in which null takes a member away and lists are replaced whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..base.store import Thing


def merge_patch(thing: Thing, changes: Mapping[str, Any]) -> Thing:
    """Give the thing with the changes; neither argument is changed itself."""
    merged = dict(thing)
    for name, value in changes.items():
        if value is None:
            merged.pop(name, None)
        elif isinstance(value, Mapping):
            present = merged.get(name)
            merged[name] = merge_patch(present if isinstance(present, dict) else {}, value)
        else:
            merged[name] = value
    return merged
