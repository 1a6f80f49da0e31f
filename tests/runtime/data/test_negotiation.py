"""What the content type of a response says: which of several documented responses it is, and how its text is read."""

from __future__ import annotations

import pytest
from package.runtime.headers import Headers
from package.runtime.operation import ResponseSpec
from package.runtime.response.negotiation import charset_of, media_type, spec_of_type, utf_8


def typed(content_type: str) -> Headers:
    return Headers([("content-type", content_type)] if content_type else [])


def spec(kind: str, *media_types: str) -> ResponseSpec:
    return ResponseSpec(kind=kind, media_types=media_types)  # type: ignore[arg-type]


ALONE = [spec("json", "application/json"), spec("text", "text/plain"), spec("bytes", "application/pdf")]
STREAMS = [spec(kind, f"x/{kind}") for kind in ("json", "jsonl", "jsonseq", "events", "text", "bytes")]


def chosen(content_type: str, *specs: ResponseSpec) -> str:
    first, *others = specs
    both = ResponseSpec(kind=first.kind, media_types=first.media_types, others=tuple(others))
    return spec_of_type(both, typed(content_type)).kind


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("application/json", "json"),
        ("Application/JSON ; charset=utf-8", "json"),
        ("application/problem+json", "json"),
        ("text/json", "json"),
        ("text/plain", "text"),
        ("text/html", "text"),
        ("application/xml", "text"),
        ("image/svg+xml", "text"),
        ("application/pdf", "bytes"),
        ("image/png", "bytes"),
        ("", "json"),
    ],
)
def test_response_is_what_its_media_type_is_most_like(content_type: str, kind: str) -> None:
    assert kind == chosen(content_type, *ALONE)


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("application/jsonl", "jsonl"),
        ("application/x-jsonlines", "jsonl"),
        ("application/ndjson", "jsonl"),
        ("application/x-ndjson", "jsonl"),
        ("application/json-seq", "jsonseq"),
        ("text/event-stream", "events"),
    ],
)
def test_sequence_is_known_by_each_of_its_names(content_type: str, kind: str) -> None:
    assert kind == chosen(content_type, *STREAMS)


def test_exact_name_goes_before_a_pattern_and_a_pattern_before_likeness() -> None:
    pattern, exact, like = spec("bytes", "image/*", "*/*"), spec("text", "image/svg+xml"), spec("json", "a/b")

    assert "text" == chosen("image/svg+xml", like, pattern, exact)
    assert "bytes" == chosen("image/png", like, pattern, exact)
    assert "json" == chosen("x/y+json", pattern, exact, like)


def test_what_is_like_nothing_is_bytes_else_text_else_the_first() -> None:
    text, lines, data = spec("text", "a/a"), spec("jsonl", "b/b"), spec("bytes", "c/c")

    assert "bytes" == chosen("image/png", lines, text, data)
    assert "text" == chosen("image/png", lines, text)
    assert "jsonl" == chosen("image/png", lines, spec("json", "d/d"))


def test_media_type_is_read_without_parameters() -> None:
    assert ("text/html", "") == (media_type(typed(" Text/HTML ;q=1")), media_type(typed("")))


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/plain", ("utf-8", "")),
        ("text/plain; format=flowed; Charset = 'latin-1'", ("latin-1", "")),
        ('text/plain; charset="cp1252"', ("cp1252", "")),
        ("text/plain; charset=klingon", ("utf-8", "klingon")),
        ("text/plain; charset=hex", ("utf-8", "hex")),
    ],
)
def test_charset_is_that_of_the_content_type_if_python_knows_it(content_type: str, charset: tuple[str, str]) -> None:
    assert charset == charset_of(typed(content_type))


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ('"é"'.encode(), "application/json"),
        ('"é"'.encode("latin-1"), "application/json; charset=latin-1"),
        ('"é"'.encode("utf-16"), "application/json"),
        ("\ufeff".encode("utf-16-be") + '"é"'.encode("utf-16-be"), "application/json; charset=utf-8"),
    ],
)
def test_json_becomes_utf_8(content: bytes, content_type: str) -> None:
    assert '"é"' == utf_8(content, typed(content_type)).decode()
