from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.output import write
from generator.output.lock import LOCK_NAME, Lock, read_lock
from generator.output.tree import FileTree
from generator.output.write import WriteReport, write_files, write_tree
from generator.problems import UnusableInputError


def put(output: Path, files: Mapping[str, bytes]) -> WriteReport:
    return write_tree(output, FileTree(files=files))


def contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != LOCK_NAME)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_new_tree_is_written_whole(tmp_path: Path) -> None:
    report = put(tmp_path / "out", {"a/b.py": b"1", "c": b"2"})

    assert {"a/b.py": b"1", "c": b"2"} == contents(tmp_path / "out")
    assert ("a/b.py", "c") == report.written
    assert ["out"] == [entry.name for entry in tmp_path.iterdir()]


def test_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1", "b": b"1"})
    os.utime(tmp_path / "a", (1, 1))

    report = put(tmp_path, {"a": b"1", "b": b"2"})

    assert 1 == (tmp_path / "a").stat().st_mtime
    assert ("b",) == report.written


def test_stale_file_of_ours_goes_with_its_empty_folders(tmp_path: Path) -> None:
    put(tmp_path, {"old/deep/a": b"1", "b": b"1"})

    report = put(tmp_path, {"b": b"1"})

    assert ("old/deep/a",) == report.removed
    assert not (tmp_path / "old").exists()


def test_file_that_is_not_ours_is_left_and_told(tmp_path: Path) -> None:
    put(tmp_path, {"pkg/a": b"1"})
    (tmp_path / "pkg" / "mine").write_bytes(b"mine")

    report = put(tmp_path, {"b": b"1"})

    assert {"b": b"1", "pkg/mine": b"mine"} == contents(tmp_path)
    assert ("pkg/mine",) == report.foreign


@pytest.mark.parametrize("folder", ["__pycache__", "node_modules", "pkg.egg-info", ".git", ".venv"])
def test_what_tools_leave_in_the_folder_is_not_told(tmp_path: Path, folder: str) -> None:
    put(tmp_path, {"pkg/a": b"1"})
    (tmp_path / "pkg" / folder).mkdir()
    (tmp_path / "pkg" / folder / "left").write_bytes(b"")

    assert () == put(tmp_path, {"pkg/a": b"2"}).foreign


def test_file_that_is_not_ours_in_the_way_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"mine")

    with pytest.raises(UnusableInputError, match="b: error: this file was not made by the generator"):
        put(tmp_path, {"a": b"1", "b": b"2"})

    assert {"b": b"mine"} == contents(tmp_path)


def test_strange_file_where_a_folder_is_due_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pkg").write_bytes(b"mine")

    with pytest.raises(UnusableInputError, match="not made by the generator"):
        put(tmp_path, {"pkg/a": b"1"})


def test_file_with_the_very_content_is_taken_as_ours(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")

    report = put(tmp_path, {"a": b"1"})

    assert 1 == report.unchanged
    assert ["a"] == list(read_lock(tmp_path).files)


def test_edited_file_is_made_anew_and_told(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1"})
    (tmp_path / "a").write_bytes(b"edited")

    report = put(tmp_path, {"a": b"1"})

    assert {"a": b"1"} == contents(tmp_path)
    assert ("a",) == report.edited


def test_deleted_file_is_made_anew_and_told(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1", "b": b"1"})
    (tmp_path / "a").unlink()

    report = put(tmp_path, {"a": b"1", "b": b"1"})

    assert ("a",) == report.restored


def test_edited_file_that_is_no_longer_made_is_left_and_told(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1", "b": b"1"})
    (tmp_path / "a").write_bytes(b"edited")

    report = put(tmp_path, {"b": b"1"})

    assert b"edited" == (tmp_path / "a").read_bytes()
    assert ("a",) == report.kept


def test_file_of_ours_may_become_a_folder(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1"})

    put(tmp_path, {"a/b": b"2"})

    assert {"a/b": b"2"} == contents(tmp_path)


def test_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pkg").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(UnusableInputError, match="leads out of the output folder"):
        put(tmp_path / "out", {"pkg/a": b"1"})


def test_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(UnusableInputError, match="name a folder as output"):
        put(tmp_path / "out", {"a": b"1"})


def test_killed_run_leaves_whole_files_and_the_next_run_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    put(output, {"a": b"old", "b": b"old", "stale": b"old"})
    calls = 0

    def killed_at_the_second(file: Path, place: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        file.replace(place)

    monkeypatch.setattr(write, "_put", killed_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        put(output, {"a": b"new", "b": b"new", "c": b"new"})
    after_kill = contents(output)
    report = put(output, {"a": b"newer", "b": b"newer", "c": b"newer"})

    assert {"a": b"new", "b": b"old"} == after_kill
    assert {"a": b"newer", "b": b"newer", "c": b"newer"} == contents(output)
    assert () == report.edited
    assert read_lock(output).is_complete


def test_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out"
    put(output, {"a": b"old"})
    before = {**contents(output), LOCK_NAME: (output / LOCK_NAME).read_bytes()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_stage", full)
    with pytest.raises(OSError, match="No space left"):
        put(output, {"a": b"new"})

    assert before == {**contents(output), LOCK_NAME: (output / LOCK_NAME).read_bytes()}
    assert ["out"] == [entry.name for entry in tmp_path.iterdir()]


def test_first_run_that_is_killed_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(folder: Path, files: Mapping[str, bytes]) -> None:
        write_files(folder, dict([*files.items()][:1]))
        raise KeyboardInterrupt

    monkeypatch.setattr(write, "write_files", killed)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "out", {"a": b"1", "b": b"1"})

    assert [] == list(tmp_path.iterdir())


def test_folder_that_is_made_may_be_read_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").mkdir()

    put(tmp_path / "deep" / "out", {"a": b"1"})

    assert (tmp_path / "usual").stat().st_mode == (tmp_path / "deep" / "out").stat().st_mode


def test_staging_folder_of_a_dead_run_is_cleared(tmp_path: Path) -> None:
    left_over = tmp_path / ".out.staging-999999999-x"
    left_over.mkdir()

    put(tmp_path / "out", {"a": b"1"})

    assert not left_over.exists()


@pytest.mark.parametrize("path", ["../victim", "/victim", "a/../../victim"])
def test_lock_that_names_files_elsewhere_is_not_believed(tmp_path: Path, path: str) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"1")
    output = tmp_path / "out"
    output.mkdir()
    (output / LOCK_NAME).write_bytes(Lock(files={path: "0"}).to_bytes())

    put(output, {"a": b"1"})

    assert victim.exists()
