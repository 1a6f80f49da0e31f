"""Puts placeholders into the place of secrets: of one secret the same one, wherever it stands in a recording.

So a token that one response gives and a later request carries is the same text in both, and the recording replays.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final
from urllib.parse import quote, quote_plus, unquote_plus

from ..recording import Recording
from .placeholders import PLACEHOLDER, placeholder_for
from .spans import PAIR, Encoding, Place, Span, SpanFinder, is_public, key_of_basic, without_overlaps
from .texts import rewrite

_LONG: Final = 8
"""Characters from which a secret is looked for everywhere; a shorter one might be a part of any word."""
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z_-]*")


def redact(recording: Recording, secrets: Iterable[str] = ()) -> Recording:
    """Give a recording without its secrets. secrets: further ones, besides those that show themselves."""
    found = _Secrets(recording)
    rewrite(recording, found.look_for)
    for secret in secrets:  # last, since where one stands says of what kind it is
        found.name(secret)
    found.settle()
    return rewrite(recording, found.replace)


class _Secrets:
    """The secrets of one recording, in the order in which they were met, with what stands in their place."""

    def __init__(self, recording: Recording) -> None:
        self._placeholders: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._taken: set[str] = set()
        self._short: set[str] = set()
        self._written: dict[str, str] = {}
        self._everywhere: re.Pattern[str] | None = None
        self._finder = SpanFinder()
        rewrite(recording, self._note_placeholders)

    def add(self, secret: str, kind: str) -> None:
        """Give a secret its placeholder, unless it has one."""
        if is_public(secret) or secret in self._placeholders:
            return
        while True:
            self._numbers[kind] = number = self._numbers.get(kind, 0) + 1
            placeholder = placeholder_for(secret, kind, number)
            if placeholder not in self._taken:
                break
        self._taken.add(placeholder)
        self._placeholders[secret] = placeholder

    def name(self, secret: str) -> None:
        """PendingRequest in a secret that the caller knows: it is replaced whatever the name of its place."""
        self.add(secret, "secret")
        if len(secret) < _LONG and secret in self._placeholders:
            self._short.add(secret)

    def look_for(self, place: Place, text: str) -> str:
        """Note the secrets of a text, and leave it as it is."""
        for span in self._finder.find(place, text):
            self.add(span.secret, span.kind)
            if span.kind == "credentials" and (key := key_of_basic(span.secret)):
                self.add(key, "api-key")
        return text

    def settle(self) -> None:
        """Know all secrets: from now on they are replaced, in any spelling."""
        for secret, placeholder in self._placeholders.items():
            if len(secret) >= _LONG:
                for encoding in _ENCODINGS:
                    self._written.setdefault(_encoded(secret, encoding), _encoded(placeholder, encoding))
                for spelling in _spellings(secret):
                    self._written.setdefault(spelling, placeholder)
                self._written.setdefault(quote_plus(secret), _encoded(placeholder, "url"))
        if self._written:
            longest_first = sorted(self._written, key=len, reverse=True)
            self._everywhere = re.compile("|".join(map(re.escape, longest_first)))

    def replace(self, place: Place, text: str) -> str:
        """Give a text without its secrets."""
        pieces, position = [], 0
        for span in self._spans(place, text):
            pieces += [self._swept(place, text[position : span.start])]
            pieces += [_encoded(self._placeholders[span.secret], span.encoding)]
            position = span.end
        return "".join([*pieces, self._swept(place, text[position:])])

    def _spans(self, place: Place, text: str) -> list[Span]:
        """Give the secrets that show themselves, and the short ones that the caller named."""
        found = self._finder.find(place, text)
        if not self._short:
            return found
        return without_overlaps([*found, *whole_values(place, text, self._short)])

    def _swept(self, place: Place, text: str) -> str:
        """Replace the secrets that show themselves only in other places."""
        if self._everywhere is None or (place.role == "key" and _WORD.fullmatch(text)):
            return text
        return self._everywhere.sub(lambda found: self._written[found[0]], text)

    def _note_placeholders(self, _place: Place, text: str) -> str:
        self._taken.update(found[0] for found in PLACEHOLDER.finditer(text))
        return text


_ENCODINGS: Final[tuple[Encoding, ...]] = ("plain", "url", "json")


def _spellings(secret: str) -> tuple[str, ...]:
    """Give other ways in which a secret is written: in hexadecimal, in base64, in other cases."""
    content = secret.encode("utf-8", "surrogatepass")
    packed = base64.b64encode(content).decode("ascii").rstrip("=")
    return content.hex(), content.hex().upper(), packed, secret.upper(), secret.lower(), quote(secret, safe="").lower()


def _encoded(text: str, encoding: Encoding) -> str:
    match encoding:
        case "plain":
            return text
        case "url":
            return quote(text, safe="")
        case "json":
            return json.dumps(text, ensure_ascii=False)[1:-1]


_STRING: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?')
"""A string of JSON that is written in a text; with a colon behind it, the name of a member."""


def whole_values(place: Place, text: str, secrets: Collection[str]) -> Iterator[Span]:
    """Give the secrets that are all of a text, of a header behind its scheme, of a parameter, or of a string in it."""
    if place.role == "bytes" or (place.role == "key" and _WORD.fullmatch(text)):
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
