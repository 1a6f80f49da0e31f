"""Models, enums and aliases: which type became which, and what became of its members."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar

from generator.diff.change import Change
from generator.surface.fields import compare_fields
from generator.surface.finding import breaking, harmless
from generator.surface.fit import Fit, Fitting
from generator.surface.surface import AliasType, EnumType, ModelType, NamedType, Surface

_T = TypeVar("_T")

_NAME: Final = re.compile(r"[A-Za-z_]\w*")


def pair_types(base: Iterable[NamedType], revision: Iterable[NamedType]) -> dict[str, NamedType]:
    """Give what became of each type, by its old name: the type of that name, else one at its place, else its like.

    What a type holds tells more than the names of its members alone, and tells more again once those types have found
    their own. What two types claim belongs to neither.
    """
    new = {one.name: one for one in revision}
    old = {one.name: one for one in base}
    pairs = {name: new[name] for name in old if name in new}
    for claim in (_place, _content, _likeness, _content):
        renamed = {name: one.name for name, one in pairs.items()}
        free = _unique(
            (claim(one, {}), one) for name, one in new.items() if name not in old and one not in pairs.values()
        )
        seeking = _unique((claim(one, renamed), name) for name, one in old.items() if name not in pairs)
        pairs |= {name: free[key] for key, name in seeking.items() if key in free}
    return pairs


def _unique(claims: Iterable[tuple[object, _T]]) -> dict[object, _T]:
    """Give who claims what, where nobody else does."""
    listed = list(claims)
    counted = Counter(key for key, _ in listed)
    return {key: one for key, one in listed if counted[key] == 1}


def _place(one: NamedType, _renamed: Mapping[str, str]) -> object:
    return type(one), one.pointer


def _content(one: NamedType, renamed: Mapping[str, str]) -> object:
    """What a model holds: its members with their types, as those are called now."""
    if not isinstance(one, ModelType):
        return _likeness(one, renamed)
    members = frozenset((field.wire_name, _renamed_in(field.annotation, renamed)) for field in one.fields)
    return (ModelType, members) if members else one


def _renamed_in(annotation: str, renamed: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: renamed.get(found[0], found[0]), annotation)


def _likeness(one: NamedType, _renamed: Mapping[str, str]) -> object:
    """What a type is without its name. One without members is like no other."""
    match one:
        case ModelType(fields=fields) if fields:
            return ModelType, frozenset(field.wire_name for field in fields)
        case EnumType(members=members) if members:
            return EnumType, frozenset(members)
        case AliasType(annotation=annotation):
            return AliasType, annotation
        case _:
            return one


def compare_types(
    base: Surface, revision: Surface, pairs: Mapping[str, NamedType], fitting: Fitting
) -> Iterator[Change]:
    """Give every change of the types of two surfaces, paired by `pair_types`."""
    answered = _answered(base)
    for old in base.types:
        new = pairs.get(old.name)
        if new is None:
            yield _removed(old)
            continue
        if old.name != new.name:
            yield _renamed(old, new)
        yield from _compare(old, new, fitting, is_answered=old.name in answered)
    known = {one.name for one in pairs.values()}
    yield from (_added(new) for new in revision.types if new.name not in known)


def _answered(surface: Surface) -> frozenset[str]:
    """Name the types that users read: all that answers and events lead to."""
    by_name = {one.name: one for one in surface.types}
    pending = [name for method in surface.methods for name in _NAME.findall(method.returns)]
    pending += [one.name for one in surface.types if not one.input_name]
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name in by_name and name not in found:
            found.add(name)
            pending += _names_within(by_name[name])
    return frozenset(found)


def _names_within(one: NamedType) -> list[str]:
    match one:
        case ModelType(fields=fields):
            return [name for field in fields for name in _NAME.findall(field.annotation)]
        case AliasType(annotation=annotation):
            return _NAME.findall(annotation)
        case _:
            return []


def _compare(old: NamedType, new: NamedType, fitting: Fitting, *, is_answered: bool) -> Iterator[Change]:
    match old, new:
        case ModelType(), ModelType():
            yield from compare_fields(old, new, fitting, is_answered=is_answered)
        case EnumType(), EnumType():
            yield from _compare_members(old, new)
        case AliasType(), AliasType():
            yield from _compare_aliases(old, new, fitting, is_answered=is_answered)
        case _:
            message = f"`{new.name}` is now {_KINDS[type(new)]}; it was {_KINDS[type(old)]}"
            yield breaking(
                "type-kind-changed", new.name, message, base=old.pointer, revision=new.pointer, migration=f"{message}."
            )


_KINDS: Final[Mapping[type[NamedType], str]] = {ModelType: "a model", EnumType: "an enum", AliasType: "an alias"}
_NOUNS: Final[Mapping[type[NamedType], str]] = {ModelType: "model", EnumType: "enum", AliasType: "alias"}


def _compare_members(old: EnumType, new: EnumType) -> Iterator[Change]:
    """Know a member by its value. A value that is new breaks nobody: enums are open."""
    where = {"base": old.pointer, "revision": new.pointer}
    names = {value: name for name, value in new.members}
    for name, value in old.members:
        subject = f"{new.name}.{name}"
        if value not in names:
            migration = f"`{subject}` was removed: the API no longer has the value `{value}`."
            yield breaking("enum-member-removed", subject, f"`{subject}` is gone", **where, migration=migration)
        elif names[value] != name:
            text = f"`{subject}` is now `{new.name}.{names[value]}`"
            yield breaking("enum-member-renamed", subject, text, **where, migration=f"{text}.")
    known = {value for _, value in old.members}
    for name, value in new.members:
        if value not in known:
            yield harmless("enum-member-added", f"{new.name}.{name}", f"`{new.name}.{name}` is new", **where)


def _compare_aliases(old: AliasType, new: AliasType, fitting: Fitting, *, is_answered: bool) -> Iterator[Change]:
    fit = fitting.compare(old.annotation, new.annotation)
    where = {"base": old.pointer, "revision": new.pointer}
    message = f"`{new.name}` now stands for `{new.annotation}`; it stood for `{old.annotation}`"
    is_harmless = (fit is Fit.WIDER and not is_answered) or (fit is Fit.NARROWER and not old.input_name)
    if is_harmless:
        yield harmless("alias-changed", new.name, message, **where)
    elif fit is not Fit.SAME:
        migration = f"`{new.name}` now stands for `{new.annotation}` instead of `{old.annotation}`."
        yield breaking("alias-changed", new.name, message, **where, migration=migration)


def _removed(old: NamedType) -> Change:
    return breaking(
        f"{_NOUNS[type(old)]}-removed",
        old.name,
        f"`{old.name}` is gone",
        base=old.pointer,
        migration=f"`{old.name}` was removed.",
    )


def _renamed(old: NamedType, new: NamedType) -> Change:
    text = f"`{old.name}` is now `{new.name}`"
    rule = f"{_NOUNS[type(old)]}-renamed"
    return breaking(rule, old.name, text, base=old.pointer, revision=new.pointer, migration=f"{text}.")


def _added(new: NamedType) -> Change:
    return harmless(f"{_NOUNS[type(new)]}-added", new.name, f"`{new.name}` is new", revision=new.pointer)
