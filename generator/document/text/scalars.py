"""Plain YAML scalars as the YAML 1.2 core schema reads them: https://yaml.org/spec/1.2.2/#103-core-schema.

And those that YAML 1.1 reads as something else than the text: https://yaml.org/type/.
"""

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


_TRAPS = (
    ("a boolean", re.compile(r"(?:[yY]|[nN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)\Z")),
    ("a date", re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}\S*.*)?\Z")),
    ("a number in base 60", re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z")),
    ("a number", re.compile(r"[-+]?(?:0b[01_]+|[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?)\Z")),
    ("a merge or default key", re.compile(r"(?:<<|=)\Z")),
)


_CANDIDATE = re.compile(
    r"""[\s,\[{:](?=[yYnNoO+\-0-9<=])(?:
        [yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|<<|=
        |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\x20][^\n]*)?
        |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
        |[-+]?(?:0b[01_]+|[0-9]+_[0-9_]*(?:\.[0-9_]*)?)
    )\s*(?:$|[,\]}#:])""",
    re.VERBOSE | re.MULTILINE,
)


def may_hold_traps(text: str) -> bool:
    """Return by a look at the text of a file whether any scalar of it might be a trap; prose may look like one."""
    return _CANDIDATE.search(f"\n{text}") is not None


def yaml_1_1_reading(text: str) -> str | None:
    """Return what YAML 1.1 makes of an unquoted scalar that YAML 1.2 reads as text; None when that is text, too."""
    if text[:1] not in _FIRST:
        return None
    return next((reading for reading, pattern in _TRAPS if pattern.match(text)), None)


_FIRST = frozenset("yYnNoO+-0123456789<=")
