"""Plain YAML scalars as the YAML 1.2 core schema reads them: https://yaml.org/spec/1.2.2/#103-core-schema."""

from __future__ import annotations

import re

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUES = frozenset({"true", "True", "TRUE"})
FALSES = frozenset({"false", "False", "FALSE"})

_INTEGER = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_MAY_BE_NUMBER = frozenset("+-.0123456789")


def read_plain(text: str) -> str | int | float | bool | None:
    """Read an unquoted scalar: null, true/false, integer, number, else a string (`no` and dates are strings).

    Raises ValueError for what JSON cannot say: infinity, not-a-number, an integer of thousands of digits.
    """
    if text[:1] in _MAY_BE_NUMBER:
        return _read_number(text)
    if text in TRUES:
        return True
    if text in FALSES:
        return False
    return None if text in NULLS else text


def _read_number(text: str) -> str | int | float:
    if _INTEGER.match(text):
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    if _FLOAT.match(text):
        return finite(text)
    if _SPECIAL.match(text):
        raise ValueError(f"{text} is no JSON number; quote it or leave it out")
    return text


def finite(text: str) -> float:
    """Read a number. Raises ValueError when it is too large for one."""
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(f"{text} is too large for a number; write a smaller one")
    return number
