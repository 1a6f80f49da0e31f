from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output.lock import LOCK_NAME, hash_bytes, read_lock
from generator.output.state import CACHE_NAME, find_drift, write_state
from generator.output.tree import FileTree
from generator.output.write import write_tree
from generator.program import HOME

IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false")
INPUTS = {"layer": "1"}


def git(folder: Path, *words: str) -> str:
    command = ["git", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A document, an output folder, and the memory of the run that made one from the other."""
    (tmp_path / "api.yaml").write_bytes(b"openapi")
    write_tree(tmp_path / "out", FileTree(files={"a.py": b"x", "b.py": b"x"}))
    document = {"api.yaml": hash_bytes(b"openapi")}
    write_state(tmp_path / "out", document, INPUTS, is_validated=True, losses=2)
    return tmp_path


def test_nothing_changed_is_no_drift(made: Path) -> None:
    drift = find_drift(made / "out", made / "api.yaml", INPUTS)

    assert drift.is_none
    assert (2, True, 2) == (drift.count, drift.state.is_validated, drift.state.losses)


def test_changed_document_is_drift(made: Path) -> None:
    (made / "api.yaml").write_bytes(b"changed")

    assert ("api.yaml",) == find_drift(made / "out", made / "api.yaml", INPUTS).inputs


@pytest.mark.parametrize("inputs", [{"layer": "2"}, {}, {"layer": "1", "overlay": "1"}])
def test_changed_missing_or_new_input_is_drift(made: Path, inputs: dict[str, str]) -> None:
    assert not find_drift(made / "out", made / "api.yaml", inputs).is_none


def test_edited_file_with_the_same_size_and_time_is_drift(made: Path) -> None:
    file = made / "out" / "a.py"
    before = file.stat()
    file.write_bytes(b"y")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert ("a.py",) == find_drift(made / "out", made / "api.yaml", INPUTS).edited


def test_missing_file_is_drift(made: Path) -> None:
    (made / "out" / "a.py").unlink()

    assert ("a.py",) == find_drift(made / "out", made / "api.yaml", INPUTS).missing


@pytest.mark.parametrize(
    "files", [{"a.py": b"y", "b.py": b"x"}, {"a.py": b"x"}, {"a.py": b"x", "b.py": b"x", "c.py": b""}]
)
def test_folder_that_another_run_wrote_is_drift(made: Path, files: dict[str, bytes]) -> None:
    write_tree(made / "out", FileTree(files=files))

    assert (LOCK_NAME,) == find_drift(made / "out", made / "api.yaml", INPUTS).inputs


def test_lock_after_a_merge_is_drift_even_where_it_was_remembered(made: Path) -> None:
    lock = made / "out" / LOCK_NAME
    lock.write_bytes(lock.read_bytes() + lock.read_bytes())
    write_state(made / "out", {}, INPUTS, is_validated=True, losses=0)

    assert not find_drift(made / "out", made / "api.yaml", INPUTS).is_none


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff", b'{"format": 1, "x": 1}', b'{"format": 0}', b"[" * 100_000]
)
def test_memory_that_makes_no_sense_is_drift(made: Path, content: bytes) -> None:
    (made / "out" / CACHE_NAME / "inputs.json").write_bytes(content)

    assert not find_drift(made / "out", made / "api.yaml", INPUTS).is_none


def test_folder_without_memory_is_drift(made: Path) -> None:
    (made / "out" / CACHE_NAME).rename(made / "gone")

    assert not find_drift(made / "out", made / "api.yaml", INPUTS).is_none


def test_place_that_takes_no_memory_stops_nothing(made: Path) -> None:
    write_tree(made / "other", FileTree(files={"a.py": b"x"}))
    (made / "other" / CACHE_NAME).write_bytes(b"a file where the folder belongs")

    write_state(made / "other", {}, INPUTS, is_validated=True, losses=0)

    assert not find_drift(made / "other", made / "api.yaml", INPUTS).is_none


def test_git_sees_nothing_of_the_memory(made: Path) -> None:
    git(made, "init", "--quiet")

    seen = git(made, "status", "--porcelain", "--untracked-files=all")

    assert CACHE_NAME not in seen
    assert f"?? out/{LOCK_NAME}\n" in seen


def test_branches_that_change_neighbors_merge_and_the_next_run_settles_the_lock(tmp_path: Path) -> None:
    def commit(branch: str, **files: bytes) -> None:
        git(tmp_path, "checkout", "--quiet", "-B", branch, *(["main"] if branch != "main" else []))
        write_tree(tmp_path / "out", FileTree(files={"a": b"1", "b": b"1", "c": b"1", **files}))
        git(tmp_path, "add", ".")
        git(tmp_path, *IDENTITY, "commit", "--quiet", "--message", branch)

    git(tmp_path, "init", "--quiet")
    shutil.copy(HOME / ".gitattributes", tmp_path)
    commit("main")
    commit("one", b=b"2", d=b"2")
    commit("two", a=b"3", c=b"3", e=b"3")
    git(tmp_path, *IDENTITY, "merge", "--quiet", "--no-edit", "one")
    merged = read_lock(tmp_path / "out")

    report = write_tree(tmp_path / "out", FileTree(files={"a": b"3", "b": b"2", "c": b"3", "d": b"4", "e": b"4"}))

    assert not merged.is_complete
    assert ["a", "b", "c", "d", "e"] == sorted(merged.files)
    assert (("d", "e"), (), True) == (report.written, report.edited, read_lock(tmp_path / "out").is_complete)


def test_verdict_needs_nothing_but_the_standard_library() -> None:
    code = "import sys, generator.commands.generate as _; print({'yaml', 'jinja2', 'msgspec', 'ruff'} & {*sys.modules})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "set()\n" == done.stdout
