"""Pieces of Markdown: cells of tables, and the usage of a method as code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.targets.python.package.docstrings import clean
from generator.targets.python.package.package import Argument

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
