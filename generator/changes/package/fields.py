"""Fields of one model: removed, renamed, added, optional or required, or of another type.

Who reads a model suffers when a field may be absent or holds more; who gives one suffers when a field is demanded or
holds less.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.changes.change import Change
from generator.changes.levels import Direction
from generator.changes.package.finding import make
from generator.changes.package.fit import Fit, Fitting
from generator.changes.package.surface import Field, ModelType


def compare_fields(old: ModelType, new: ModelType, fitting: Fitting, uses: Collection[Direction]) -> Iterator[Change]:
    """Give every change of the fields of one model. uses: whether users give it, read it, or both."""
    by_wire_name = {field.wire_name: field for field in new.fields}
    for before in old.fields:
        after = by_wire_name.get(before.wire_name)
        if after is None:
            yield make("field-removed", old.member(before.name), (before.pointer, new.pointer), before.wire_name)
        else:
            yield from _compare(new, before, after, fitting, uses)
    known = {field.wire_name for field in old.fields}
    for field in new.fields:
        if field.wire_name not in known:
            is_demanded = not field.is_optional and Direction.REQUEST in uses
            rule = "required-field-added" if is_demanded else "field-added"
            yield make(rule, new.member(field.name), ("", field.pointer))


def _compare(
    new: ModelType, before: Field, after: Field, fitting: Fitting, uses: Collection[Direction]
) -> Iterator[Change]:
    symbol, pointers = new.member(after.name), (before.pointer, after.pointer)
    if before.name != after.name:
        yield make("field-renamed", new.member(before.name), pointers, new.member(before.name), symbol)
    if after.is_optional and not before.is_optional:
        yield make("field-became-optional", symbol, pointers, uses=uses)
    if before.is_optional and not after.is_optional:
        yield make("field-became-required", symbol, pointers, uses=uses)
    fit = fitting.compare(before.annotation, after.annotation)
    if fit is not Fit.SAME:
        yield make(f"field-type-{fit}", symbol, pointers, before.annotation, after.annotation, uses=uses)
