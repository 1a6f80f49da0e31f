"""Problems: what is wrong, where, by which rule, and what to do. One value for every stage that reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.escaping import printable


class Severity(StrEnum):
    """How much a problem matters: an error fails the run, a warning is reported, a note is for information."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, kw_only=True, slots=True)
class Location:
    """A place in a source file. Lines and columns count from 1; None means the file as a whole."""

    file: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        text = printable(":".join(str(part) for part in (self.file, self.line, self.column) if part is not None))
        return f"./{text}" if text.startswith("::") else text  # which a log of GitHub takes for a command


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong: where, by which rule, and a message that ends in what to do about it.

    fingerprint: what stays the same while lines move, by which tools follow a problem from run to run; "" if unknown.
    """

    where: Location
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    fingerprint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.severity}: {printable(self.message)} [{self.rule}]"


class UnusableInputError(Exception):
    """Input that cannot be used at all (exit code 2). Each of its problems is printed as one line.

    problem: the first of them.
    """

    def __init__(self, problem: Problem, *others: Problem) -> None:
        self.problem = problem
        self.problems = (problem, *others)
        super().__init__("\n".join(map(str, self.problems)))
