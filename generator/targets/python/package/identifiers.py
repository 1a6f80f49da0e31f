"""Wire names to Python identifiers: pure functions of strings, knowing nothing of the API they come from."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from functools import lru_cache
from typing import Final

from anyascii import anyascii

LONGEST_TYPE_NAME: Final = 72
"""Leaves room for `Dict` and `Like` below eighty characters."""

LONGEST_NAME: Final = 80

_WORD: Final = re.compile(
    r"[A-Z]{2,}s(?![a-z])"  # plural acronyms: IDs
    r"|[A-Z]{2,}v\d+"  # IPv4
    r"|OAuth\d*"
    r"|[A-Z]+(?![a-z])\d*"  # URL in URLPath (the P goes to the next word)
    r"|[A-Z]?[a-z]+(?:\d+[a-z]*)*"  # video, mp4, Sha256sum
    r"|\d+[a-z]*"
)
_SYMBOLS: Final = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "%": "percent",
    "$": "dollar",
    "@": "at",
    "#": "hash",
    "&": "and",
    "|": "or",
    "!": "not",
    "?": "question",
    "=": "equals",
    "<": "less",
    ">": "greater",
    "~": "tilde",
    "^": "caret",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "_": "underscore",
    " ": "space",
    "(": "open",
    ")": "close",
    "[": "open_bracket",
    "]": "close_bracket",
    "{": "open_brace",
    "}": "close_brace",
    '"': "quote",
    "'": "apostrophe",
    "`": "backtick",
    "\\": "backslash",
}
_SEPARATORS: Final = frozenset("-_ .")
_SIGNED_NUMBER: Final = re.compile(r"\s*([+-])(?=\d)")
_WORDLESS: Final = frozenset("SPCZ")
"""Unicode categories of what is no part of a word: symbols, punctuation, controls, spaces."""


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Split a wire name into words, as spelled: `videoId` gives ("video", "Id").

    () when it has no letters or digits. A sign before a leading digit is a word of its own (`-1` gives ("minus", "1")).
    """
    plain = text if text.isascii() else _transliterated(text)
    signed = _SIGNED_NUMBER.match(plain)
    if signed:
        return (_SYMBOLS[signed[1]], *_WORD.findall(plain[signed.end() :]))
    return tuple(_WORD.findall(plain))


def spelled(text: str) -> str:
    """Name with its symbols in words (`@id` gives `at id`), for names that differ in nothing else.

    What merely separates words (`-_ .`) is spelled only where there are no words. "" is "empty".
    """
    plain = text if text.isascii() else _transliterated(text)
    silent = _SEPARATORS if words(plain) else frozenset[str]()
    return "".join(_letter_in_words(letter) if letter not in silent else " " for letter in plain) or "empty"


def stem(text: str) -> str:
    """Give the text where it has words, else its symbols in words: what names are made of, never without words."""
    return text if words(text) else spelled(text)


def snake(text: str) -> str:
    """`videoId` as `video_id`; "" when nothing is left. May be a keyword: see `attribute`."""
    return _bounded(_digits_last("_".join(words(text)).lower(), "n"), LONGEST_NAME)


@lru_cache(maxsize=65536)
def attribute(text: str) -> str:
    """Snake case that Python accepts as a name: `from` as `from_`; "" when nothing is left."""
    name = snake(text)
    return f"{name}_" if keyword.iskeyword(name) or name in {"none", "true", "false"} else name


def constant(text: str) -> str:
    """Upper snake case: `createdAt` as `CREATED_AT`, `240p` as `N240P`; "" when nothing is left."""
    return snake(text).upper()


@lru_cache(maxsize=16384)
def pascal(text: str) -> str:
    """`bad-request` as `BadRequest`, `URLPath` as `UrlPath`; "" when nothing is left."""
    joined = "".join(word[0].upper() + word[1:].lower() for word in words(text))
    return _digits_last(joined, "N")


def bounded_type_name(name: str) -> str:
    """Class name of at most 72 characters: a longer one is cut and ends in a hash of the whole."""
    return _bounded(name, LONGEST_TYPE_NAME)


def is_plain_name(text: str) -> bool:
    """Whether `text` can stand in a class body as it is: no keyword, and not mangled by a leading `__`."""
    is_name = text.isidentifier() and text.isascii() and not keyword.iskeyword(text)
    return is_name and not text.startswith("__")


def _letter_in_words(letter: str) -> str:
    if letter in _SYMBOLS:
        return f" {_SYMBOLS[letter]} "
    return letter if letter.isalnum() else f" u{ord(letter):04x} "


def _transliterated(text: str) -> str:
    """Write letters and digits of any script in ASCII, by sound; symbols and emoji only where there is nothing else."""
    plain = "".join(letter if letter.isascii() else _in_ascii(letter) for letter in unicodedata.normalize("NFKC", text))
    if plain.strip():
        return plain
    return "".join(letter if letter.isascii() else _symbol_in_ascii(letter) for letter in text)


def _in_ascii(letter: str) -> str:
    return " " if unicodedata.category(letter)[0] in _WORDLESS else anyascii(letter).strip("'")


def _symbol_in_ascii(letter: str) -> str:
    return f" {anyascii(letter).strip(':') or f'u{ord(letter):04x}'} "


def _digits_last(name: str, prefix: str) -> str:
    return prefix + name if name[:1].isdigit() else name


def _bounded(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    digest = hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
    return f"{name[: limit - 9].rstrip('_')}_{digest}"
