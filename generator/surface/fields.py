"""Fields of one model: removed, renamed, added, optional or required, or of another type.

Who reads a model suffers when a field may be absent or holds more; who gives one suffers when a field is demanded or
holds less.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.surface.finding import breaking, harmless
from generator.surface.fit import Fit, Fitting
from generator.surface.surface import Field, ModelType


def compare_fields(old: ModelType, new: ModelType, fitting: Fitting, *, is_answered: bool) -> Iterator[Change]:
    """Give every change of the fields of one model. is_answered: whether users read it."""
    by_wire_name = {field.wire_name: field for field in new.fields}
    for before in old.fields:
        after = by_wire_name.get(before.wire_name)
        if after is None:
            yield _removed(old, new, before)
            continue
        yield from _compare_names(new, before, after)
        yield from _compare_presence(old, new, (before, after), is_answered=is_answered)
        yield from _compare_types(old, new, (before, after), fitting, is_answered=is_answered)
    known = {field.wire_name for field in old.fields}
    yield from (_added(old, new, field) for field in new.fields if field.wire_name not in known)


def _removed(old: ModelType, new: ModelType, field: Field) -> Change:
    subject = f"{old.name}.{field.name}"
    return breaking(
        "field-removed",
        subject,
        f"`{subject}` is gone",
        base=field.pointer,
        revision=new.pointer,
        migration=f"`{subject}` was removed: the API no longer has `{field.wire_name}` there.",
    )


def _added(old: ModelType, new: ModelType, field: Field) -> Change:
    subject = f"{new.name}.{field.name}"
    if field.is_optional or not old.input_name:
        return harmless("field-added", subject, f"`{subject}` is new", revision=field.pointer)
    return breaking(
        "required-field-added",
        subject,
        f"`{new.name}` now demands `{field.name}`, which is new",
        revision=field.pointer,
        migration=f"`{new.name}` must now be made with `{field.name}`.",
    )


def _compare_names(new: ModelType, before: Field, after: Field) -> Iterator[Change]:
    if before.name != after.name:
        text = f"`{new.name}.{before.name}` is now `{new.name}.{after.name}`"
        where = {"base": before.pointer, "revision": after.pointer}
        yield breaking("field-renamed", f"{new.name}.{before.name}", text, **where, migration=f"{text}.")


def _compare_presence(
    old: ModelType, new: ModelType, fields: tuple[Field, Field], *, is_answered: bool
) -> Iterator[Change]:
    before, after = fields
    subject, where = f"{new.name}.{after.name}", {"base": before.pointer, "revision": after.pointer}
    if after.is_optional and not before.is_optional:
        message = f"`{subject}` may now be `UNSET`"
        if is_answered:
            migration = f"`{subject}` may now be `UNSET`; check before use."
            yield breaking("field-became-optional", subject, message, **where, migration=migration)
        else:
            yield harmless("field-became-optional", subject, message, **where)
    if before.is_optional and not after.is_optional:
        message = f"`{subject}` is now always there"
        if old.input_name:
            migration = f"`{new.name}` must now be made with `{after.name}`."
            yield breaking("field-became-required", subject, message, **where, migration=migration)
        else:
            yield harmless("field-became-required", subject, message, **where)


def _compare_types(
    old: ModelType, new: ModelType, fields: tuple[Field, Field], fitting: Fitting, *, is_answered: bool
) -> Iterator[Change]:
    before, after = fields
    fit = fitting.compare(before.annotation, after.annotation)
    if fit is Fit.SAME:
        return
    subject, where = f"{new.name}.{after.name}", {"base": before.pointer, "revision": after.pointer}
    message = f"`{subject}` is now `{after.annotation}`; it was `{before.annotation}`"
    rule = {Fit.WIDER: "field-type-widened", Fit.NARROWER: "field-type-narrowed"}.get(fit, "field-type-changed")
    is_harmless = (fit is Fit.WIDER and not is_answered) or (fit is Fit.NARROWER and not old.input_name)
    if is_harmless:
        yield harmless(rule, subject, message, **where)
    else:
        migration = f"`{subject}` is now `{after.annotation}` instead of `{before.annotation}`."
        yield breaking(rule, subject, message, **where, migration=migration)
