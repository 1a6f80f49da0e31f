"""Looks for secrets that are left in a recording: what is found keeps the file from being written."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

import msgspec

from ..recording import Recording
from .placeholders import PLACEHOLDER
from .rules import RULES
from .spans import Place, Span, SpanFinder, spans_in
from .texts import rewrite, rewrite_data

_CANDIDATE: Final = re.compile(r"[A-Za-z0-9_+=~-]{28,}")
_HARMLESS: Final = (
    re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+"),
    re.compile(r"\bsha(?:256|384|512)-[A-Za-z0-9+/=]+"),
)
_WORD: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_HEX: Final = re.compile(r"[0-9a-fA-F-]+")
_VALIDATORS: Final = frozenset({"etag", "if-match", "if-none-match", "if-range"})
_LONG: Final = 40
_FEWEST_CHANGES: Final = 0.35
_FEWEST_CHANGES_WHEN_SHORT: Final = 0.45
_LEAST_ENTROPY: Final = 3.5
"""Bits a character."""
_HEX_KEY: Final = re.compile(r"(?<![\w-])(?:[0-9a-f]{32,}|[0-9A-F]{32,})(?![\w-])")
_DIGEST: Final = re.compile(r"(?:hash|digest|checksum|md5|sha\d*|fingerprint|etag|commit|revision|id)$", re.IGNORECASE)
"""Names of what is hexadecimal and no secret."""
_LEAST_HEX_ENTROPY: Final = 3.0
_PREVIEW: Final = 3


class SecretFound(msgspec.Struct, frozen=True):
    """A secret that is left: where, of what kind, and how it begins. The secret itself is not shown."""

    where: str
    kind: str
    preview: str

    def __str__(self) -> str:
        return f"{self.where or '/'}: {self.kind} {self.preview}"


class SecretsLeftError(ValueError):
    """A recording still holds secrets and is not written; the text says where."""

    def __init__(self, message: str, found: tuple[SecretFound, ...] = ()) -> None:
        super().__init__(message)
        self.found = found


def find_secrets(value: Recording | str) -> tuple[SecretFound, ...]:
    """Give the secrets that are left in a recording, in JSON, or in a text that is no JSON."""
    found: list[SecretFound] = []
    finder = SpanFinder()

    def look(place: Place, text: str) -> str:
        found.extend(_secrets_at(place, text, finder.find(place, text)))
        return text

    if isinstance(value, Recording):
        rewrite(value, look)
    elif (recording := _recording_of(value)) is not None:
        rewrite(recording, look)
    else:
        rewrite_data(_data_of(value), "", look)
    return tuple(found)


def check_secrets(recording: Recording, where: str) -> None:
    """Raise SecretsLeftError for a recording that still holds secrets. where: what the error calls it."""
    if found := find_secrets(recording):
        head = f"{where}: {len(found)} secrets are left, so it is not written; name them in secrets=, or add rules"
        raise SecretsLeftError("\n".join([head, *(f"  {each}" for each in found)]), found)


def looks_random(text: str) -> bool:
    """Whether there is something in a text that only chance, or a cipher, writes."""
    if not _CANDIDATE.search(text):
        return False
    for pattern in (PLACEHOLDER, *_HARMLESS, *RULES.harmless):
        text = pattern.sub(" ", text)
    return any(_is_random(found[0]) for found in _CANDIDATE.finditer(text))


def _recording_of(text: str) -> Recording | None:
    try:
        return msgspec.json.decode(text, type=Recording)
    except msgspec.MsgspecError:
        return None


def _data_of(text: str) -> object:
    try:
        data: object = json.loads(text)
    except ValueError:
        return text
    return data


def _secrets_at(place: Place, text: str, spans: list[Span]) -> Iterator[SecretFound]:
    for span in spans:
        yield SecretFound(place.pointer, span.kind, _preview(span.secret))
    if spans or place.role == "bytes" or place.name in _VALIDATORS:
        return
    decoded = unquote(text) if "%" in text else text
    if decoded != text and (hidden := spans_in(place, decoded)):
        yield from (SecretFound(place.pointer, span.kind, _preview(span.secret)) for span in hidden)
    elif looks_random(decoded) or (not _DIGEST.search(place.name) and _holds_hex_key(decoded)):
        yield SecretFound(place.pointer, "what looks random", _preview(text))


def _preview(secret: str) -> str:
    return f"{secret[:_PREVIEW]}... ({len(secret)} characters)"


def _is_random(text: str) -> bool:
    """Count how often letters, digits and cases change: words and numbers seldom do, random text does all the time."""
    if _HEX.fullmatch(text) or not any(character.isdigit() for character in text):
        return False
    pieces = re.split("[^A-Za-z0-9]", text)
    kinds = [_kind(character) for piece in pieces if not _WORD.fullmatch(piece) for character in piece]
    changes = sum(one != other for one, other in pairwise(kinds))
    fewest = _FEWEST_CHANGES if len(text) >= _LONG else _FEWEST_CHANGES_WHEN_SHORT
    return changes >= fewest * len(text) and _entropy(text) > _LEAST_ENTROPY


def _holds_hex_key(text: str) -> bool:
    """Whether something in a text is hexadecimal and as long as a key: 128 bits or more, by no chance a number."""
    for pattern in (PLACEHOLDER, *_HARMLESS, *RULES.harmless):
        text = pattern.sub(" ", text)
    return any(
        sum(map(str.isalpha, found[0])) >= len(found[0]) / 8 and _entropy(found[0]) > _LEAST_HEX_ENTROPY
        for found in _HEX_KEY.finditer(text)
    )


def _kind(character: str) -> int:
    return 0 if character.isdigit() else 1 if character.islower() else 2


def _entropy(text: str) -> float:
    counts = Counter(text).values()
    return -sum(count / len(text) * math.log2(count / len(text)) for count in counts)
