from __future__ import annotations

from pathlib import Path

import pytest

from generator.release.configuration import with_version
from generator.release.programs import ReleaseError

TABLE = """\
# ours
[tool.generator]
document = "pets.yaml"

[tool.generator.packages.sdk]
package = "pets"

[tool.other]
version = "7"
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "pyproject.toml"
    file.write_text(text)
    return file


def test_version_that_is_missing_is_added_to_its_table(tmp_path: Path) -> None:
    expected = TABLE.replace('"pets.yaml"\n', '"pets.yaml"\nversion = "1.0.0"\n')

    assert expected == with_version(written(tmp_path, TABLE), "1.0.0")


def test_version_that_is_there_is_replaced_and_no_other_one(tmp_path: Path) -> None:
    text = TABLE.replace('"pets.yaml"\n', '"pets.yaml"\nversion = "1.0.0" # the released one\n')

    assert text.replace('"1.0.0"', '"2.0.0"') == with_version(written(tmp_path, text), "2.0.0")


def test_version_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="has no "):
        with_version(written(tmp_path, "[tool.other]\n"), "1.0.0")
