from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output.lock import LOCK_NAME, NO_LOCK, Lock, find_drift, hash_bytes, hash_file, hash_folder, read_lock


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A document, an output folder, and a lock that fits both."""
    (tmp_path / "api.yaml").write_bytes(b"openapi")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.py").write_bytes(b"x")
    lock = Lock(document={"api.yaml": hash_bytes(b"openapi")}, inputs={"layer": "1"}, files={"a.py": hash_bytes(b"x")})
    (tmp_path / "out" / LOCK_NAME).write_bytes(lock.to_bytes())
    return tmp_path


def test_nothing_changed_is_no_drift(made: Path) -> None:
    assert find_drift(made / "out", made / "api.yaml", {"layer": "1"}).is_none


def test_changed_document_is_drift(made: Path) -> None:
    (made / "api.yaml").write_bytes(b"changed")

    assert ("api.yaml",) == find_drift(made / "out", made / "api.yaml", {"layer": "1"}).inputs


@pytest.mark.parametrize("inputs", [{"layer": "2"}, {}, {"layer": "1", "overlay": "1"}])
def test_changed_missing_or_new_input_is_drift(made: Path, inputs: dict[str, str]) -> None:
    assert not find_drift(made / "out", made / "api.yaml", inputs).is_none


def test_edited_file_with_the_same_size_and_time_is_drift(made: Path) -> None:
    file = made / "out" / "a.py"
    before = file.stat()
    file.write_bytes(b"y")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert ("a.py",) == find_drift(made / "out", made / "api.yaml", {"layer": "1"}).edited


def test_missing_file_is_drift(made: Path) -> None:
    (made / "out" / "a.py").unlink()

    assert ("a.py",) == find_drift(made / "out", made / "api.yaml", {"layer": "1"}).missing


def test_lock_of_a_killed_run_is_drift(made: Path) -> None:
    lock = Lock(document={}, inputs={"layer": "1"}, files={}, is_complete=False)
    (made / "out" / LOCK_NAME).write_bytes(lock.to_bytes())

    assert not find_drift(made / "out", made / "api.yaml", {"layer": "1"}).is_none


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"format": 1}', b'{"format": 2}', b"[" * 100_000])
def test_lock_that_makes_no_sense_is_no_lock(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOCK_NAME).write_bytes(content)

    assert NO_LOCK == read_lock(tmp_path)


def test_lock_is_sorted_and_reads_back(tmp_path: Path) -> None:
    lock = Lock(document={"b": "1", "a": "2"}, inputs={}, files={"z": "1", "y": "2"}, losses=3, is_validated=False)
    (tmp_path / LOCK_NAME).write_bytes(lock.to_bytes())

    assert lock == read_lock(tmp_path)
    assert ["a", "b"] == list(json.loads(lock.to_bytes())["document"])


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


def test_verdict_needs_nothing_but_the_standard_library() -> None:
    code = "import sys, generator.commands.generate as _; print({'yaml', 'jinja2', 'msgspec', 'ruff'} & {*sys.modules})"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "set()\n" == done.stdout
