"""`x-client-*`: what a document says of how clients should look. Who calls the API by hand sees nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diff.calls import Call
from generator.diff.change import Change, Level
from generator.ir.extensions import OperationHints

_TOLD_ELSEWHERE: Final = {"x-sunset", "x-stability-level"}
_TOLD: Final = {
    "action": ("client-action", Level.WARNING, "the name of the method (x-client-action)"),
    "pagination": ("client-pagination", Level.WARNING, "how clients page through the answer (x-client-paginated)"),
    "chunk_upload": ("client-chunk-upload", Level.WARNING, "how clients upload in parts (x-client-chunk-upload)"),
    "is_hidden": ("client-hidden", Level.WARNING, "whether clients have the operation (x-client-hidden)"),
    "is_merge_patch": ("client-merge-patch", Level.WARNING, "how clients send null (x-client-merge-patch)"),
    "description": ("client-description", Level.INFO, "what the method says of itself (x-client-description)"),
    "retry": ("client-retry", Level.INFO, "when clients try again (x-client-retry)"),
}


def compare_hints(call: Call) -> Iterator[Change]:
    """Compare the hints of an operation that the generator knows, and the other `x-` members as a whole."""
    before, after = call.base.hints, call.revision.hints
    for name, (rule, level, told) in _TOLD.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield call.change(f"api-{rule}-changed", level, f"{told} changed{_from_to(old, new)}")
    yield from _compare_others(call, before, after)


def _from_to(old: object, new: object) -> str:
    if old and new and " " in f"{old}{new}":
        return ""
    if isinstance(old, str | None) and isinstance(new, str | None):
        return f" from {old or 'none'} to {new or 'none'}"
    if isinstance(old, bool):
        return f" to {'yes' if new else 'no'}"
    return ""


def _compare_others(call: Call, before: OperationHints, after: OperationHints) -> Iterator[Change]:
    for key in dict.fromkeys((*before.others, *after.others)):
        if before.others.get(key) != after.others.get(key) and key not in _TOLD_ELSEWHERE:
            yield call.change("api-extension-changed", Level.INFO, f"the extension {key} changed")
