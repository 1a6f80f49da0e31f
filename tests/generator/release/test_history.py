from __future__ import annotations

from pathlib import Path

import pytest

from generator.release.history import export, last_release
from generator.release.programs import ReleaseError
from tests.generator.release.conftest import git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "spec.yaml").write_text("then")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    return tmp_path


def test_highest_version_is_the_last_release(repository: Path) -> None:
    for tag in ("v1.9.0", "v1.10.0", "v1.11.0rc1", "vital", "v"):
        git(repository, "tag", tag)

    release = last_release(repository)

    assert release is not None
    assert "v1.10.0" == release.tag
    earlier = last_release(repository, before=release.version)
    assert earlier is not None
    assert "v1.9.0" == earlier.tag


def test_before_the_first_release_there_is_none(repository: Path, tmp_path: Path) -> None:
    assert None is last_release(repository)
    assert None is last_release(tmp_path / "nowhere")


def test_files_come_as_they_were_at_the_tag(repository: Path) -> None:
    git(repository, "tag", "v1.0.0")
    (repository / "spec.yaml").write_text("now")

    export(repository, "v1.0.0", ["spec.yaml"], repository / "out")

    assert "then" == (repository / "out" / "spec.yaml").read_text()


def test_files_that_were_not_there_are_an_error(repository: Path) -> None:
    git(repository, "tag", "v1.0.0")

    with pytest.raises(ReleaseError, match=r"other\.yaml of v1\.0\.0"):
        export(repository, "v1.0.0", ["other.yaml"], repository / "out")
