from __future__ import annotations

import pytest

from generator.changes.change import Change
from generator.changes.levels import Level
from generator.changes.package import compare_surfaces, read_surface
from generator.changes.words import migration
from generator.parse import parse_api
from generator.targets.settings import TargetSettings
from tests.generator.changes.package.planted import PLANTED, Planted, Tree, edited, named

SETTINGS = TargetSettings(package="pet_shop", distribution="pet-shop", client="PetShop", env_prefix="PET_SHOP")


def compare(base: Tree, revision: Tree) -> tuple[Change, ...]:
    return compare_surfaces(*(read_surface(parse_api(tree), SETTINGS) for tree in (base, revision)))


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_edit_breaks_what_it_should_and_nothing_else(planted: Planted) -> None:
    base = named("A")

    changes = compare(base, edited(base, planted))

    assert sorted(planted.breaks) == sorted(change.id for change in changes if change.level is Level.BREAKING)
    assert sorted(planted.tells) == sorted(change.id for change in changes if change.level is not Level.BREAKING)


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_whoever_is_broken_is_told_what_to_write(planted: Planted) -> None:
    base = named("A")

    changes = compare(base, edited(base, planted))

    assert [] == [change.id for change in changes if (change.level is Level.BREAKING) != bool(migration(change))]
