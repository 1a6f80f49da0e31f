"""Two surfaces compared: what code that used the first has to change for the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from generator.changes.change import Change, Symbol
from generator.changes.package.annotations import Fitting
from generator.changes.package.finding import make
from generator.changes.package.methods import compare_methods
from generator.changes.package.named_types import compare_types, pair_types
from generator.changes.package.surface import EnumType, NamedType, Surface


def compare_surfaces(base: Surface, revision: Surface) -> tuple[Change, ...]:
    """Give every change of names, arguments and types; rules start with `sdk-`."""
    pairs = pair_types(base.types, revision.types)
    fitting = Fitting(renamed=dict(_renamed(base.types, pairs)), texts=_texts((*base.types, *revision.types)))
    return (
        *compare_methods(base, revision, fitting),
        *compare_types(base, revision, pairs, fitting),
        *_compare_names("export", base.exports, revision.exports),
        *_compare_names("environment", base.environments, revision.environments),
    )


def _renamed(types: Iterable[NamedType], pairs: dict[str, NamedType]) -> Iterator[tuple[str, str]]:
    for old in types:
        if old.name in pairs:
            new = pairs[old.name]
            yield old.name, new.name
            yield old.input_name or old.name, new.input_name or new.name


def _texts(types: Iterable[NamedType]) -> frozenset[str]:
    enums = [one for one in types if isinstance(one, EnumType) and _is_of_texts(one)]
    return frozenset(name for one in enums for name in (one.name, one.input_name) if name)


def _is_of_texts(one: EnumType) -> bool:
    return all(value.startswith(("'", '"')) for _, value in one.members)


def _compare_names(
    kind: Literal["export", "environment"], before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[Change]:
    for name in before:
        if name not in after:
            yield make(f"{kind}-removed", Symbol(kind=kind, name=name))
    for name in after:
        if name not in before:
            yield make(f"{kind}-added", Symbol(kind=kind, name=name))
