"""Whether a request is the one that was recorded, and else what differs.

Placeholders of the recording stand for whatever the request has in their place, the same text in every place: what a
replayed response gave out must come back as it is, what the caller brought (a key, a password) may be any.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec

from ...likeness import are_alike
from ..bodies import is_json, read_data, write_content
from ..recording import (
    BinaryContent,
    Content,
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedPart,
    RecordedRequest,
    TextContent,
)
from ..secrets.placeholders import PLACEHOLDER, kind_of_placeholder
from ..secrets.spans import Place, Role, masked, spans_in

ABSENT: Final = "nothing"
_LONGEST: Final = 200
_BY_PRESENCE: Final = frozenset({"idempotency-key"})
_ANYWHERE: Final = Place("", "", "text")
_ANY_KIND: Final = frozenset({"", "cookie", "credentials", "secret", "token"})
"""Kinds of which a secret may be besides its own."""
_FORM: Final = "application/x-www-form-urlencoded"


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not as recorded: where, and both sides as they are to be read."""

    where: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, got {self.got}"


class Comparison:
    """One request held against one that was recorded.

    known: what stands for placeholders so far. bound: what stands for further ones, if this is the request.
    """

    def __init__(
        self, recorded: Interaction, sent: Interaction, known: Mapping[str, str], ignored: Collection[str] = ()
    ) -> None:
        self.differences: list[Difference] = []
        self.bound: dict[str, str] = {}
        self._known = known
        self._compare(recorded, sent, ignored)

    def _compare(self, recorded: Interaction, sent: Interaction, ignored: Collection[str]) -> None:
        one, other = recorded.request, sent.request
        self._plain("operation", recorded.operation, sent.operation)
        self._plain("method", one.method, other.method)
        self._text(Place("path", "", "text"), one.path, other.path)
        self._mapping("path", one.values, other.values)
        self._pairs("query", one.query, other.query)
        self._headers(one.headers, other.headers, ignored)
        self._body("body", one.body, other.body, _type_of(one))

    def _plain(self, where: str, expected: object, got: object) -> None:
        if expected != got:
            self._differ(where, expected, got)

    def _text(self, place: Place, expected: str, got: str) -> None:
        if expected != got and not self._bind(place, expected, got):
            self._differ(place.pointer, self._shown(place, expected), masked(place, got))

    def _bind(self, place: Place, expected: str, got: str) -> bool:
        """Let placeholders stand for what is in their place; False where it cannot be, or the text around differs."""
        names, pattern = _as_pattern(expected, {**self._known, **self.bound})
        found = re.fullmatch(pattern, got, re.DOTALL) if names or pattern != re.escape(expected) else None
        if found is None:
            return False
        bound = dict(zip(names, found.groups(), strict=True))
        if any(text != name and PLACEHOLDER.search(text) for name, text in bound.items()):
            return False  # in it is what was given out for another secret
        if any(_is_of_another_kind(place, got, name, text) for name, text in bound.items()):
            return False
        self.bound.update(bound)
        return True

    def _shown(self, place: Place, expected: str) -> str:
        return masked(
            place, PLACEHOLDER.sub(lambda found: {**self._known, **self.bound}.get(found[0], found[0]), expected)
        )

    def _mapping(self, role: Role, expected: Mapping[str, str], got: Mapping[str, str]) -> None:
        for name in (*expected, *(name for name in got if name not in expected)):
            place = Place(f"{role} {name}", name, role)
            if name in expected and name in got:
                self._text(place, expected[name], got[name])
            else:
                sides = (masked(place, side[name]) if name in side else ABSENT for side in (expected, got))
                self._differ(place.pointer, *sides)

    def _headers(self, expected: Mapping[str, str], got: Mapping[str, str], ignored: Collection[str]) -> None:
        one, other = _counting(expected, ignored), _counting(got, ignored)
        self._mapping("header", one, other)

    def _pairs(self, where: str, expected: Collection[tuple[str, str]], got: Collection[tuple[str, str]]) -> None:
        if [name for name, _ in expected] != [name for name, _ in got]:
            self._differ(where, _query_text(expected), _query_text(got))
            return
        for (name, one), (_, other) in zip(expected, got, strict=True):
            self._text(Place(f"{where} {name}", name, "query"), one, other)

    def _body(self, where: str, expected: Content | None, got: Content | None, content_type: str) -> None:
        match expected, got:
            case None, None:
                return
            case MultipartContent(), MultipartContent():
                self._parts(where, expected.parts, got.parts)
            case BinaryContent(), _ if not expected.sha256:
                return
            case BinaryContent(), BinaryContent():
                self._plain(f"{where} size", expected.size, got.size)
                self._plain(f"{where} sha256", expected.sha256, got.sha256)
            case ((JsonContent() | TextContent()), (JsonContent() | TextContent())):
                self._written(where, expected, got, content_type)
            case _ if not _are_the_same_bytes(expected, got):  # what is kept of a body is a matter of its length
                self._differ(where, _named(expected), _named(got))

    def _written(
        self, where: str, expected: JsonContent | TextContent, got: JsonContent | TextContent, content_type: str
    ) -> None:
        try:
            if is_json(content_type) or isinstance(expected, JsonContent):
                self._json(where, "", read_data(expected), read_data(got))
                return
        except ValueError:
            pass
        if isinstance(expected, TextContent) and isinstance(got, TextContent):
            self._texts(where, expected.text, got.text, content_type)
        else:
            self._differ(where, _named(expected), _named(got))

    def _texts(self, where: str, expected: str, got: str, content_type: str) -> None:
        if content_type.startswith(_FORM):
            pairs = [parse_qsl(text, keep_blank_values=True) for text in (expected, got)]
            self._pairs(where, *pairs)
        else:
            self._text(Place(where, where.rpartition(" ")[2], "text"), expected, got)

    def _parts(self, where: str, expected: tuple[RecordedPart, ...], got: tuple[RecordedPart, ...]) -> None:
        if [part.name for part in expected] != [part.name for part in got]:
            self._differ(f"{where} parts", [part.name for part in expected], [part.name for part in got])
            return
        for one, other in zip(expected, got, strict=True):
            place = f"{where} part {one.name}"
            self._text(Place(f"{place} filename", "", "text"), one.filename, other.filename)
            self._plain(f"{place} content type", one.content_type, other.content_type)
            self._body(place, one.content, other.content, one.content_type)

    def _json(self, where: str, pointer: str, expected: Any, got: Any) -> None:  # noqa: ANN401 - any JSON
        place = f"{where} {pointer}".rstrip()
        match expected, got:
            case dict(), dict():
                for name in (*expected, *(name for name in got if name not in expected)):
                    self._member(where, f"{pointer}/{_escaped(name)}", name, expected, got)
            case list(), list() if len(expected) == len(got):
                for index, (one, other) in enumerate(zip(expected, got, strict=True)):
                    self._json(where, f"{pointer}/{index}", one, other)
            case list(), list():
                self._differ(place, f"{len(expected)} items", f"{len(got)} items")
            case str(), str() if not are_alike(expected, got):
                name = pointer.rpartition("/")[2]
                self._text(Place(place, name, "member"), expected, got)
            case _ if not are_alike(expected, got):
                self._differ(place, expected, got)

    def _member(self, where: str, pointer: str, name: str, expected: dict[str, Any], got: dict[str, Any]) -> None:
        if name in expected and name in got:
            self._json(where, pointer, expected[name], got[name])
        else:
            place = Place(f"{where} {pointer}", name, "member")
            one, other = (_member_text(place, side[name]) if name in side else ABSENT for side in (expected, got))
            self.differences.append(Difference(place.pointer, one, other))

    def _differ(self, where: str, expected: object, got: object) -> None:
        self.differences.append(Difference(where, _value_text(expected), _value_text(got)))


