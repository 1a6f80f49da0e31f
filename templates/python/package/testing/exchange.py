"""One request that a call must send, and the response it gets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, assert_never
from urllib.parse import parse_qsl

from ..runtime.headers import Headers
from ..runtime.streams.framing import Frame, framing_of
from ..runtime.transport.protocol import RawResponse
from .likeness import assert_alike
from .parts import Part, read_parts
from .replay import SentRequest


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonBody:
    """A body of JSON, compared as data."""

    data: Any
    content_type: str = "application/json"


@dataclass(frozen=True, kw_only=True, slots=True)
class FormBody:
    """A form, compared as pairs in order."""

    pairs: tuple[tuple[str, str], ...]
    content_type: str = "application/x-www-form-urlencoded"


@dataclass(frozen=True, kw_only=True, slots=True)
class MultipartBody:
    """A multipart body, compared part by part in order, whatever the boundary."""

    parts: tuple[Part, ...]
    content_type: str = "multipart/form-data"


@dataclass(frozen=True, kw_only=True, slots=True)
class RawBody:
    """A body compared byte for byte."""

    content: bytes
    content_type: str


SentBody: TypeAlias = JsonBody | FormBody | MultipartBody | RawBody


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchange:
    """A request and its response.

    path: percent-encoded, without the base URL's. query: pairs, decoded, in order. headers: those that must be among
    the ones sent. body: None for none. answer: the bytes that come back with `status`, as `answer_type`. sequence: how
    they are a list of items, if they are no JSON list.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: SentBody | None = None
    status: int = 200
    response: bytes = b""
    response_type: str = "application/json"
    sequence: Literal["jsonl", "jsonseq", "events", "data"] | None = None

    def reply(self) -> RawResponse:
        """Give the response."""
        headers = [("content-type", self.response_type)] if self.response else []
        return RawResponse(status=self.status, headers=Headers(headers), content=self.response)

    def response_data(self) -> Any:  # noqa: ANN401 - any JSON
        """Give the response's JSON."""
        return json.loads(self.response) if self.sequence is None else _items(self.sequence, self.response)

    @property
    def has_json(self) -> bool:
        """Whether the response is JSON."""
        kind = self.response_type.partition(";")[0].strip().lower()
        return self.sequence is not None or (
            bool(self.response) and (kind.endswith(("/json", "+json")) or kind == "*/*")
        )

    def assert_sent(self, sent: SentRequest) -> None:
        """Hold a request against this one. Raises AssertionError for the first difference."""
        _assert_equal("method", self.method, sent.method)
        _assert_equal("path", self.path, sent.path)
        _assert_equal("query", self.query, sent.query)
        for name, value in self.headers.items():
            _assert_equal(f"header {name}", value, sent.headers.get(name))
        _assert_body(self.body, sent)


def _items(sequence: Literal["jsonl", "jsonseq", "events", "data"], content: bytes) -> list[Any]:
    framing = framing_of(sequence, Headers(), None)
    return [_item(frame, sequence) for frame in (*framing.feed(content), *framing.end())]


def _item(frame: Frame, sequence: str) -> Any:  # noqa: ANN401 - any JSON
    if sequence == "events":
        return frame.fields
    return json.loads(frame.content if frame.event is None else frame.event.data)


def _assert_body(expected: SentBody | None, sent: SentRequest) -> None:
    if expected is None:
        _assert_equal("body", None, sent.content)
        return
    content = sent.content
    if content is None:
        raise AssertionError(f"no body was sent; expected {expected}")
    content_type = sent.headers.get("content-type", "")
    if isinstance(expected, JsonBody | FormBody | MultipartBody):
        _assert_equal("content type", expected.content_type, content_type.partition(";")[0])
    match expected:
        case JsonBody(data=data):
            assert_alike(data, json.loads(content), "body")
        case FormBody(pairs=pairs):
            _assert_equal("body", pairs, tuple(parse_qsl(content.decode("ascii"), keep_blank_values=True)))
        case MultipartBody(parts=parts):
            _assert_equal("body", parts, read_parts(content, content_type))
        case RawBody():
            _assert_equal("content type", expected.content_type, content_type)
            _assert_equal("body", expected.content, content)
        case _:
            assert_never(expected)


def _assert_equal(what: str, expected: object, actual: object) -> None:
    if expected != actual:
        raise AssertionError(f"{what}: expected {expected!r}, sent {actual!r}")
