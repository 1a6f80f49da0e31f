"""Every folder here is a feature: what is made of its `openapi.yaml` must be what lies in its `expected/`, to the byte.

`expected/` holds only the files the feature is about, by their path in the output; its `test_behavior.py` shows what a
user sees. With the variable UPDATE_EXPECTED set, the expected files are written anew, for a look at `git diff`.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from generator.survey.count.compare import differences
from generator.survey.count.document import count_document
from generator.survey.count.package import count_package
from tests.features.generation import HERE, PACKAGE, imported, make, make_whole

FEATURES = sorted(file.parent for file in HERE.glob("*/openapi.yaml"))


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_what_is_made_is_what_is_expected(feature: Path) -> None:
    made, expected = make(feature), feature / "expected"
    names = [file.relative_to(expected) for file in sorted(expected.rglob("*")) if file.is_file()]
    if "UPDATE_EXPECTED" in os.environ:
        for name in names:
            (expected / name).write_bytes((made / name).read_bytes())

    differences = "".join(_difference(name, expected, made) for name in names)

    assert "" == differences


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_what_the_document_says_is_in_the_package_or_among_its_losses(feature: Path) -> None:
    generation, _ = make_whole(feature)
    said = count_document(generation.document.root)

    with imported(feature):
        had = count_package(PACKAGE)

    assert () == differences(said, had, [loss.pointer for loss in generation.api.losses])


def test_every_feature_shows_its_behavior() -> None:
    silent = [feature.name for feature in FEATURES if not (feature / "test_behavior.py").exists()]

    assert [] == silent


def _difference(name: Path, expected: Path, made: Path) -> str:
    after = (made / name).read_text(encoding="utf-8") if (made / name).exists() else ""
    before = (expected / name).read_text(encoding="utf-8")
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), f"expected/{name}", str(name), lineterm="")
    return "".join(f"{line}\n" for line in lines)
