from __future__ import annotations

from pathlib import Path

import pytest

from generator.project.project import ReleaseSettings, read_project


def test_release_is_read_as_seen_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = (
        'changelog = "NEWS.md"\nconstraints = "lock.txt"\nsmoke = ["demo.py", "--once"]\nsmoke_extras = ["progress"]\n'
    )
    text = f'[tool.generator]\ndocument = "d"\noutput = "o"\n[tool.generator.release]\n{table}'
    (tmp_path / "pyproject.toml").write_text(text)
    monkeypatch.chdir(tmp_path)

    expected = ReleaseSettings(
        changelog=Path("NEWS.md"),
        constraints=Path("lock.txt"),
        smoke=("demo.py", "--once"),
        smoke_extras=("progress",),
    )
    assert expected == read_project(tmp_path).release


def test_project_that_says_nothing_of_releases_keeps_a_changelog(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.generator]\ndocument = "d"\noutput = "o"\n')

    assert ReleaseSettings(changelog=tmp_path / "CHANGELOG.md") == read_project(tmp_path).release
