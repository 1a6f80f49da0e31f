"""Text of documents made harmless for what shows it: a terminal, a log, Markdown. HTML is escaped by its templates."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that move the cursor, change the direction of text, or end a line."""
_TICKS: Final = re.compile("`+")


def printable(text: str, keep: str = "") -> str:
    r"""Return text on one line, with control characters, line ends and invisible ones spelled out as `\x1b`.

    keep: characters that may stand as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one in keep else _spelled(one) for one in text)


def _spelled(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    return repr(character)[1:-1] if not character.isprintable() else character


def code_span(text: str) -> str:
    """Return text as a Markdown code span, in which nothing is markup: https://spec.commonmark.org/0.31.2/#code-spans."""
    shown = printable(text)
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    padding = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def markdown_text(text: str) -> str:
    """Return text for Markdown as plain words: markup is escaped, and what could be a mention is code."""
    return " ".join(_word(word) for word in printable(text).split(" "))


def _word(word: str) -> str:
    return code_span(word) if "@" in word or "#" in word else _MARKUP.sub(r"\\\g<0>", word)


_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&|~]|^[-+](?=$)|^\d+(?=[.)]$)")
