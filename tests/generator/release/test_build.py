from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.release.build import _compare, write_checksums
from generator.release.programs import ReleaseError, run_program
from generator.release.pythons import choose_pythons, find_python


def test_builds_that_differ_are_no_release(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)

    with pytest.raises(ReleaseError, match=r"a\.whl is not reproducible: the builds of A and B differ"):
        _compare({"a.whl": tmp_path / "one"}, {"a.whl": tmp_path / "two"}, "A and B")


def test_checksums_are_what_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"")

    place = write_checksums((tmp_path / "a.whl",), tmp_path)

    assert "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.whl\n" == place.read_text()


def test_python_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ReleaseError, match=r"there is no Python 2\.0"):
        choose_pythons(["2.0"])


def test_python_that_only_pretends_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretender = tmp_path / "python4.0"
    pretender.write_text("#!/bin/sh\nexit 127\n")
    pretender.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert None is find_python("4.0")


def test_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="it broke") as caught:
        run_program([sys.executable, "-c", "print('why'); exit(3)"], folder=tmp_path, failure="it broke")

    assert "why" == caught.value.said
