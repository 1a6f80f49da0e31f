"""The places of a source file where it may be changed, and the blocks of statements that a test may run."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tests.mutation.operators import opposite, variants

STATEMENTS: Final = ("body", "orelse", "finalbody")
NOT_RUN: Final = {"annotation", "returns", "decorator_list", "keywords_of_class", "type_comment", "bases"}
"""Fields that declare; what is changed there is found by type checkers."""
IMPORT: Final = 0
"""The block of what runs when a module is imported."""


class Change(NamedTuple):
    """A change of one file. block: first line of the statements it is among. make: changes the tree in place.

    names: where the change is in what runs at import, the constants, fields and classes that it changes.
    """

    line: int
    block: int
    what: str
    before: ast.AST
    after: ast.AST
    make: Callable[[ast.AST], None]
    names: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.what}: {_short(self.before)} -> {_short(self.after)}"

    def texts(self, source: str) -> tuple[list[str], list[str]]:
        """Give the lines of the source that the change touches, and what stands there instead."""
        first, last = self.before.lineno - 1, self.before.end_lineno  # type: ignore[attr-defined]
        lines = source.splitlines()[first:last]
        start = lines[0].encode()[: self.before.col_offset].decode()  # type: ignore[attr-defined]
        end = lines[-1].encode()[self.before.end_col_offset :].decode()  # type: ignore[attr-defined]
        after = ast.unparse(ast.fix_missing_locations(self.after))
        return lines, f"{start}{after}{end}".splitlines()


def changes(tree: ast.Module) -> list[Change]:
    """Give all changes of a file, in the order of its tree: always the same for the same text."""
    return list(_below(tree, IMPORT))


def changed(source: bytes, index: int) -> ast.Module:
    """Give the tree of a file with one of its changes made."""
    tree = ast.parse(source)
    change = changes(tree)[index]
    change.make(ast.copy_location(change.after, change.before))
    return ast.fix_missing_locations(tree)


def with_marks(source: bytes, mark: str, number: Callable[[int], int]) -> ast.Module:
    """Give the tree of a file in which each block of a function first calls `mark(number(line))`."""
    tree = ast.parse(source)
    for statements in list(_blocks(tree)):
        start = 1 if _is_text(statements[0]) and len(statements) > 1 else 0
        argument = ast.Constant(number(statements[0].lineno))
        call = ast.Expr(ast.Call(ast.Name(mark, ast.Load()), [argument], []))
        statements.insert(start, ast.copy_location(call, statements[0]))
    return ast.fix_missing_locations(tree)


def mentions(tree: ast.Module) -> dict[int, set[str]]:
    """Give by block of a function the names that its statements mention, and those that constants among them are of."""
    found = {statements[0].lineno: _names(*statements) for statements in _blocks(tree)}
    for statement in reversed(tree.body):
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            made, of = _assigned(statement), _names(statement)
            found = {block: names | of if made & names else names for block, names in found.items()}
    return found


def _names(*nodes: ast.AST) -> set[str]:
    """Give the names that are read, as variables, attributes or arguments."""
    found: set[str] = set()
    for node in (one for top in nodes for one in ast.walk(top)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
                found.add(name)
            case _:
                pass
    return found


def _assigned(statement: ast.AST) -> frozenset[str]:
    """Give the names that a statement makes."""
    match statement:
        case ast.Assign(targets=targets):
            return frozenset(one.id for one in targets if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.ClassDef(name=name):
            return frozenset([name])
        case _:
            return frozenset()


def _blocks(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    seen: set[int] = set()
    for function in functions:
        for node in ast.walk(function):
            if isinstance(node, ast.ClassDef) or id(node) in seen:
                continue
            seen.add(id(node))
            for name in STATEMENTS:
                if (statements := getattr(node, name, None)) and isinstance(statements, list):
                    yield statements


def _below(
    parent: ast.AST, block: int, names: frozenset[str] = frozenset(), *, is_in_function: bool = False
) -> Iterator[Change]:
    """Give the changes of what is below a node. names: what is made there as the module is imported."""
    function = parent if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef) else None
    is_in_function = is_in_function or function is not None
    names = frozenset() if is_in_function else _assigned(parent) or names
    for name, value in ast.iter_fields(parent):
        if name in NOT_RUN or (name == "keywords" and isinstance(parent, ast.ClassDef)):
            continue
        children = value if isinstance(value, list) else [value]
        inner = block
        if function and name == "args":
            inner = function.body[0].lineno  # the default of an argument is used where the function runs
        if is_in_function and name in STATEMENTS and children and isinstance(children[0], ast.stmt):
            inner = children[0].lineno if not isinstance(parent, ast.ClassDef) else block
        for position, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_skipped(child, parent, is_in_function=is_in_function):
                continue
            put = _put(parent, name, position if isinstance(value, list) else None)
            line = getattr(child, "lineno", 0)
            found = [*variants(child), *(opposite(child) if name == "test" and isinstance(child, ast.expr) else ())]
            yield from (Change(line, inner, what, child, after, put, names) for what, after in found)
            yield from _below(child, inner, names, is_in_function=is_in_function)


def _put(parent: ast.AST, name: str, position: int | None) -> Callable[[ast.AST], None]:
    def put(node: ast.AST) -> None:
        if position is None:
            setattr(parent, name, node)
        else:
            getattr(parent, name)[position] = node

    return put


def _is_skipped(node: ast.AST, parent: ast.AST, *, is_in_function: bool) -> bool:
    """Whether a node declares or describes, rather than computes."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "__slots__")]):
            return True
        case ast.Call(func=ast.Name(id="assert_never" | "TypeVar" | "ParamSpec" | "NewType" | "cast")):
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
        case ast.Subscript() if not is_in_function:
            return True  # an alias of types
        case ast.Constant() if isinstance(parent, ast.JoinedStr):
            return True  # text for people
        case _:
            return False


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 70 else f"{text[:67]}..."
