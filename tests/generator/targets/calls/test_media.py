"""How a body of each media type is written and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.operations import MediaType
from generator.targets.python.operations.media import (
    body_kind,
    essence_of,
    preferred_response,
    response_kind,
    sent_content_type,
)

MakeApi = Callable[..., Api]
OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
LIST = {"type": "array", "items": OBJECT}
EVENT: dict[str, Any] = {"type": "object", "properties": {"event": {"type": "string"}, "data": {"type": "string"}}}
TEXT = {"type": "string"}
BYTES = {"type": "string", "format": "binary"}


def media(make_api: MakeApi, content_type: str, schema: dict[str, Any] | None) -> tuple[MediaType, Api]:
    content = {content_type: {} if schema is None else {"schema": schema}}
    api = make_api({"/a": {"post": {"requestBody": {"content": content}, "responses": {}}}})
    body = api.operations[0].request_body
    assert body
    return body.content[0], api


@pytest.mark.parametrize(
    ("content_type", "schema", "kind"),
    [
        ("application/json", OBJECT, "json"),
        ("text/json", OBJECT, "json"),
        ("application/x-json", OBJECT, "json"),
        ("application/problem+json", OBJECT, "json"),
        ("Application/JSON; charset=utf-8", OBJECT, "json"),
        ("application/json", BYTES, "bytes"),
        ("application/jsonl", LIST, "jsonl"),
        ("application/x-jsonlines", LIST, "jsonl"),
        ("application/ndjson", LIST, "jsonl"),
        ("application/x-ndjson", LIST, "jsonl"),
        ("application/json-seq", LIST, "jsonseq"),
        ("application/geo+json-seq", LIST, "jsonseq"),
        ("text/event-stream", LIST, "data"),
        ("text/event-stream", OBJECT, "data"),
        ("text/event-stream", TEXT, "events"),
        ("text/event-stream", BYTES, "events"),
        ("text/event-stream", None, "events"),
        ("text/event-stream", EVENT, "events"),
        ("text/event-stream", {"oneOf": [EVENT, EVENT]}, "events"),
        ("text/event-stream", {"oneOf": [EVENT, OBJECT]}, "data"),
        ("application/x-ndjson", TEXT, "jsonl"),
        ("application/x-ndjson", OBJECT, "jsonl"),
        ("application/x-ndjson", None, "jsonl"),
        ("application/x-ndjson", BYTES, "bytes"),
        ("text/csv", TEXT, "text"),
        ("text/vtt", None, "text"),
        ("application/xml", TEXT, "text"),
        ("application/atom+xml", TEXT, "text"),
        ("application/yaml", TEXT, "text"),
        ("application/javascript", TEXT, "text"),
        ("application/csv", TEXT, "text"),
        ("*/*", OBJECT, "json"),
        ("application/*", OBJECT, "json"),
        ("*/*", TEXT, "text"),
        ("application/*", TEXT, "text"),
        ("*/*", None, "bytes"),
        ("image/png", None, "bytes"),
        ("image/*", TEXT, "bytes"),
        ("application/octet-stream", OBJECT, "bytes"),
    ],
)
def test_response_is_read_as_its_media_type_and_schema_say(
    make_api: MakeApi, content_type: str, schema: dict[str, Any] | None, kind: str
) -> None:
    one, api = media(make_api, content_type, schema)

    assert kind == response_kind(one, api)
    assert (kind, one) == preferred_response([one], api)


@pytest.mark.parametrize(
    ("content_type", "schema", "kind"),
    [
        ("multipart/form-data", OBJECT, "multipart"),
        ("multipart/mixed", OBJECT, "multipart"),
        ("application/x-www-form-urlencoded", OBJECT, "form"),
        ("application/json", OBJECT, "json"),
        ("application/jsonl", LIST, "jsonl"),
        ("application/json-seq", LIST, "jsonseq"),
        ("text/event-stream", LIST, "text"),
        ("image/png", None, "binary"),
        ("text/plain", TEXT, "text"),
    ],
)
def test_body_is_written_as_its_media_type_and_schema_say(
    make_api: MakeApi, content_type: str, schema: dict[str, Any] | None, kind: str
) -> None:
    assert kind == body_kind(*media(make_api, content_type, schema))


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("json", "application/json"),
        ("multipart", "multipart/form-data"),
        ("form", "application/x-www-form-urlencoded"),
        ("binary", "application/octet-stream"),
        ("text", "text/plain"),
        ("jsonl", "application/jsonl"),
        ("jsonseq", "application/json-seq"),
        ("parts", "multipart/mixed"),
    ],
)
def test_range_of_media_types_is_sent_as_a_plain_one(kind: Any, content_type: str) -> None:
    assert content_type == sent_content_type(kind, "*/*")
    assert "a/b; c=d" == sent_content_type(kind, " a/b; c=d ")


def test_essence_is_in_lower_case_and_without_parameters() -> None:
    assert "text/html" == essence_of(" Text/HTML ; charset=utf-8")
