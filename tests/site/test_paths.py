"""Every path of the repository that a README or a page names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference import ROOT

TOP = r"apivideo_generator|docs|examples|generated|generator|spec|templates|tests|\.ci|\.github"
NAMED = re.compile(rf"`((?:{TOP})/[\w./{{}}*-]*)`")
MADE = {"docs/readme.md.j2", "docs/index.md"}
"""Of a reader's own repository, in examples."""


def texts() -> Iterator[Path]:
    """Give the files for readers: READMEs, pages, and what lies at the top."""
    yield from ROOT.glob("*.md")
    for folder in ("docs", "examples", "generator", "spec", "templates", "tests"):
        yield from (file for file in (ROOT / folder).rglob("*.md") if "expected" not in file.parts)


@pytest.mark.parametrize("file", sorted(texts()), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_paths_that_are_named_exist(file: Path) -> None:
    named = NAMED.findall(file.read_text(encoding="utf-8"))

    lost = {path for path in named if path not in MADE and next(found(path, file.parent), None) is None}

    assert set() == lost


def found(path: str, folder: Path) -> Iterator[Path]:
    """Find a path from the top of the repository, or from the folder of the text."""
    for root in (ROOT, folder):
        yield from root.glob(path.rstrip("/"))
