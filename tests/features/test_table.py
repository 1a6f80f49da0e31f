"""The table of keywords in the README of the generator: each row names features whose documents have its keywords."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.features.generation import HERE

README = HERE.parents[1] / "generator/README.md"
TITLE = "## What a package does with it"
NOT_KEYWORDS = {"layers", "losses", "odd_names", "unusual"}
"""Features that are about the generator, not about what a document says."""

WORD = re.compile(r"[\w.+-]+")


def rows() -> list[tuple[str, str]]:
    """Give keywords and features of each row."""
    section = README.read_text(encoding="utf-8").partition(TITLE)[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ") and not line.startswith("| keyword")]
    return [(cells[1], cells[-2]) for cells in (line.split("|") for line in lines)]


@pytest.mark.parametrize(("keywords", "features"), rows(), ids=lambda text: text.strip())
def test_a_row_names_features_that_have_its_keywords(keywords: str, features: str) -> None:
    names = [name.strip() for name in features.split(",")]
    texts = "\n".join(file.read_text(encoding="utf-8") for name in names for file in (HERE / name).glob("*.*"))
    wanted = {word for span in re.findall(r"`([^`]+)`", keywords) for word in WORD.findall(span)}

    assert set() == {word for word in wanted if word not in texts}


def test_every_feature_has_a_row() -> None:
    named = {name.strip() for _, features in rows() for name in features.split(",")}
    folders = {file.parent.name for file in Path(HERE).glob("*/openapi.yaml")}

    assert folders - NOT_KEYWORDS == named & folders
    assert set() == named - folders
