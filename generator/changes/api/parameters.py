"""Parameters: which there are, which are required, how they are spelled on the wire."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.changes.api.calls import OperationPair
from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.schemas.members import changed_hints
from generator.changes.schemas.shape import pair_of
from generator.changes.schemas.walk import compare_schemas
from generator.changes.sunset import compare_stability, is_earlier, is_over, parse_sunset, sunset_of
from generator.changes.where import Where, parameter_key
from generator.ir.operations import Parameter
from generator.ir.schemas import MISSING

_IGNORE: Final = "x-client-ignore"
_NAME: Final = "request-parameter"


def compare_parameters(call: OperationPair) -> Iterator[Change]:
    """Compare the parameters of an operation; one in the path is found by where it stands there."""
    before = {parameter_key(call.base, one): one for one in call.base.parameters}
    after = {parameter_key(call.revision, one): one for one in call.revision.parameters}
    for key, parameter in before.items():
        if key in after:
            yield from _compare(call, parameter, after[key])
        else:
            yield _removed(call, parameter)
    for key, parameter in after.items():
        if key not in before:
            rule = f"{_NAME}-added-to-path" if parameter.is_of_path else f"{_NAME}-added"
            change = make(rule, _where(call, parameter).pointing(call.base.pointer, parameter.pointer))
            yield change if parameter.required else change.harmless


def _where(call: OperationPair, parameter: Parameter) -> Where:
    return replace(
        call.where("request-parameter", base=parameter.pointer),
        name=parameter.name,
        location=parameter.location,
        is_required=parameter.required,
    )


def _compare(call: OperationPair, before: Parameter, after: Parameter) -> Iterator[Change]:
    where = replace(_where(call, before), revision=after.pointer)
    if before.name != after.name and before.location == "path":
        yield make("request-path-parameter-renamed", where, before.name, after.name)
    if after.required and not before.required:
        yield make(f"{_NAME}-became-required", where)
    elif before.required and not after.required:
        yield make(f"{_NAME}-became-optional", where)
    yield from _compare_wire(call, where, before, after)
    yield from _compare_lifecycle(where, before, after)
    yield from _compare_hints(where, before, after)
    place = replace(where, content_type=after.content_type, location=after.location)
    yield from compare_schemas(call.documents, place, before.schema, after.schema, before.examples)


def _compare_wire(call: OperationPair, where: Where, before: Parameter, after: Parameter) -> Iterator[Change]:
    """Compare how a value becomes text: whoever spells it the old way is no longer understood."""
    for part, old, new in (
        ("style", before.style, after.style),
        ("explode", before.explode, after.explode),
        ("allow-reserved", before.allow_reserved, after.allow_reserved),
        ("media-type", before.content_type, after.content_type),
    ):
        if old != new and not (part == "explode" and _shows_no_explode(call, before, after)):
            yield make(f"{_NAME}-{part}-changed", where, *(MISSING if side == "" else side for side in (old, new)))


def _shows_no_explode(call: OperationPair, before: Parameter, after: Parameter) -> bool:
    pair = pair_of(call.documents, before.schema, after.schema)
    types = pair.base.types() | pair.revision.types()
    return before.style != after.style or (bool(types) and types.isdisjoint({"array", "object"}))


def _compare_hints(where: Where, before: Parameter, after: Parameter) -> Iterator[Change]:
    if before.is_ignored != after.is_ignored:
        yield make(f"{_NAME}-client-ignore-changed", where, before.is_ignored, after.is_ignored)
    for key in changed_hints(before.extensions, after.extensions):
        if key != _IGNORE:
            yield make(f"{_NAME}-client-hint-changed", where, key)


def _compare_lifecycle(where: Where, before: Parameter, after: Parameter) -> Iterator[Change]:
    old, new = sunset_of(before.extensions), sunset_of(after.extensions)
    if after.deprecated and new and parse_sunset(new) is None:
        yield make(f"{_NAME}-sunset-parse", where, old, new)
    elif after.deprecated and not before.deprecated:
        yield make(f"{_NAME}-deprecated{'-with-sunset' if new else ''}", where, MISSING, new)
    elif before.deprecated and not after.deprecated:
        yield make(f"{_NAME}-reactivated", where)
    elif old and not new:
        yield make(f"{_NAME}-sunset-deleted", where, old)
    elif is_earlier(new, old):
        yield make(f"{_NAME}-sunset-date-changed-too-small", where, old, new)
    levels = (side.extensions.get("x-stability-level") for side in (before, after))
    yield from compare_stability(f"{_NAME}-", where, *levels)


def _removed(call: OperationPair, parameter: Parameter) -> Change:
    sunset, rule = sunset_of(parameter.extensions), f"{_NAME}-removed"
    if parameter.deprecated:
        is_early = bool(sunset) and not is_over(sunset, call.documents.today)
        rule = f"{_NAME}-removed-before-sunset" if is_early else f"{_NAME}-removed-with-deprecation"
    return make(rule, _where(call, parameter), sunset or MISSING)
