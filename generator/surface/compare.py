"""Two surfaces compared: what code that used the first has to change for the second."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diff.change import Change
from generator.surface.finding import breaking, harmless
from generator.surface.fit import Fitting
from generator.surface.methods import compare_methods
from generator.surface.surface import EnumType, NamedType, Surface
from generator.surface.types import compare_types, pair_types


def compare_surfaces(base: Surface, revision: Surface) -> tuple[Change, ...]:
    """Give every change of names, arguments and types; rules start with `sdk-`."""
    pairs = pair_types(base.types, revision.types)
    fitting = Fitting(renamed=dict(_renamed(base.types, pairs)), texts=_texts((*base.types, *revision.types)))
    return (
        *compare_methods(base, revision, fitting),
        *compare_types(base, revision, pairs, fitting),
        *_compare_exports(base, revision),
        *_compare_environments(base, revision),
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


def _compare_exports(base: Surface, revision: Surface) -> Iterator[Change]:
    for name in base.exports:
        if name not in revision.exports:
            migration = f"`{name}` can no longer be imported from the package."
            yield breaking("export-removed", name, f"`{name}` is no longer exported", migration=migration)
    for name in revision.exports:
        if name not in base.exports:
            yield harmless("export-added", name, f"`{name}` is now exported")


def _compare_environments(base: Surface, revision: Surface) -> Iterator[Change]:
    for name in base.environments:
        if name not in revision.environments:
            text = f"`environment={name}` is gone"
            migration = f"`environment={name}` was removed; give `base_url=`, or another environment."
            yield breaking("environment-removed", f"environment={name}", text, migration=migration)
    for name in revision.environments:
        if name not in base.environments:
            yield harmless("environment-added", f"environment={name}", f"`environment={name}` is new")
