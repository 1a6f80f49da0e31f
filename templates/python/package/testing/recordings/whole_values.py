"""Where short secrets stand whole: as a value of its own, for within words they are letters like any others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import unquote_plus

from .secret_spans import PAIR, Place, Span

_NAME: Final = re.compile(r"[A-Za-z][A-Za-z_-]*")
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?')
"""A string of JSON that is written in a text; with a colon behind it, the name of a member."""


def whole_values(place: Place, text: str, secrets: Collection[str]) -> Iterator[Span]:
    """Give the secrets that are all of a text, of a header behind its scheme, of a parameter, or of a string in it."""
    if place.role == "bytes" or (place.role == "key" and _NAME.fullmatch(text)):
        return
    scheme, space, behind = text.partition(" ")
    if text in secrets:
        yield Span(0, len(text), text, "secret")
    elif place.role == "header" and behind in secrets:
        yield Span(len(scheme + space), len(text), behind, "secret")
    for found in PAIR.finditer(text) if "=" in text else ():
        if (value := unquote_plus(found[2])) in secrets:
            yield Span(*found.span(2), value, "secret", "url")
    for found in _STRING.finditer(text) if '"' in text else ():
        if found[1] in secrets and found[2] is None:
            yield Span(*found.span(1), found[1], "secret", "json")
