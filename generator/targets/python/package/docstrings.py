"""Texts of a document as docstrings (wrapped, escaped, indented, readable as Markdown), and pieces of Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Final

from generator.targets.python.package.package import Argument

WIDTH: Final = 100
INDENT: Final = "    "

_UNPRINTABLE: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINE_ENDS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_OPEN_QUOTE: Final = re.compile(r'(?<!\\)((?:\\\\)*)"\Z')
"""A quote at the end that no backslash escapes: it would join the three that follow."""
_ESCAPED_QUOTE: Final = r"\1\""
_LIST_MARK: Final = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_MARK_ALONE: Final = re.compile(r"[-*+>]|#{1,6}|1[.)]|[-=]+|```|~~~")
_ONE_LINE_BLOCK: Final = re.compile(r"\s*(?:[|<]|#{1,6}\s|>|([-=*_])(?:\s*\1){2,}\s*$|\[[^\]]+\]:\s)|Source: ")
_HARD_BREAKS: Final = ("  ", "\\", "<br>", "<br/>", "<br />")
_NARROWEST: Final = 40
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
        return f'"""{_OPEN_QUOTE.sub(_ESCAPED_QUOTE, escaped[0])}"""'
    body = "\n".join(f"{indent}{line}" if line else "" for line in [*escaped[1:], '"""'])
    return f'"""{escaped[0]}\n{body}'


def clean(text: str) -> str:
    """Give the text without characters that a source file cannot hold, and without space around it."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return textwrap.dedent(text.expandtabs(4)).strip() if "\n" in text else text.expandtabs(4).strip()


def wrapped(text: str, width: int) -> list[str]:
    """Join the lines of each paragraph and break them at `width` columns; items of a list hang.

    As in Markdown, a line ends where two spaces or a backslash end it. Code, tables and headings keep their lines.
    """
    lines: list[str] = []
    paragraph: list[str] = []
    is_code = False
    for line in text.splitlines():
        is_fence = line.lstrip().startswith(_FENCE)
        is_kept = is_code or is_fence or _stands_alone(line, is_first=not paragraph)
        if is_kept or _LIST_MARK.match(line):
            lines.extend(_filled(paragraph, width))
            paragraph = []
        if is_kept:
            is_whole = is_code or is_fence or line.startswith(_UNBROKEN)
            lines.extend([line.rstrip()] if is_whole else _filled([line], width))
        else:
            paragraph.append(line)
        if paragraph and line.endswith(_HARD_BREAKS):
            lines.extend(_filled(paragraph, width))
            paragraph = []
        is_code = is_code != is_fence
    return [*lines, *_filled(paragraph, width)]


def first_paragraph(text: str) -> str:
    """The first paragraph, or the first line where it is no paragraph, on one line; "" if there is none."""
    return next(iter(wrapped(text, len(text) + 1)), "")


def sentence(text: str) -> str:
    """End a text with a full stop, unless it ends in punctuation already."""
    return f"{text}." if text and text[-1].isalnum() else text


def _stands_alone(line: str, *, is_first: bool) -> bool:
    """Whether a line is no part of a paragraph: blank, code by its indent, or a block of one line in Markdown."""
    if not line.strip() or _ONE_LINE_BLOCK.match(line):
        return True
    return is_first and line.startswith(INDENT) and not _LIST_MARK.match(line)


def _filled(paragraph: list[str], width: int) -> list[str]:
    """The lines of a paragraph as few as fit, further ones below the text of the first; words are never broken."""
    if not paragraph:
        return []
    if len(paragraph) == 1 and len(paragraph[0]) <= width:
        return [paragraph[0].rstrip()]
    first, *others = paragraph
    mark = _LIST_MARK.match(first)
    head = mark[0] if mark else first[: len(first) - len(first.lstrip())]
    words = _words(" ".join([first[len(head) :], *others]))
    lines: list[str] = []
    line = f"{head}{words[0]}" if words else head.rstrip()
    for word in words[1:]:
        if len(line) + len(word) < max(width, _NARROWEST):
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = " " * len(head) + word
    return [*lines, line]


def _words(text: str) -> list[str]:
    """The words of a text; one that would mark an item or a heading at the start of a line sticks to the one before."""
    words: list[str] = []
    for word in text.split(" "):
        if words and _MARK_ALONE.fullmatch(word):
            words[-1] = f"{words[-1]} {word}"
        elif word:
            words.append(word)
    return words


_WIDTH: Final = 100


def cell(text: str) -> str:
    """Text on one line, its bars escaped."""
    return " ".join(clean(text).split()).replace("\\", "\\\\").replace("|", "\\|")


def code_cell(text: str) -> str:
    """Code in a cell, where a bar ends the cell even between backticks."""
    return f"`{clean(text)}`".replace("|", "\\|")


def usage(target: str, arguments: Iterable[Argument], returns: str) -> str:
    """`client.videos.get(video_id) -> Video`, an argument per line where it is long."""
    given = tuple(arguments)
    positional = [one.usage for one in given if one.is_positional]
    keywords = [one.usage for one in given if not one.is_positional]
    parts = [*positional, *(["*"] if keywords else []), *keywords]
    line = f"{target}({', '.join(parts)}) -> {returns}"
    if len(line) <= _WIDTH:
        return line
    body = "".join(f"    {part},\n" for part in parts)
    return f"{target}(\n{body}) -> {returns}"
