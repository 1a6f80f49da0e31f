"""Documents written into a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TypeAlias

import pytest

from generator.document import Document, load_document
from generator.problems import Problem, UnusableInputError

Write: TypeAlias = Callable[[dict[str, str]], Path]
Load: TypeAlias = Callable[..., Document]
Refused: TypeAlias = Callable[..., Problem]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files below the current folder; the first is the root document."""
    folder = tmp_path / "spec"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def _write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return Path(next(iter(files)))

    return _write


@pytest.fixture
def load(write: Write) -> Load:
    """Write files and load the first of them."""

    def _load(files: dict[str, str] | str, overlay: str | None = None, *, keep_going: bool = False) -> Document:
        root = write({"openapi.yaml": files} if isinstance(files, str) else files)
        overlays = [write({"overlay.yaml": overlay})] if overlay else []
        return load_document(root, overlays, keep_going=keep_going)

    return _load


@pytest.fixture
def refused(load: Load) -> Refused:
    """Write files, load the first of them, and give the problem for which it is refused."""

    def _refused(files: dict[str, str] | str, overlay: str | None = None) -> Problem:
        with pytest.raises(UnusableInputError) as caught:
            load(files, overlay)
        assert "\n" not in str(caught.value)
        return caught.value.problem

    return _refused