def _are_the_same_bytes(one: Content | None, other: Content | None) -> bool:
    return _hash_of(one) == _hash_of(other) != ""


def _hash_of(content: Content | None) -> str:
    match content:
        case BinaryContent():
            return content.sha256
        case JsonContent() | TextContent():
            return hashlib.sha256(write_content(content)).hexdigest()
        case _:
            return ""


def _as_pattern(expected: str, known: Mapping[str, str]) -> tuple[list[str], str]:
    """Give a text as an expression, and the placeholders that its groups stand for."""
    names: list[str] = []
    pattern, position = "", 0
    for found in PLACEHOLDER.finditer(expected):
        pattern += re.escape(expected[position : found.start()])
        name, position = found[0], found.end()
        if name in known:
            pattern += re.escape(known[name])
        elif name in names:
            pattern += rf"\{names.index(name) + 1}"
        else:
            names.append(name)
            pattern += "(.+?)"
    return names, pattern + re.escape(expected[position:])


def _is_of_another_kind(place: Place, got: str, name: str, text: str) -> bool:
    """Whether what is sent shows itself as a secret of a kind that the placeholder does not stand for."""
    kinds = {kind_of_placeholder(name), *(span.kind for span in spans_in(place, got) if span.secret == text)}
    return len(kinds - _ANY_KIND) > 1


def _counting(headers: Mapping[str, str], ignored: Collection[str]) -> dict[str, str]:
    """Give the headers that count, as they count: a content type without its parameters, some by being there."""
    counting = {name: value for name, value in headers.items() if name not in ignored}
    for name in counting.keys() & _BY_PRESENCE:
        counting[name] = "given"
    if "content-type" in counting:
        counting["content-type"] = counting["content-type"].partition(";")[0].strip().lower()
    return counting


def _type_of(request: RecordedRequest) -> str:
    return request.headers.get("content-type", "")


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _query_text(pairs: Collection[tuple[str, str]]) -> str:
    return "&".join(f"{name}={masked(Place('', name, 'query'), value)}" for name, value in pairs) or ABSENT


def _member_text(place: Place, value: object) -> str:
    return _value_text(masked(place, value) if isinstance(value, str) else value)


def _named(content: Content | None) -> str:
    match content:
        case None:
            return ABSENT
        case BinaryContent():
            return f"{content.size:,} bytes (sha256 {content.sha256[:12]}...)"
        case MultipartContent():
            return f"multipart of {[part.name for part in content.parts]}"
        case TextContent():
            return _value_text(content.text)
        case JsonContent():
            return _value_text(content.data)


def _value_text(value: object) -> str:
    """Give a value as it is to be read: JSON as JSON, not too long, without what is known as secret."""
    if value == ABSENT:
        return ABSENT
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else repr(value)
    text = masked(_ANYWHERE, text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
