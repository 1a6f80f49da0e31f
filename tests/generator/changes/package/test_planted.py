"""Edits of a document, what each does to code that uses the package, and what the changelog says of it.

With the variable UPDATE_EXPECTED set, `noted.txt` is written anew, for a look at `git diff`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.levels import Level
from generator.changes.notes import read_background, write_notes
from generator.changes.package import compare_surfaces, read_surface
from generator.changes.words import migration, sentence
from generator.parse import parse_api
from generator.targets.settings import TargetSettings
from tests.generator.changes.package.planted import PLANTED, edited, named

SETTINGS = TargetSettings(package="pet_shop", distribution="pet-shop", client="PetShop", env_prefix="PET_SHOP")
NOTED = Path(__file__).parent / "noted.txt"


@cache
def compared(name: str) -> tuple[tuple[Change, ...], list[str]]:
    """Give the changes of the package after an edit, and the lines about them and the API."""
    base = named("A")
    apis = parse_api(base), parse_api(edited(base, PLANTED[name]))
    surfaces = [read_surface(api, SETTINGS) for api in apis]
    changes = compare_surfaces(*surfaces)
    notes = write_notes((*changes, *compare_apis(*apis)), read_background(*apis, *surfaces))
    lines = [f"{one.section}: {'breaking: ' if one.is_breaking else ''}{one.text} {list(one.about)}" for one in notes]
    return changes, lines


@pytest.mark.parametrize("name", PLANTED)
def test_edit_breaks_what_it_should_and_nothing_else(name: str) -> None:
    changes, _ = compared(name)

    planted = PLANTED[name]
    assert sorted(planted.breaks) == sorted(change.id for change in changes if change.level is Level.BREAKING)
    assert sorted(planted.tells) == sorted(change.id for change in changes if change.level is not Level.BREAKING)


@pytest.mark.parametrize("name", PLANTED)
def test_whoever_is_broken_is_told_what_to_write(name: str) -> None:
    changes, _ = compared(name)

    assert [] == [change.id for change in changes if (change.level is Level.BREAKING) != bool(migration(change))]


def test_edit_is_noted_as_was_agreed() -> None:
    lines = list(noted())
    if "UPDATE_EXPECTED" in os.environ:
        NOTED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    assert NOTED.read_text(encoding="utf-8").splitlines() == lines


def noted() -> Iterator[str]:
    """Describe of each edit the changes of the package, and what the changelog says."""
    for name in PLANTED:
        changes, notes = compared(name)
        yield name
        for change in changes:
            yield f"  {change.level} {change.id}: {sentence(change)}. {migration(change)}".rstrip()
        yield from (f"    {line}" for line in notes)
