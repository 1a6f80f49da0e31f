from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.targets.python.package.docstrings import clean, docstring


def test_a_short_text_stands_on_one_line() -> None:
    assert '"""A video."""' == docstring("A video.\n", level=1)


def test_long_lines_are_wrapped_at_one_hundred_columns() -> None:
    written = docstring("word " * 60, level=2)

    assert all(len(line) <= 100 for line in written.splitlines())


def test_further_lines_are_indented_and_blank_ones_are_not() -> None:
    assert '"""First.\n\n    Second.\n    """' == docstring("First.\n\nSecond.", level=1)


def test_items_of_a_list_hang() -> None:
    written = docstring(f"Values:\n- {'word ' * 30}")

    assert written.splitlines()[2].startswith("  word")


def test_code_blocks_stay_as_they_are() -> None:
    code = f"```\n{'x = 1; ' * 40}\n```"

    assert code.splitlines()[1].rstrip() in docstring(code)


@pytest.mark.parametrize("text", ["\\n and \\", 'ends in a "quote"', '""" in the middle', "a\u2028b\r\nc", "\\d+\\"])
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    assert clean(text) == ast.literal_eval(docstring(text)).rstrip("\n")


@given(st.text())
def test_any_text_makes_a_docstring_that_python_reads(text: str) -> None:
    written = docstring(text, level=1)

    assert clean(text).split() == ast.literal_eval(written).split()


def test_characters_a_source_file_cannot_hold_are_left_out() -> None:
    assert '"""ab"""' == docstring("a\x00\ud800b")
