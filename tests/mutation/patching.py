"""Change code that is in memory, and code that is imported later: a module is recognized by its text."""

from __future__ import annotations

import ast
import gc
import inspect
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

from tests.mutation.sites import changed

Key = tuple[str, int]
"""Qualified name and first line of a function."""

_GENERATED_FUNCTIONS: Final = "<"


class Memory:
    """The functions that are in memory, by file, and what is kept of results: looked up once for many changes."""

    def __init__(self) -> None:
        self._functions: dict[str, list[FunctionType]] = defaultdict(list)
        self._caches: list[_lru_cache_wrapper[Any]] = []
        gc.unfreeze()
        for one in gc.get_objects():
            if type(one) is FunctionType and not one.__code__.co_filename.startswith(_GENERATED_FUNCTIONS):
                self._functions[one.__code__.co_filename].append(one)
            elif type(one) is _lru_cache_wrapper:
                self._caches.append(one)
        gc.freeze()
        self._files: dict[int, list[Path]] = defaultdict(list)
        for name in {getattr(module, "__file__", None) for module in list(sys.modules.values())}:
            if isinstance(name, str) and name.endswith(".py") and (file := Path(name)).exists():
                self._files[file.stat().st_size].append(file)

    def files(self, text: bytes) -> list[str]:
        """Give the files of the modules that are imported and have a text."""
        return [str(file) for file in self._files.get(len(text), ()) if file.read_bytes() == text]

    def functions(self, file: str) -> list[FunctionType]:
        """Give the functions of a file."""
        return self._functions[file]

    def forget(self, is_meant: Callable[[str], bool]) -> None:
        """Empty the caches of functions whose file is meant: what they keep may come of what is changed."""
        for one in self._caches:
            if is_meant(getattr(getattr(one.__wrapped__, "__code__", None), "co_filename", "")):
                one.cache_clear()


def patch(text: bytes, index: int, memory: Memory) -> bool:
    """Make a change of a file in all functions that are in memory, and in modules of that text that are imported yet.

    False: it is in what ran when a module was imported that is in memory already.
    """
    files = memory.files(text)
    if files:
        before, after = _codes(ast.parse(text)), _codes(changed(text, index))
        if before.keys() != after.keys() or any(
            _is_at_import(after[key]) for key in before if _differs(before, after, key)
        ):
            return False
        new = {key: code for key, code in after.items() if code != before[key]}
        for function in (one for file in files for one in memory.functions(file)):
            if _key(function.__code__) in new:
                function.__code__ = new[_key(function.__code__)]
    change_imports(lambda _: changed(text, index), {text})
    return True


def change_imports(make: Callable[[bytes], Any], texts: set[bytes]) -> None:
    """Compile modules that have one of some texts, and are imported from now on, from what `make` gives."""
    original = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, fullname: str) -> CodeType | None:
        text = self.get_data(self.get_filename(fullname))
        if text not in texts:
            return original(self, fullname)
        return compile(make(text), self.get_filename(fullname), "exec")

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


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
