"""Griffe reads the packages that are made of two documents; the rules read the documents. They must agree."""

from __future__ import annotations

import re
from pathlib import Path
from string import ascii_uppercase

import pytest

from generator.changes.change import Change
from generator.changes.levels import Level
from generator.changes.package import compare_surfaces, read_surface
from generator.document import load_document
from generator.parse import parse_api
from generator.targets.settings import TargetSettings
from tests.generator.changes.package.griffe_verdict import PACKAGE, UNSEEN, lost, make
from tests.generator.changes.package.planted import PLANTED, Tree, edited, merged, named
from tests.reference import reference

SETTINGS = TargetSettings(package=PACKAGE, distribution="pet-shop", client="PetShop", env_prefix="PET_SHOP")
HISTORY = reference("drift/history")


def compare(base: Tree, revision: Tree) -> tuple[Change, ...]:
    return compare_surfaces(*(read_surface(parse_api(tree), SETTINGS) for tree in (base, revision)))


def losses(changes: tuple[Change, ...]) -> set[str]:
    """Give what of our verdict griffe can see, in the words of `lost`. Of a renamed method it sees nothing more."""
    seen = [one for one in changes if one.level is Level.BREAKING and not UNSEEN.fullmatch(one.id)]
    gone = tuple(f"{one.subject}." for one in seen if one.id == "sdk-resource-removed")
    moved = tuple(str(one.after).removesuffix(")") for one in seen if one.id == "sdk-method-renamed")
    subjects = [one.subject for one in seen if not one.subject.startswith((*gone, *moved))]
    return {re.sub(r"\(\w+=\)", "(...)", subject) for subject in subjects}


def test_every_planted_edit_has_the_same_verdict(tmp_path: Path) -> None:
    base = [named(letter) for letter, _ in zip(ascii_uppercase, PLANTED, strict=False)]
    revision = [edited(tree, planted) for tree, planted in zip(base, PLANTED.values(), strict=True)]

    found = lost(make(tmp_path / "base", merged(base)), make(tmp_path / "revision", merged(revision)))

    assert len(PLANTED) == len(base)
    assert losses(compare(merged(base), merged(revision))) == found


@pytest.mark.slow
@pytest.mark.skipif(not HISTORY.is_dir(), reason="the history of the public document is not here")
def test_three_years_of_the_public_document_have_the_same_verdict(tmp_path: Path) -> None:
    base, revision = HISTORY / "2021-02-19.yaml", HISTORY / "2024-09-12.yaml"
    trees = [load_document(file, keep_going=True).root for file in (base, revision)]

    found = lost(make(tmp_path / "base", base), make(tmp_path / "revision", revision))

    assert losses(compare(*trees)) == found
