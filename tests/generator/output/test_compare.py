from __future__ import annotations

from pathlib import Path

from generator.output.compare import compare_tree
from generator.output.tree import FileTree
from generator.output.write import write_tree

TREE = FileTree(files={"a.py": b"x = 1\n", "b.bin": b"\xff\x00"})


def test_what_was_just_written_does_not_differ(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)

    assert () == compare_tree(tmp_path, TREE)


def test_edited_file_is_shown_as_a_diff(tmp_path: Path) -> None:
    write_tree(tmp_path, TREE)
    (tmp_path / "a.py").write_bytes(b"x = 2\n")

    (difference,) = compare_tree(tmp_path, TREE)

    assert "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-x = 2\n+x = 1\n" == difference


def test_missing_file_stale_file_and_old_lock_are_shown(tmp_path: Path) -> None:
    write_tree(tmp_path, FileTree(files={"old": b"", "a.py": b"x = 1\n"}))

    differences = compare_tree(tmp_path, TREE)

    assert [
        "Binary files a/b.bin and b/b.bin differ\n",
        "--- a/.generator.lock\n",
        "--- a/old\n",
    ] == [difference.splitlines(keepends=True)[0] for difference in differences]


def test_comparing_writes_nothing(tmp_path: Path) -> None:
    differences = compare_tree(tmp_path / "out", TREE)

    assert len(TREE.files) + 1 == len(differences)
    assert [] == list(tmp_path.iterdir())
