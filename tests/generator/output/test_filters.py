from __future__ import annotations

import ast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.output.filters import comment, docstring, indent, py

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(TEXT)
@example('"""')
@example('\\"')
def test_any_text_becomes_one_docstring_and_nothing_else(text: str) -> None:
    source = f"def f():\n    {docstring(text, 4)}\n    return 1\n"

    function = ast.parse(source).body[0]

    assert isinstance(function, ast.FunctionDef)
    assert 2 == len(function.body)


@pytest.mark.parametrize("text", ['ends with "', "back\\slash", 'has """ inside', "\\", '"', "\\N{nothing}"])
def test_docstring_reads_back_as_the_text(text: str) -> None:
    module = ast.parse(docstring(text))

    assert text == ast.get_docstring(module)


@given(TEXT)
def test_any_text_becomes_comments_only(text: str) -> None:
    assert [] == ast.parse(comment(text)).body


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | TEXT | st.binary(),
        lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner) | st.tuples(inner),
    )
)
def test_literal_reads_back_as_the_value(value: object) -> None:
    assert value == ast.literal_eval(py(value))


def test_value_without_a_literal_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no literal"):
        py({1, 2})


def test_indent_leaves_the_first_line_and_empty_lines() -> None:
    assert "a\n\n  b" == indent("a\n\nb", 2)
