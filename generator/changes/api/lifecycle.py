"""Deprecation, sunset and stability of operations, and what removing them then means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.changes.api.calls import OperationPair, name_of
from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.sunset import STABILITY, compare_stability, is_earlier, is_over, parse_sunset, spelled, sunset_of
from generator.changes.where import Where
from generator.ir.operations import Operation
from generator.ir.schemas import MISSING


def judge_removal(operation: Operation, today: date | None, *, is_path_left: bool) -> Change:
    """Report a removed operation: without deprecation or before its sunset it breaks its users."""
    scope, sunset = ("api" if is_path_left else "api-path"), sunset_of(operation.hints.others)
    rule = f"{scope}-removed-with-deprecation"
    if not operation.deprecated:
        rule = f"{scope}-removed-without-deprecation"
    elif sunset and parse_sunset(sunset) is None:
        rule = "api-path-sunset-parse"
    elif sunset and not is_over(sunset, today):
        rule = f"{scope}-removed-before-sunset"
    where = Where(kind="operation", operation=name_of(operation), base=operation.pointer)
    return make(rule, where, sunset or MISSING)


def compare_lifecycle(call: OperationPair) -> Iterator[Change]:
    """Compare how long an operation will be there, and how sure it is."""
    before, after = call.base, call.revision
    old, new = sunset_of(before.hints.others), sunset_of(after.hints.others)
    if after.deprecated and not before.deprecated:
        yield _deprecated(call, new)
    elif before.deprecated and not after.deprecated:
        yield call.change("endpoint-reactivated")
    elif after.deprecated and parse_sunset(old) and not new:
        yield call.change("sunset-deleted", old)
    elif after.deprecated and new and not parse_sunset(new):
        yield call.change("api-deprecated-sunset-parse", old, new)
    elif after.deprecated and is_earlier(new, old):
        yield call.change("api-sunset-date-changed-too-small", old, new)
    yield from _compare_stability(call)


def _deprecated(call: OperationPair, sunset: str) -> Change:
    if not sunset:
        return call.change("endpoint-deprecated")
    rule = "endpoint-deprecated-with-sunset" if parse_sunset(sunset) else "api-deprecated-sunset-parse"
    return call.change(rule, MISSING, sunset)


def _compare_stability(call: OperationPair) -> Iterator[Change]:
    before, after = (side.hints.others.get("x-stability-level") for side in (call.base, call.revision))
    if spelled(after) and spelled(after) not in STABILITY:
        yield call.change("api-invalid-stability-level", spelled(before), spelled(after))
    else:
        yield from compare_stability("api-", call.where(), before, after)
