"""Models, enums and aliases: which type became which, and what became of its members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from generator.changes.change import Change
from generator.changes.levels import Direction
from generator.changes.package.annotations import Fit, Fitting, names_in, renamed
from generator.changes.package.finding import make
from generator.changes.package.surface import AliasType, EnumType, Field, ModelType, NamedType, Surface

_T = TypeVar("_T")


_KINDS: Final[Mapping[type[NamedType], str]] = {ModelType: "model", EnumType: "enum", AliasType: "alias"}


def pair_types(base: Iterable[NamedType], revision: Iterable[NamedType]) -> dict[str, NamedType]:
    """Give what became of each type, by its old name: the type of that name, else one at its place, else its like.

    What a type holds says more than the names of its members alone, and more again once those types have found
    their own. What two types claim belongs to neither.
    """
    new = {one.name: one for one in revision}
    old = {one.name: one for one in base}
    pairs = {name: new[name] for name in old if name in new}
    for claim in (_place, _content, _likeness, _content):
        names = {name: one.name for name, one in pairs.items()}
        free = _unique(
            (claim(one, {}), one) for name, one in new.items() if name not in old and one not in pairs.values()
        )
        seeking = _unique((claim(one, names), name) for name, one in old.items() if name not in pairs)
        pairs |= {name: free[key] for key, name in seeking.items() if key in free}
    return pairs


def _unique(claims: Iterable[tuple[object, _T]]) -> dict[object, _T]:
    """Give who claims what, where nobody else does."""
    listed = list(claims)
    counted = Counter(key for key, _ in listed)
    return {key: one for key, one in listed if counted[key] == 1}


def _place(one: NamedType, _names: Mapping[str, str]) -> object:
    return type(one), one.pointer


def _content(one: NamedType, names: Mapping[str, str]) -> object:
    """What a model holds: its members with their types, as those are called now."""
    if not isinstance(one, ModelType):
        return _likeness(one, names)
    members = frozenset((field.wire_name, renamed(field.annotation, names)) for field in one.fields)
    return (ModelType, members) if members else one


def _likeness(one: NamedType, _names: Mapping[str, str]) -> object:
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
    read = types_read(base)
    for old in base.types:
        new = pairs.get(old.name)
        if new is None:
            yield make(f"{_KINDS[type(old)]}-removed", old.symbol, (old.pointer, ""))
            continue
        if old.name != new.name:
            rule = f"{_KINDS[type(old)]}-renamed"
            yield make(rule, old.symbol, (old.pointer, new.pointer), old.symbol, new.symbol)
        given = (Direction.REQUEST,) if old.input_name else ()
        yield from _compare(old, new, fitting, (*given, *((Direction.RESPONSE,) if old.name in read else ())))
    known = {one.name for one in pairs.values()}
    for new in revision.types:
        if new.name not in known:
            yield make(f"{_KINDS[type(new)]}-added", new.symbol, ("", new.pointer))


def types_read(surface: Surface) -> frozenset[str]:
    """Name the types that users read: all that responses and events lead to."""
    pending = [name for method in surface.methods for name in names_in(method.returns)]
    return reached(surface, (*pending, *(one.name for one in surface.types if not one.input_name)))


def reached(surface: Surface, names: Iterable[str]) -> frozenset[str]:
    """Name the types that names lead to, and those in their fields."""
    known = {one.input_name: one for one in surface.types} | {one.name: one for one in surface.types}
    pending, found = [*names], set[str]()
    while pending:
        one = known.get(pending.pop())
        if one is not None and one.name not in found:
            found.add(one.name)
            pending += names_within(one)
    return frozenset(found)


def names_within(one: NamedType) -> Iterator[str]:
    """Give the names in the fields of a model, or in what an alias stands for."""
    match one:
        case ModelType(fields=fields):
            for field in fields:
                yield from names_in(field.annotation)
        case AliasType(annotation=annotation):
            yield from names_in(annotation)
        case EnumType():
            return


def _compare(old: NamedType, new: NamedType, fitting: Fitting, uses: tuple[Direction, ...]) -> Iterator[Change]:
    pointers = old.pointer, new.pointer
    match old, new:
        case ModelType(), ModelType():
            yield from compare_fields(old, new, fitting, uses)
        case EnumType(), EnumType():
            yield from _compare_members(old, new)
        case AliasType(), AliasType():
            fit = fitting.compare(old.annotation, new.annotation)
            if fit is not Fit.SAME:
                yield make(f"alias-{fit}", new.symbol, pointers, old.annotation, new.annotation, uses=uses)
        case _:
            yield make(f"type-became-{_KINDS[type(new)]}", new.symbol, pointers, _KINDS[type(old)], _KINDS[type(new)])


def _compare_members(old: EnumType, new: EnumType) -> Iterator[Change]:
    """Know a member by its value. A value that is new breaks nobody: enums are open."""
    pointers = old.pointer, new.pointer
    names, known = {value: name for name, value in new.members}, {value for _, value in old.members}
    for name, value in old.members:
        if value not in names:
            yield make("enum-member-removed", new.member(name), pointers, value)
        elif names[value] != name:
            symbol = new.member(name)
            yield make("enum-member-renamed", symbol, pointers, symbol, new.member(names[value]))
    for name, value in new.members:
        if value not in known:
            yield make("enum-member-added", new.member(name), pointers)


def compare_fields(old: ModelType, new: ModelType, fitting: Fitting, uses: Collection[Direction]) -> Iterator[Change]:
    """Give every change of the fields of one model. uses: whether users give it, read it, or both."""
    by_wire_name = {field.wire_name: field for field in new.fields}
    for before in old.fields:
        after = by_wire_name.get(before.wire_name)
        if after is None:
            yield make("field-removed", old.member(before.name), (before.pointer, new.pointer), before.wire_name)
        else:
            yield from _compare_field(new, before, after, fitting, uses)
    known = {field.wire_name for field in old.fields}
    for field in new.fields:
        if field.wire_name not in known:
            is_demanded = not field.is_optional and Direction.REQUEST in uses
            rule = "required-field-added" if is_demanded else "field-added"
            yield make(rule, new.member(field.name), ("", field.pointer))


def _compare_field(
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
