"""Statements of a file: comments above them, and removing some without losing what was written above those."""

# ruff: noqa: ARG002, D102, N802 - libcst names the methods of a visitor, and what they are given

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar, cast

import libcst as cst

MARK: Final = "# apivideo-migrate: "

StatementT = TypeVar("StatementT", bound=cst.BaseStatement | cst.ExceptHandler | cst.Else | cst.Finally)


def marked(statement: StatementT, reasons: Sequence[str]) -> StatementT:
    """Write reasons above a statement, each once, however often this is done."""
    lines = list(getattr(statement, "leading_lines", ()))
    there = {line.comment.value for line in lines if line.comment}
    new = [MARK + reason for reason in dict.fromkeys(reasons) if MARK + reason not in there]
    if not new:
        return statement
    return cast("StatementT", statement.with_changes(leading_lines=[*lines, *map(_comment_line, new)]))


def _comment_line(text: str) -> cst.EmptyLine:
    return cst.EmptyLine(comment=cst.Comment(text))


class Removing(cst.CSTTransformer):
    """Removes statements that were given to `remove` while the block around them is left.

    Comments above go to the statement that follows. A block that is left empty gets a `pass`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._removed: list[tuple[cst.BaseStatement, Sequence[str]]] = []

    def remove(self, statement: cst.SimpleStatementLine, reasons: Sequence[str] = ()) -> cst.SimpleStatementLine:
        """Remove a statement, as it now is. reasons: what to say if its block would be empty."""
        self._removed.append((statement, reasons))
        return statement

    def leave_IndentedBlock(
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.IndentedBlock:
        body, carried = self._without_removed(updated_node.body)
        if not body:
            filler = cst.SimpleStatementLine([cst.Pass()], leading_lines=carried)
            return updated_node.with_changes(body=[marked(filler, self._reasons(updated_node.body))])
        return updated_node.with_changes(body=body, footer=[*carried, *updated_node.footer])

    def leave_Module(self, original_node: cst.Module, updated_node: cst.Module) -> cst.Module:
        body, carried = self._without_removed(updated_node.body)
        return updated_node.with_changes(body=body, footer=[*carried, *updated_node.footer])

    def _without_removed(
        self, statements: Sequence[cst.BaseStatement]
    ) -> tuple[list[cst.BaseStatement], list[cst.EmptyLine]]:
        """Give what stays, and the lines above removed statements that nothing follows."""
        kept: list[cst.BaseStatement] = []
        carried: list[cst.EmptyLine] = []
        for statement in statements:
            lines: list[cst.EmptyLine] = list(getattr(statement, "leading_lines", ()))
            if self._is_removed(statement):
                carried += lines if any(line.comment for line in lines) else []
            else:
                kept.append(statement.with_changes(leading_lines=[*carried, *lines]) if carried else statement)
                carried = []
        return kept, carried

    def _is_removed(self, statement: cst.BaseStatement) -> bool:
        return any(one is statement for one, _ in self._removed)

    def _reasons(self, statements: Sequence[cst.BaseStatement]) -> list[str]:
        return [reason for one, reasons in self._removed for reason in reasons if any(one is it for it in statements)]
