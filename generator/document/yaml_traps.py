"""Unquoted scalars that YAML 1.1 reads as something else than the text: https://yaml.org/type/."""

from __future__ import annotations

import re

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
    """Tell by a look at the text of a file whether any scalar of it might be a trap; prose may look like one."""
    return _CANDIDATE.search(f"\n{text}") is not None


def yaml_1_1_reading(text: str) -> str | None:
    """Tell what YAML 1.1 makes of an unquoted scalar that YAML 1.2 reads as text; None when that is text, too."""
    if text[:1] not in _FIRST:
        return None
    return next((reading for reading, pattern in _TRAPS if pattern.match(text)), None)


_FIRST = frozenset("yYnNoO+-0123456789<=")
