"""The pictures of the README: small, described, and each there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 150_000


def test_readme_shows_every_picture_with_a_text() -> None:
    shown = re.findall(r"!\[([^\]]*)\]\((docs/pictures/[^)]*)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    files = sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "docs" / "pictures").glob("*.png"))

    assert files == sorted(file for _, file in shown)
    assert [] == [file for text, file in shown if len(text) < len("A page of numbers")]


def test_pictures_are_small() -> None:
    sizes = {file.name: file.stat().st_size for file in (ROOT / "docs" / "pictures").glob("*.png")}

    assert {} == {name: size for name, size in sizes.items() if size >= LARGEST}
