from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.release.changelog import read_changelog
from generator.release.programs import ReleaseError

TEXT = """\
# Changelog

## [Unreleased]

### Added

- More.

## [1.0.0] - 2026-01-02

### Added

- All.
"""


def test_changelog_comes_apart_at_its_headings(tmp_path: Path) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(TEXT)

    changelog = read_changelog(file)

    assert "# Changelog\n\n" == changelog.before
    assert "### Added\n\n- More." == changelog.unreleased
    assert changelog.after.startswith("## [1.0.0] - 2026-01-02")
    assert {"1.0.0": date(2026, 1, 2)} == changelog.dates
    assert "### Added\n\n- All." == changelog.entry("1.0.0")
    assert "" == changelog.entry("2.0.0")


def test_changelog_without_an_unreleased_section_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "CHANGELOG.md"
    file.write_text(TEXT.replace("Unreleased", "2.0.0"))

    with pytest.raises(ReleaseError, match="under `## "):
        read_changelog(file)
