from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.output.lock import LOCK_NAME, NO_LOCK, Lock, hash_bytes, hash_file, hash_folder, read_lock

ONE, TWO = hash_bytes(b"1"), hash_bytes(b"2")


def read(folder: Path, content: bytes) -> Lock:
    (folder / LOCK_NAME).write_bytes(content)
    return read_lock(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"# a list of something else\n", f"{ONE}  a\n".encode()])
def test_file_that_is_no_lock_owns_nothing(tmp_path: Path, content: bytes) -> None:
    assert NO_LOCK == read(tmp_path, content)


def test_lock_is_sorted_and_reads_back(tmp_path: Path) -> None:
    lock = Lock(files={"z z": ONE, "y": TWO})

    assert lock == read(tmp_path, lock.to_bytes())
    assert [f"{TWO}  y", f"{ONE}  z z"] == lock.to_bytes().decode().splitlines()[1:]


def test_incomplete_lock_stays_incomplete(tmp_path: Path) -> None:
    lock = Lock(files={"a": ONE}, is_complete=False)

    assert lock == read(tmp_path, lock.to_bytes())


@pytest.mark.parametrize(
    "lines",
    [
        [f"{ONE}  a", f"{TWO}  a", f"{ONE}  b"],
        ["<<<<<<< ours", f"{ONE}  a", "=======", f"{TWO}  a", ">>>>>>> theirs", f"{ONE}  b"],
        [f"{ONE}  b", f"{TWO}  a"],
        [f"{TWO}  a", f"{ONE}  b", "", f"{TWO}  ../c", f"{TWO}  /c"],
    ],
    ids=["both sides", "conflict", "wrong order", "files elsewhere"],
)
def test_lock_after_a_merge_keeps_its_files_and_is_incomplete(tmp_path: Path, lines: list[str]) -> None:
    note = Lock(files={}).to_bytes().decode()

    assert Lock(files={"a": TWO, "b": ONE}, is_complete=False) == read(tmp_path, (note + "\n".join(lines)).encode())


def test_large_file_is_hashed_whole(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "big").write_bytes(content)

    assert hash_bytes(content) == hash_file(tmp_path / "big")


def test_folder_hash_tells_names_and_contents_but_no_caches(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(b"1")
    first = hash_folder(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"1")
    with_cache = hash_folder(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")

    assert first == with_cache
    assert first != hash_folder(tmp_path)


def test_hash_of_a_folder_may_be_that_of_files_of_some_endings(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("a.py", "sub/b.py"):
        (tmp_path / name).write_bytes(b"1")
    whole, of_code = hash_folder(tmp_path), hash_folder(tmp_path, (".py", ".j2"))

    (tmp_path / "sub" / "notes.txt").write_bytes(b"1")

    assert of_code == hash_folder(tmp_path, (".py", ".j2"))
    assert whole != hash_folder(tmp_path)

    (tmp_path / "sub" / "c.j2").write_bytes(b"1")

    assert of_code != hash_folder(tmp_path, (".py", ".j2"))
