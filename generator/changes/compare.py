"""Everything that differs between two sides: what `compare_apis` says of the API, and the surface of the package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.groups import PlacedChange
from generator.changes.package import Surface, compare_surfaces, read_surface
from generator.changes.side import Side
from generator.project.settings import settle_names


def compare_sides(
    base: Side, revision: Side, *, with_surface: bool = True, today: date | None = None
) -> tuple[PlacedChange, ...]:
    """Give the changes from one side to the other, each with its places.

    with_surface: the names of the package as well. Both are named as the revision's project says, so that a package
    under another name is not taken for another package. today: see `compare_apis`.
    """
    changes = [*compare_apis(base.api, revision.api, today=today)]
    if with_surface:
        changes += compare_surfaces(surface_of(base, revision), surface_of(revision, revision))
    return tuple(_locate(changes, base, revision))


def surface_of(side: Side, namesake: Side) -> Surface:
    """Give the surface of the package that a side becomes, named as another side's project says.

    Renames are those of its own project: a name that was chosen since is a change.
    """
    settings = settle_names(namesake.names, namesake.api.title, namesake.document.path, choices=side.choices)
    return read_surface(side.api, settings, side.layers)


def _locate(changes: Sequence[Change], base: Side, revision: Side) -> Iterator[PlacedChange]:
    for change in changes:
        yield PlacedChange(
            change=change,
            near=revision.locate(change.where.revision or change.where.base),
            base=base.locate(change.where.base) if change.where.base else None,
            revision=revision.locate(change.where.revision) if change.where.revision else None,
        )
