from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.targets.python.package.docstrings import clean, docstring, first_paragraph, wrapped


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


@pytest.mark.parametrize(
    "text", ["\\n and \\", 'ends in a "quote"', '""" in the middle', "# a\u2028# b\r\n# c", "\\d+\\"]
)
def test_escaped_text_reads_back_as_it_was(text: str) -> None:
    assert clean(text) == ast.literal_eval(docstring(text)).rstrip("\n")


@given(st.text())
def test_any_text_makes_a_docstring_that_python_reads(text: str) -> None:
    written = docstring(text, level=1)

    assert clean(text).split() == ast.literal_eval(written).split()


def test_characters_a_source_file_cannot_hold_are_left_out() -> None:
    assert '"""ab"""' == docstring("a\x00\ud800b")


def test_lines_of_a_paragraph_are_joined_before_they_are_wrapped() -> None:
    text = "One two three\nfour five six seven\neight.\n\nA second\nparagraph."

    assert ["One two three four five six seven eight.", "", "A second paragraph."] == wrapped(text, 40)


def test_further_lines_of_an_item_hang_below_its_text() -> None:
    text = "Either:\n- one thing that is\n  rather long to say here\n2) another\none"

    assert ["Either:", "- one thing that is rather long to say", "  here", "2) another one"] == wrapped(text, 40)


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "# Heading\n## Another",
        "Heading\n=======",
        "one  \ntwo",
        "one\\\ntwo",
        "one<br>\ntwo",
        "~~~\nx = 1\ny = 2\n~~~",
        "Example:\n\n    x = 1\n    y = 2",
        "> said\n> twice",
        "one\n***\ntwo",
        "<b>one</b>\n<i>two</i>",
        "[one]: https://example.com\n[two]: https://example.com",
    ],
)
def test_lines_that_markdown_keeps_apart_stay_apart(text: str) -> None:
    assert [line.rstrip() for line in text.split("\n")] == wrapped(text, 92)


def test_no_line_begins_with_a_mark_that_its_text_did_not_begin_with() -> None:
    text = "The sum of one thing and another is a thing + another - one # of them, or so 1. they say"

    lines = wrapped(text, 40)

    assert text.split() == " ".join(lines).split()
    assert [] == [line for line in lines if line.startswith(("+", "-", "#", "1."))]


def test_first_paragraph_stands_on_one_line() -> None:
    assert "A text that goes on." == first_paragraph("A text\nthat goes on.\n\nMore.")
    assert "# Heading" == first_paragraph("# Heading\nText.")
    assert "" == first_paragraph("")
