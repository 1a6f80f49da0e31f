"""The four filters templates may use. Each takes text or a value that is ready, and only fits it to its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

_OPEN_QUOTE: Final = re.compile(r'(?<!\\)((?:\\\\)*)"\Z')
"""A quote at the end that no backslash escapes: it would join the three that follow."""
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def docstring(text: str, width: int = 4) -> str:
    """Quote plain text as a docstring whose further lines stand `width` spaces in.

    Lines are the caller's: nothing is wrapped. Backslashes, quotes and control characters are escaped here.
    """
    lines = _escaped(text).split("\n")
    if len(lines) == 1:
        return '"""' + _OPEN_QUOTE.sub(r'\1\\"', lines[0]) + '"""'
    margin = " " * width
    body = "\n".join(margin + line if line else "" for line in lines[1:])
    return f'"""{lines[0]}\n{body}\n{margin}"""'


def indent(text: str, width: int = 4) -> str:
    """Set every line but the first `width` spaces in; empty lines stay empty."""
    first, *others = text.split("\n")
    margin = " " * width
    return "\n".join([first, *(margin + line if line else "" for line in others)])


def py(value: object) -> str:
    """Write a value as a Python literal: None, booleans, numbers, strings, bytes, tuples, lists and dicts of them."""
    match value:
        case None | bool() | int() | float() | str() | bytes():
            return repr(value)
        case tuple():
            return f"({''.join(f'{py(item)}, ' for item in value)})"
        case list():
            return f"[{', '.join(py(item) for item in value)}]"
        case Mapping():
            return f"{{{', '.join(f'{py(key)}: {py(item)}' for key, item in value.items())}}}"
        case _:
            raise TypeError(f"{type(value).__name__} has no literal; make it ready in the view")


def comment(text: str) -> str:
    """Put `# ` before each line; control characters are escaped, so that no line ends early."""
    return "\n".join(f"# {line}".rstrip() for line in _printable(text).split("\n"))


def _escaped(text: str) -> str:
    quoted = text.strip().replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return "\n".join(line.rstrip() for line in _printable(quoted).split("\n"))


def _printable(text: str) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "docstring": docstring,
    "indent": indent,
    "py": py,
    "comment": comment,
}
