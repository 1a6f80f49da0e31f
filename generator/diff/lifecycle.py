"""Deprecation, sunset and stability of operations and parameters, and what removing them then means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.diff.calls import Call, name_of
from generator.diff.change import Change, Direction, Level
from generator.diff.sunset import STABILITY, is_over, parse_sunset, spelled, sunset_of
from generator.ir.operations import Operation


def judge_removal(operation: Operation, today: date | None, *, is_path_left: bool) -> Change:
    """Tell a removed operation: without deprecation or before its sunset it breaks its users."""
    scope, sunset = ("api" if is_path_left else "api-path"), sunset_of(operation.hints.others)
    if not operation.deprecated:
        ending, level, told = "removed-without-deprecation", Level.BREAKING, "without having been deprecated"
    elif sunset and parse_sunset(sunset) is None:
        ending, level, told = "sunset-parse", Level.BREAKING, f"and its sunset {sunset!r} is no date"
        scope = "api-path"
    elif sunset and not is_over(sunset, today):
        ending, level, told = "removed-before-sunset", Level.BREAKING, f"before its sunset on {sunset}"
    else:
        ending, level, told = "removed-with-deprecation", Level.INFO, "after it had been deprecated"
    return Change(
        rule=f"{scope}-{ending}",
        level=level,
        direction=Direction.NONE,
        subject=name_of(operation),
        message=f"the operation was removed {told}",
        base=operation.pointer,
    )


def compare_lifecycle(call: Call) -> Iterator[Change]:
    """Compare how long an operation will be there, and how sure it is."""
    before, after = call.base, call.revision
    if after.deprecated and not before.deprecated:
        yield from _deprecated(call, sunset_of(after.hints.others))
    elif before.deprecated and not after.deprecated:
        yield call.change("endpoint-reactivated", Level.INFO, "the operation is no longer deprecated")
    elif after.deprecated:
        yield from _compare_sunsets(call, sunset_of(before.hints.others), sunset_of(after.hints.others))
    yield from _compare_stability(call)


def _deprecated(call: Call, sunset: str) -> Iterator[Change]:
    if not sunset:
        yield call.change("endpoint-deprecated", Level.INFO, "the operation is now deprecated")
    elif parse_sunset(sunset):
        told = f"the operation is now deprecated, until {sunset}"
        yield call.change("endpoint-deprecated-with-sunset", Level.INFO, told)
    else:
        told = f"the operation has the sunset {sunset!r}, which is no date"
        yield call.change("api-deprecated-sunset-parse", Level.BREAKING, told)


def _compare_sunsets(call: Call, before: str, after: str) -> Iterator[Change]:
    old, new = parse_sunset(before), parse_sunset(after)
    if old and not after:
        yield call.change("sunset-deleted", Level.BREAKING, f"the operation no longer has the sunset {before}")
    elif after and not new:
        told = f"the operation has the sunset {after!r}, which is no date"
        yield call.change("api-deprecated-sunset-parse", Level.BREAKING, told)
    elif old and new and new < old:
        told = f"the sunset of the operation moved from {before} to {after}"
        yield call.change("api-sunset-date-changed-too-small", Level.BREAKING, told)


def _compare_stability(call: Call) -> Iterator[Change]:
    before = spelled(call.base.hints.others.get("x-stability-level"))
    after = spelled(call.revision.hints.others.get("x-stability-level"))
    if after and after not in STABILITY:
        told = f"the stability {after!r} is not one of {', '.join(STABILITY)}"
        yield call.change("api-invalid-stability-level", Level.BREAKING, told)
    elif before in STABILITY and after in STABILITY and before != after:
        is_less = STABILITY.index(after) < STABILITY.index(before)
        rule = f"api-stability-{'decreased' if is_less else 'increased'}"
        level = Level.BREAKING if is_less else Level.INFO
        yield call.change(rule, level, f"the stability of the operation went from {before} to {after}")
