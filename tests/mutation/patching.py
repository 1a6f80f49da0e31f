"""Change functions of modules that are imported already: their code is replaced, wherever they are referred to."""

from __future__ import annotations

import ast
import gc
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType

from tests.mutation.sites import changed

Key = tuple[str, int]
"""Qualified name and first line of a function."""


def patch(text: bytes, index: int) -> bool:
    """Make a change of a file in all modules of that text. False: it is in what runs when a module is imported."""
    before, after = _codes(ast.parse(text)), _codes(changed(text, index))
    if before.keys() != after.keys() or any(
        _is_at_import(after[key]) for key in before if _differs(before, after, key)
    ):
        return False
    new = {key: code for key, code in after.items() if code != before[key]}
    files = _files_of(text)
    gc.unfreeze()
    functions = [one for one in gc.get_objects() if type(one) is FunctionType and one.__code__.co_filename in files]
    found = [one for one in functions if _key(one.__code__) in new]
    for function in found:
        function.__code__ = new[_key(function.__code__)]
    return bool(found) or not files


def _codes(tree: ast.Module) -> dict[Key, CodeType]:
    return {_key(code): code for code in _within(compile(tree, "changed", "exec"))}


def _within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _within(one)


def _key(code: CodeType) -> Key:
    return code.co_qualname, code.co_firstlineno


def _differs(before: dict[Key, CodeType], after: dict[Key, CodeType], key: Key) -> bool:
    """Whether a function itself is changed, and not only one within it."""
    return _alone(before[key]) != _alone(after[key])


def _alone(code: CodeType) -> CodeType:
    return code.replace(co_consts=tuple(one for one in code.co_consts if not isinstance(one, CodeType)))


def _is_at_import(code: CodeType) -> bool:
    return not code.co_flags & inspect.CO_OPTIMIZED


def _files_of(text: bytes) -> set[str]:
    """Give the files of the modules that are imported and have this text."""
    files = {
        file for module in list(sys.modules.values()) if isinstance(file := getattr(module, "__file__", None), str)
    }
    return {file for file in files if file.endswith(".py") and _has(Path(file), text)}


def _has(file: Path, text: bytes) -> bool:
    return file.exists() and file.stat().st_size == len(text) and file.read_bytes() == text
