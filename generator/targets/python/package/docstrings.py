"""Texts of a document as docstrings: wrapped, escaped, indented, and still readable as Markdown."""

from __future__ import annotations

import re
import textwrap
from typing import Final

WIDTH: Final = 100
INDENT: Final = "    "

_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_FENCE: Final = ("```", "~~~")
_UNBROKEN: Final = ("|", "Source: ")


def docstring(text: str, *, level: int = 0) -> str:
    """Write a docstring for a place that is `level` indents deep, without the indent of its first line.

    Lines of prose are wrapped at 100 columns; tables and code blocks stay as they are.
    """
    indent = INDENT * level
    lines = wrapped(clean(text), WIDTH - len(indent) - 3)
    if not lines:
        return '""""""'
    escaped = [line.replace("\\", "\\\\").replace('"""', r"\"\"\"") for line in lines]
    if len(escaped) == 1 and len(indent) + len(escaped[0]) + 6 <= WIDTH:
        return f'"""{_quote_safe(escaped[0])}"""'
    body = "\n".join(f"{indent}{line}" if line else "" for line in [*escaped[1:], '"""'])
    return f'"""{escaped[0]}\n{body}'


def clean(text: str) -> str:
    """Give the text without characters that a source file cannot hold, and without space around it."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return textwrap.dedent(text.expandtabs(4)).strip() if "\n" in text else text.expandtabs(4).strip()


def wrapped(text: str, width: int) -> list[str]:
    """Break lines of prose at `width` columns; items of a list hang, code and tables are left alone."""
    lines: list[str] = []
    is_code = False
    for line in text.splitlines():
        is_fence = line.lstrip().startswith(_FENCE)
        is_code = is_code != is_fence
        if len(line) <= width or is_code or is_fence or line.startswith(_UNBROKEN):
            lines.append(line.rstrip())
        else:
            lines.extend(_wrapped_line(line, width))
    return lines


def sentence(text: str) -> str:
    """End a text with a full stop, unless it ends in punctuation already."""
    return f"{text}." if text and text[-1].isalnum() else text


def _wrapped_line(line: str, width: int) -> list[str]:
    mark = _LIST_MARK.match(line)
    own = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line,
        max(width, 40),
        subsequent_indent=" " * len(mark[0]) if mark else own,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _quote_safe(line: str) -> str:
    return f'{line[:-1]}\\"' if line.endswith('"') else line
