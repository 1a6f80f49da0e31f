"""What the runtime of a package says of itself: its errors, and what can be set for a client or a call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from generator.output.added_methods import classes_of
from generator.targets.python.client.exports import ERRORS
from generator.targets.python.docs import DocumentedType, Row
from generator.targets.python.package.docstrings import cell, code_cell

_BASE_ERROR: Final = "SdkError"
_ERRORS_FILE: Final = "package/runtime/errors.py"
_OPTIONS: Final = (
    ("package/runtime/call/setup.py", "ClientOptions"),
    ("package/runtime/client.py", "SyncClientOptions"),
    ("package/runtime/options.py", "Options"),
)


def error_types(sources: Mapping[str, Path], error_name: str) -> tuple[DocumentedType, ...]:
    """Describe each error that the package exports, the base class first. error_name: what it calls that."""
    classes = classes_of(sources[_ERRORS_FILE])
    listed = [_BASE_ERROR, *(name for name in classes if name in ERRORS and name != _BASE_ERROR)]
    return tuple(_error(classes[name], error_name) for name in listed if name in classes)


def option_types(sources: Mapping[str, Path]) -> tuple[DocumentedType, ...]:
    """Describe what a client is made with, and what can be set for a single call, which is the last type.

    An option of a client that its class does not describe means what it means for a call.
    """
    found = [_options(classes_of(sources[path])[name]) for path, name in _OPTIONS if path in sources]
    meanings = {row.name: row.text_cell for row in found[-1].rows} if found else {}
    return tuple(replace(one, rows=tuple(_with_meaning(row, meanings) for row in one.rows)) for one in found)


def _error(node: ast.ClassDef, error_name: str) -> DocumentedType:
    bases = [ast.unparse(base).removeprefix("builtins.") for base in node.bases]
    named = [error_name if base == _BASE_ERROR else base for base in bases]
    return DocumentedType(
        name=error_name if node.name == _BASE_ERROR else node.name,
        kind="error",
        about=_doc(node).replace(_BASE_ERROR, error_name),
        source=", ".join(f"`{name}`" for name in named),
        rows=tuple(
            Row(name=name, type_cell=code_cell(annotation), text_cell="") for name, annotation in _members(node)
        ),
    )


def _members(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    """Give name and type of each public attribute: declared in the class, or a property."""
    for one in node.body:
        match one:
            case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if not name.startswith("_"):
                yield name, ast.unparse(annotation)
            case ast.FunctionDef(name=name, returns=ast.expr() as returns) if not name.startswith("_"):
                if any(ast.unparse(decorator) == "property" for decorator in one.decorator_list):
                    yield name, ast.unparse(returns)
            case _:
                continue


def _options(node: ast.ClassDef) -> DocumentedType:
    members = dict(_members(node))
    about, texts = _taken_apart(_doc(node), list(members))
    rows = (
        Row(name=name, type_cell=code_cell(annotation), text_cell=cell(texts.get(name, "")))
        for name, annotation in members.items()
    )
    return DocumentedType(name=node.name, kind="options", about=about, source="", rows=tuple(rows))


def _with_meaning(row: Row, meanings: Mapping[str, str]) -> Row:
    return row if row.text_cell else replace(row, text_cell=meanings.get(row.name, ""))


def _taken_apart(text: str, names: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Divide `About. timeout: seconds. headers, query: sent too.` into the text before and that of each name."""
    one = "|".join(map(re.escape, names))
    mark = re.compile(rf"(?<![\w`])((?:{one})(?:, (?:{one}))*): ")
    head, *parts = mark.split(" ".join(text.split()).partition(" The rest: ")[0])
    texts: dict[str, str] = {}
    for given, words in zip(parts[::2], parts[1::2], strict=True):
        sentence = words.strip().rstrip(";")
        texts |= dict.fromkeys(given.split(", "), sentence[:1].upper() + sentence[1:])
    return head.strip(), texts


def _doc(node: ast.ClassDef) -> str:
    return ast.get_docstring(node) or ""
