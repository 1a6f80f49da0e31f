"""Imports of a file: those of the official client that nothing needs any more go, and those of this package come."""

# ruff: noqa: ARG002, N802 - libcst names the methods of a visitor, and what they are given

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import libcst as cst

from .names import OFFICIAL
from .roles import dotted
from .statements import Removing

_LONGEST_LINE = 100


def with_imports(module: cst.Module, needed: Mapping[str, Collection[str]]) -> cst.Module:
    """Give a module with its imports in order: new ones where the first old one was, else at the top.

    needed: module -> what to import from it, `name` or `name as other`.
    """
    used = _Names()
    module.visit(used)
    new = {name: {one for one in names if _local(one) in used.names} for name, names in needed.items()}
    lines = [cst.ensure_type(cst.parse_statement(line), cst.SimpleStatementLine) for line in _written(new)]
    replaced = {_local(one) for names in new.values() for one in names}
    if not any(map(_is_import, module.body)):
        place = _head(module)
        module = module.with_changes(body=[*module.body[:place], *lines, *module.body[place:]])
        lines = []
    return module.visit(_Editor(used.names - replaced, lines))


def taken_names(module: cst.Module, official_name: Callable[[cst.CSTNode], str]) -> Collection[str]:
    """Give the names that a file has for anything but the official client: they are not given to what is imported."""
    taken = _Taken(official_name)
    module.visit(taken)
    return taken.names


def imports_official(module: cst.Module) -> bool:
    """Whether a file imports the official client anywhere."""
    finder = _ImportFinder()
    module.visit(finder)
    return finder.is_found


def is_official(node: cst.Import | cst.ImportFrom) -> bool:
    """Whether a statement imports the official client, or a part of it."""
    if isinstance(node, cst.Import):
        return any(_root(dotted(one.name)) == OFFICIAL for one in node.names)
    return node.module is not None and not node.relative and _root(dotted(node.module)) == OFFICIAL


class _ImportFinder(cst.CSTVisitor):
    """Looks for an import of the official client."""

    def __init__(self) -> None:
        super().__init__()
        self.is_found = False

    def visit_Import(self, node: cst.Import) -> None:
        self.is_found |= is_official(node)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:
        self.is_found |= is_official(node)


class _Names(cst.CSTVisitor):
    """Collects the names that a module uses, outside of imports."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_Name(self, node: cst.Name) -> None:
        self.names.add(node.value)

    def visit_Attribute(self, node: cst.Attribute) -> bool:
        node.value.visit(self)
        return False

    def visit_Arg(self, node: cst.Arg) -> bool:
        node.value.visit(self)
        return False

    def visit_Import(self, node: cst.Import) -> bool:
        return False

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        return False


class _Taken(_Names):
    """Collects the names that a file has for anything but the official client."""

    def __init__(self, official_name: Callable[[cst.CSTNode], str]) -> None:
        super().__init__()
        self._official_name = official_name

    def visit_Name(self, node: cst.Name) -> None:
        if not self._official_name(node):
            super().visit_Name(node)

    def visit_ImportFrom(self, node: cst.ImportFrom) -> bool:
        if not is_official(node) and not isinstance(node.names, cst.ImportStar):
            self.names.update(dotted(one.asname.name if one.asname else one.name) for one in node.names)
        return False


class _Editor(Removing):
    """Removes what is imported from the official client and not used. lines: what to put where the first was."""

    def __init__(self, used: Collection[str], lines: Sequence[cst.SimpleStatementLine]) -> None:
        super().__init__()
        self._used = used
        self._lines = lines
        self._first: cst.CSTNode | None = None

    def visit_Module(self, node: cst.Module) -> None:
        self._first = next((one for one in node.body if _is_import(one)), None)

    def leave_SimpleStatementLine(
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> cst.SimpleStatementLine | cst.FlattenSentinel[cst.BaseStatement]:
        body = [kept for one in updated_node.body if (kept := self._kept(one)) is not None]
        if body:
            ended = [*body[:-1], body[-1].with_changes(semicolon=cst.MaybeSentinel.DEFAULT)]
            updated_node = updated_node.with_changes(body=ended)
        if original_node is not self._first or not self._lines:
            return updated_node if body else self.remove(updated_node)
        top = self._lines[0].with_changes(leading_lines=updated_node.leading_lines)
        rest = [updated_node.with_changes(leading_lines=[])] if body else []
        return cst.FlattenSentinel([top, *self._lines[1:], *rest])

    def _kept(self, statement: cst.BaseSmallStatement) -> cst.BaseSmallStatement | None:
        if not isinstance(statement, cst.Import | cst.ImportFrom) or not is_official(statement):
            return statement
        if isinstance(statement.names, cst.ImportStar):
            return statement
        names = [one for one in statement.names if self._is_kept(one, statement)]
        if not names:
            return None
        if len(names) == len(statement.names):
            return statement
        return statement.with_changes(names=[*names[:-1], names[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)])

    def _is_kept(self, alias: cst.ImportAlias, statement: cst.Import | cst.ImportFrom) -> bool:
        if isinstance(statement, cst.Import) and _root(dotted(alias.name)) != OFFICIAL:
            return True
        bound = alias.asname.name if alias.asname else alias.name
        return _root(dotted(bound)) in self._used


def _is_import(statement: cst.BaseStatement) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=parts):
            return any(isinstance(one, cst.Import | cst.ImportFrom) and is_official(one) for one in parts)
        case _:
            return False


def _written(needed: Mapping[str, Collection[str]]) -> Iterator[str]:
    for module, names in sorted(needed.items()):
        if not names:
            continue
        line = f"from {module} import {', '.join(sorted(names))}"
        if len(line) > _LONGEST_LINE:
            line = f"from {module} import (\n" + "".join(f"    {name},\n" for name in sorted(names)) + ")"
        yield line + "\n"


def _head(module: cst.Module) -> int:
    count = 0
    for statement in module.body:
        match statement:
            case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString())]):
                count += 1
            case cst.SimpleStatementLine(body=[cst.ImportFrom(module=cst.Name(value="__future__"))]):
                count += 1
            case _:
                break
    return count


def _root(name: str) -> str:
    return name.partition(".")[0]


def _local(name: str) -> str:
    """Give what `name as other` is called in the file."""
    return name.rpartition(" as ")[2]
