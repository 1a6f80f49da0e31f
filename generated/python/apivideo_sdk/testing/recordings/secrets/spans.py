"""Where in a text the secrets are: by the name of its place, and by shapes that only secrets have.

What stands in the place of a secret, and what is public anyway (example.com, 127.0.0.1), is none.
"""

from __future__ import annotations

import base64
import ipaddress
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias
from urllib.parse import unquote, unquote_plus

from ....runtime.call.setup import declared_secrets
from ....runtime.redaction import MASK, kind_of_name, plain_name
from ..catalog import api_definition
from .placeholders import EMAIL, IP, is_placeholder
from .rule import Pattern
from .rules import RULES

Role: TypeAlias = Literal["header", "query", "path", "member", "key", "text", "bytes"]
Encoding: TypeAlias = Literal["plain", "url", "json"]


class Place(NamedTuple):
    """Where a text stands: its pointer in the recording, the name it has there, and as what."""

    pointer: str
    name: str
    role: Role


class Span(NamedTuple):
    """A secret from `start` to `end`; `secret` is what it says once its encoding is undone."""

    start: int
    end: int
    secret: str
    kind: str
    encoding: Encoding = "plain"


_SHAPES: Final = (
    Pattern("token", re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*")),
    Pattern("access-token", re.compile(r"\bBearer\s+([\w.~+/=-]{16,})", re.IGNORECASE)),
    Pattern("credentials", re.compile(r"\bBasic\s+([A-Za-z0-9+/=]{16,})", re.IGNORECASE)),
    Pattern("user", re.compile(r"//([^/\s:@]+)(?::[^/\s@]*)?@")),
    Pattern("password", re.compile(r"//[^/\s:@]*:([^/\s@]+)@")),
    Pattern("token", re.compile(r"/(?:token|private)/(?=[\w-]*\d)([\w~-]{8,})(?![\w~-])")),
    Pattern("private-key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*-----END [A-Z ]*PRIVATE KEY-----")),
    Pattern("access-key", re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")),
    Pattern("token", re.compile(r"\b(?:(?:gh[pousr]|github_pat)_\w{30,}|glpat-[\w-]{20,}|xox[a-z]-[\w-]{10,})")),
    Pattern("api-key", re.compile(r"\b(?:[rsp]k_(?:live|test)_\w{10,}|AIza[\w-]{35}|SG\.[\w-]{16,}\.[\w-]{16,})")),
)
"""Shapes of secrets of any API."""

_MEMBER: Final = re.compile(r'(\\*)"([^"\\]{1,64})\1"\s*:\s*\1"')
"""The name of a member, and the quote of its value; in JSON within JSON with backslashes before the quotes."""
PAIR: Final = re.compile(r"(?:^|[?&;\s])([\w%.\[\]-]{1,64})=([^&#\s\"'<>\\]+)")
"""A parameter of an address or a form: its name and its value."""
_COOKIE: Final = re.compile(r"(?:^|;\s*)[^=;\s]+=\"?([^;\"]+)\"?")
_EMAIL: Final = re.compile(r"[\w.+-]+(?:@|%40)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_RESERVED_DOMAIN: Final = re.compile(
    r"(?:@|%40|\.)(?:example\.(?:com|net|org)|example|test|invalid|localhost)$", re.IGNORECASE
)
_IPV4: Final = re.compile(r"(?<![\w.])(?<![A-Za-z]/)\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w:.])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}(?![\w:])")
_USER: Final = re.compile(r"//[^/\s@]*$")
"""How an address goes on before its host, where a user and a password may stand."""
_MASKS: Final = frozenset({MASK, "[redacted]", "<redacted>"})


def spans_in(place: Place, text: str) -> list[Span]:
    """Give the secrets of a text, in order, without overlaps; of those that begin together, the longest.

    In bytes only what cannot be there by chance counts.
    """
    found = _shaped(text) if place.role == "bytes" else _found(place, text)
    return without_overlaps(span for span in found if not is_public(span.secret))


def without_overlaps(found: Iterable[Span]) -> list[Span]:
    """Give spans in order; of those that overlap the first, of those that begin together the longest."""
    chosen: list[Span] = []
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if not chosen or span.start >= chosen[-1].end:
            chosen.append(span)
    return chosen


class SpanFinder:
    """Gives the secrets of texts as `spans_in` does, and remembers those of texts that stand in many places."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, str], list[Span]] = {}

    def find(self, place: Place, text: str) -> list[Span]:
        """Give the secrets of a text, in order."""
        key = place.name, place.role, text
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = spans_in(place, text)
        return found


def kind_of(name: str) -> str:
    """Give the kind of secret that a place of this name holds; "" where it holds none."""
    plain = plain_name(name)
    return RULES.names.get(plain) or kind_of_name(name) or ("secret" if plain in declared_names() else "")


@cache
def declared_names() -> frozenset[str]:
    """Give the plain names of what the document declares as a credential."""
    return declared_secrets(api_definition())


def is_public(text: str) -> bool:
    """Whether a text is no secret, whatever it looks like: empty, masked, or in the place of a secret."""
    return not text or text.lower() in _MASKS or is_placeholder(text)


def masked(place: Place, text: str) -> str:
    """Give a text fit to print."""
    pieces, position = [], 0
    for span in spans_in(place, text):
        pieces += [text[position : span.start], MASK]
        position = span.end
    return "".join([*pieces, text[position:]])


def _found(place: Place, text: str) -> Iterator[Span]:
    yield from _named(place, text)
    yield from _shaped(text)
    yield from _people(text)


def _shaped(text: str) -> Iterator[Span]:
    """Give what shows itself as a secret, wherever it stands."""
    for pattern in (*RULES.patterns, *_SHAPES):
        for found in pattern.expression.finditer(text):
            start, end = found.span(1 if pattern.expression.groups else 0)
            yield Span(start, end, text[start:end], pattern.kind)
    yield from _members(text)
    yield from _queries(text)


def _named(place: Place, text: str) -> Iterator[Span]:
    """Give what is secret for the name of its place."""
    lowered = place.name.lower()
    if place.role == "header" and lowered in {"cookie", "set-cookie"}:
        for found in _COOKIE.finditer(text):
            yield Span(*found.span(1), found[1], "cookie")
            if lowered == "set-cookie":
                return
    elif place.role == "header" and lowered.endswith("authorization"):
        yield from _credentials(text)
    elif place.role != "key" and (kind := _kind_here(place, text)):
        yield Span(0, len(text), text, kind)


def _kind_here(place: Place, text: str) -> str:
    """Give the kind of a whole text. Its shape says more than the name of its place."""
    if kind := kind_of(place.name):
        return next((rule.kind for rule in RULES.patterns if rule.expression.fullmatch(text)), kind)
    return ""


def _credentials(text: str) -> Iterator[Span]:
    scheme, space, credentials = text.partition(" ")
    start = len(scheme) + 1 if space else 0
    kind = {"bearer": "access-token", "basic": "credentials"}.get(scheme.lower(), "secret") if space else "secret"
    yield Span(start, len(text), credentials if space else text, kind)


def key_of_basic(credentials: str) -> str:
    """Give the user name of basic credentials, which is the key where an API takes one; "" where there is none."""
    try:
        return base64.b64decode(credentials, validate=True).decode().partition(":")[0]
    except ValueError:
        return ""


def _members(text: str) -> Iterator[Span]:
    """Give the secret members of JSON that is written in a text."""
    for found in _MEMBER.finditer(text) if '"' in text else ():
        if kind := kind_of(found[2]):
            closing = re.compile(rf"(?<!\\){re.escape(found[1])}\"").search(text, found.end())
            end = closing.start() if closing else len(text)
            yield Span(found.end(), end, _unescaped(text[found.end() : end], len(found[1])), kind, "json")


def _queries(text: str) -> Iterator[Span]:
    """Give the secret parameters of addresses and forms in a text."""
    for found in PAIR.finditer(text) if "=" in text else ():
        if kind := kind_of(unquote_plus(found[1])):
            yield Span(*found.span(2), unquote_plus(found[2]), kind, "url")


def _people(text: str) -> Iterator[Span]:
    """Give e-mail and IP addresses that are somebody's."""
    for found in _EMAIL.finditer(text) if "@" in text or "%40" in text else ():
        if not _RESERVED_DOMAIN.search(found[0]) and not _USER.search(text, 0, found.start()):
            yield Span(*found.span(), unquote(found[0]), EMAIL, "url" if "%40" in found[0] else "plain")
    for expression in (_IPV4, _IPV6):
        for found in expression.finditer(text):
            if _is_somebodys(found[0]):
                yield Span(*found.span(), found[0], IP)


def _is_somebodys(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    if address.is_loopback or address.is_unspecified or address.is_multicast or address.is_link_local:
        return False
    return not is_placeholder(text)


def _unescaped(text: str, backslashes: int) -> str:
    """Undo the escapes of JSON. backslashes: before the quotes around it; there are some in JSON within JSON."""
    try:
        for _ in range((backslashes + 1).bit_length()):
            text = json.loads(f'"{text}"')
    except ValueError:
        pass
    return text
