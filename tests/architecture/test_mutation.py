"""What a mutation run changes, and how it changes modules that are imported already."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.mutation.patching import Memory, patch
from tests.mutation.sites import changed, changes, mentions, with_marks

SOURCE = '''\
"""A module."""

from functools import cache

LIMIT = 5
WORDS = ("a", "b")


def fits(number: int, *, is_exact: bool = False) -> bool:
    """Whether a number is below the limit."""
    if is_exact and number == LIMIT:
        return True
    return number < LIMIT


@cache
def label(number: int) -> str:
    def inner(text: str) -> str:
        return text.strip() + "!"

    return inner(f" {number} ")


class Thing:
    def double(self, value: int) -> int:
        return value * 2
'''


@pytest.fixture
def module(tmp_path: Path) -> Iterator[ModuleType]:
    file = tmp_path / "changed_module.py"
    file.write_text(SOURCE)
    spec = importlib.util.spec_from_file_location("changed_module", file)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules["changed_module"] = made
    spec.loader.exec_module(made)
    yield made
    del sys.modules["changed_module"]


def index_of(text: str) -> int:
    return [str(one) for one in changes(ast.parse(SOURCE))].index(text)


def test_each_change_makes_another_program() -> None:
    before = ast.unparse(ast.parse(SOURCE))

    after = [ast.unparse(changed(SOURCE.encode(), index)) for index in range(len(changes(ast.parse(SOURCE))))]

    assert before not in after
    assert len(after) == len(set(after))


def test_change_shows_its_lines_before_and_after() -> None:
    one = changes(ast.parse(SOURCE))[index_of("comparison: number < LIMIT -> number <= LIMIT")]

    assert (["    return number < LIMIT"], ["    return number <= LIMIT"]) == one.texts(SOURCE)
    assert 10 == one.block


@pytest.mark.parametrize(
    ("change", "call", "expected"),
    [
        ("comparison: number < LIMIT -> number <= LIMIT", lambda it: it.fits(5), True),
        ("or for and: is_exact and number == LIMIT -> is_exact or number == LIMIT", lambda it: it.fits(5), True),
        ("arithmetic: value * 2 -> value // 2", lambda it: it.Thing().double(4), 2),
        ("without the call: text.strip() -> text", lambda it: it.label(1), " 1 !"),
    ],
)
def test_function_that_is_imported_is_changed_wherever_it_stands(
    module: ModuleType, change: str, call: object, expected: object
) -> None:
    assert callable(call)
    kept = module.fits, module.Thing

    assert patch(SOURCE.encode(), index_of(change), Memory())

    assert expected == call(module)
    assert kept == (module.fits, module.Thing)


@pytest.mark.parametrize(
    "change",
    ["constant: 5 -> 6", "without the first: ('a', 'b') -> ('b',)", "constant: False -> True"],
)
def test_change_of_what_runs_at_import_is_left_to_another_process(module: ModuleType, change: str) -> None:
    assert not patch(SOURCE.encode(), index_of(change), Memory())
    assert not module.fits(5)


def test_blocks_are_marked_by_their_first_line() -> None:
    seen: list[int] = []
    names: dict[str, object] = {"mark": seen.append}

    exec(compile(with_marks(SOURCE.encode(), "mark", lambda line: line), "marked", "exec"), names)  # noqa: S102
    fits = names["fits"]
    assert callable(fits)
    fits(1)
    fits(5, is_exact=True)

    assert [10, 10, 12] == seen


def test_change_at_import_knows_what_it_changes() -> None:
    found = {str(one): one for one in changes(ast.parse(SOURCE))}

    assert {"LIMIT"} == found["constant: 5 -> 6"].names
    assert {"WORDS"} == found["without the first: ('a', 'b') -> ('b',)"].names
    assert 10 == found["constant: False -> True"].block
    assert not found["arithmetic: value * 2 -> value // 2"].names


def test_blocks_mention_constants_and_what_these_are_made_of() -> None:
    source = "A = 1\nB = A + 1\nC = 3\n\ndef f():\n    if B:\n        return g(x=C)\n    return 0\n"

    found = mentions(ast.parse(source))

    assert {6: {"A", "B", "C", "g", "x"}, 7: {"C", "g", "x"}} == found


def test_module_that_is_imported_later_is_changed_then(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "imported_later.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(SourceFileLoader, "get_code", SourceFileLoader.get_code)

    assert patch(SOURCE.encode(), index_of("constant: 5 -> 6"), Memory())

    later: Any = importlib.import_module("imported_later")
    assert later.fits(5)


def test_what_a_function_keeps_is_forgotten(module: ModuleType) -> None:
    memory = Memory()
    module.label(1)

    memory.forget(lambda file: file == module.__file__)

    assert 0 == module.label.cache_info().currsize
