from __future__ import annotations

import pytest

from generator.output.format import FormatError, format_tree
from generator.output.tree import FileTree

MESSY = b"import os, re\nimport ast\nx = { 'a':re }\n"


def test_rendered_python_is_laid_out_and_its_imports_sorted_and_used() -> None:
    tree = FileTree(files={"a.py": MESSY}, rendered=frozenset({"a.py"}))

    files = format_tree(tree).files

    assert {"a.py": b'import re\n\nx = {"a": re}\n'} == files


def test_imports_of_repeated_files_are_those_of_their_view() -> None:
    both = frozenset({"a.py", "b.py"})
    tree = FileTree(files={"a.py": MESSY, "b.py": MESSY}, rendered=both, repeated=frozenset({"b.py"}))

    files = format_tree(tree).files

    assert {"a.py": b'import re\n\nx = {"a": re}\n', "b.py": b'import os, re\nimport ast\n\nx = {"a": re}\n'} == files


def test_copied_python_stays_byte_for_byte() -> None:
    tree = FileTree(files={"a.py": MESSY, "b.py": b"x=1\n"}, rendered=frozenset({"b.py"}))

    assert MESSY == format_tree(tree).files["a.py"]


def test_configuration_in_the_tree_decides() -> None:
    configuration = b"[tool.ruff]\nline-length = 40\n"
    long_line = b"numbers = [1111111, 22222222, 33333333, 44444444]\n"
    tree = FileTree(files={"pyproject.toml": configuration, "a.py": long_line}, rendered=frozenset({"a.py"}))

    assert format_tree(tree).files["a.py"].count(b"\n") > 1


def test_what_is_no_python_is_told_with_file_and_line() -> None:
    tree = FileTree(files={"pkg/a.py": b"x = 1\ny = = 2\n"}, rendered=frozenset({"pkg/a.py"}))

    with pytest.raises(FormatError, match=r"pkg/a\.py:2:5"):
        format_tree(tree)
