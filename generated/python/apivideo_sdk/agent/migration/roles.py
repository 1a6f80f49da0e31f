"""What the expressions of a file are to the official client, and how new ones are put together."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final, NamedTuple

import libcst as cst

TIGHT: Final = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
"""The = of a keyword."""


class NoCounterpartError(Exception):
    """A call cannot be rewritten; the text says why."""


class Kind(Enum):
    """What a value is."""

    CLIENT = auto()
    RESOURCE = auto()
    PAGE = auto()
    RESULT = auto()
    SESSION = auto()
    PAYLOAD = auto()
    ARGUMENTS = auto()
    """A dict that is given to a method as `**`."""
    ERROR = auto()
    UNKNOWN = auto()


class Role(NamedTuple):
    """What a value is, and its class in the official client where that matters."""

    kind: Kind
    of: str = ""


UNKNOWN: Final = Role(Kind.UNKNOWN)


def dotted(node: cst.CSTNode) -> str:
    """Give a name, or names with dots between them, as text; "" for any other expression."""
    match node:
        case cst.Name(value=name):
            return name
        case cst.Attribute(value=inner, attr=cst.Name(value=name)):
            before = dotted(inner)
            return f"{before}.{name}" if before else ""
        case _:
            return ""


def positions(call: cst.Call) -> list[str | int]:
    """Give for each argument of a call its keyword, else its position."""
    return [number if one.keyword is None else one.keyword.value for number, one in enumerate(call.args)]


def separated(arguments: Sequence[cst.Arg]) -> list[cst.Arg]:
    """Put commas between arguments that have none, and none behind the last where others went away."""
    comma = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    before = [one if isinstance(one.comma, cst.Comma) else one.with_changes(comma=comma) for one in arguments[:-1]]
    return [*before, *map(_last, arguments[-1:])]


def _last(argument: cst.Arg) -> cst.Arg:
    match argument.comma:
        case cst.Comma(whitespace_after=cst.SimpleWhitespace(value=space)) if space == " ":
            return argument.with_changes(comma=cst.MaybeSentinel.DEFAULT)
    return argument


def is_number(node: cst.BaseExpression) -> bool:
    """Whether an expression is a number, or numbers that are calculated with."""
    match node:
        case cst.Integer():
            return True
        case cst.BinaryOperation(left=left, right=right):
            return is_number(left) and is_number(right)
        case _:
            return False
