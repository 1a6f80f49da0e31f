"""`x-client-*`: what a document says of how clients should look. Who calls the API by hand sees nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from generator.changes.api.calls import OperationPair
from generator.changes.change import Change, Value
from generator.ir.extensions import CONVENTION, OperationHints, PaginationHint
from generator.ir.schemas import MISSING

_REPORTED_ELSEWHERE: Final = {"x-sunset", "x-stability-level"}


def compare_hints(call: OperationPair) -> Iterator[Change]:
    """Compare the hints of an operation that the generator knows, and the other `x-` members as a whole."""
    before, after = call.base.hints, call.revision.hints
    old, new = _named(before), _named(after)
    if _is_by_convention(before.pagination) and _is_by_convention(after.pagination):
        del old["pagination"]  # follows from parameters and members, which are compared themselves
    for name, value in old.items():
        if value != new[name]:
            yield call.change(f"api-client-{name}-changed", _value(value), _value(new[name]))
    for key in dict.fromkeys((*before.others, *after.others)):
        if before.others.get(key) != after.others.get(key) and key not in _REPORTED_ELSEWHERE:
            yield call.change("api-extension-changed", key)


def _named(hints: OperationHints) -> dict[str, object]:
    return {
        "action": hints.action,
        "pagination": hints.pagination and replace(hints.pagination, origin=""),
        "chunk-upload": hints.chunk_upload,
        "hidden": hints.is_hidden,
        "description": hints.description,
        "retry": hints.retry,
    }


def _is_by_convention(pagination: PaginationHint | None) -> bool:
    return pagination is None or pagination.origin == CONVENTION


def _value(value: object) -> Value:
    if value in {"", None}:
        return MISSING
    return value if isinstance(value, str | bool) else repr(value)
