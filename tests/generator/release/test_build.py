from __future__ import annotations

import sys
from pathlib import Path

import pytest
from packaging.version import Version

from generator.release.build import _compare, write_checksums
from generator.release.earlier_tests import check_earlier_tests, judge_complaints
from generator.release.history import Release
from generator.release.programs import ReleaseError, run_program
from generator.release.pythons import choose_pythons, find_python
from generator.release.smoke import interpreter_of
from tests.generator.release.conftest import git


def test_builds_that_differ_are_no_release(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_text(name)

    with pytest.raises(ReleaseError, match=r"a\.whl is not reproducible: the builds of A and B differ"):
        _compare({"a.whl": tmp_path / "one"}, {"a.whl": tmp_path / "two"}, "A and B")


def test_builds_that_made_other_files_are_no_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"the builds of A and B made a\.whl and b\.whl"):
        _compare({"a.whl": tmp_path}, {"b.whl": tmp_path}, "A and B")


def test_tests_of_the_last_release_may_only_misfit_a_new_major_version() -> None:
    release = Release(version=Version("1.4.0"), tag="v1.4.0")

    assert "2 misfits" in judge_complaints("a: error: x\nb: error: y", release, Version("2.0.0"))
    assert "fit the types" in judge_complaints("", release, Version("1.5.0"))
    with pytest.raises(ReleaseError, match="needs a new major version"):
        judge_complaints("a: error: x", release, Version("1.5.0"))


def test_tests_of_the_last_release_are_checked_against_this_package(tmp_path: Path) -> None:
    (tmp_path / "out" / "tests").mkdir(parents=True)
    (tmp_path / "out" / "pets").mkdir()
    (tmp_path / "out" / "pets" / "__init__.py").write_text("def count() -> int: return 1\n")
    (tmp_path / "out" / "pets" / "py.typed").touch()
    (tmp_path / "out" / "tests" / "test_pets.py").write_text("import pets\nname: str = pets.count()\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    git(tmp_path, "tag", "v1.0.0")
    (tmp_path / "out" / "tests" / "test_pets.py").write_text("")

    release = Release(version=Version("1.0.0"), tag="v1.0.0")
    complaints = check_earlier_tests(tmp_path, release, tmp_path / "out", "pets")

    assert 'has type "int", variable has type "str"' in complaints


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
    (tmp_path / "python4.1").symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert (None, None) == (find_python("4.0"), find_python("4.1"))


def test_environment_has_its_python_where_the_system_puts_it() -> None:
    assert Path("env/bin/python") == interpreter_of(Path("env"), "posix")
    assert Path("env/Scripts/python.exe") == interpreter_of(Path("env"), "nt")


def test_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="it broke") as caught:
        run_program([sys.executable, "-c", "print('why'); exit(3)"], folder=tmp_path, failure="it broke")

    assert "why" == caught.value.said
