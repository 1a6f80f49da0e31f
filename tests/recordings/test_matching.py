"""When a request is the recorded one, and how what differs is told."""

from __future__ import annotations

from typing import Any

import pytest
from package.testing.recordings.recording import (
    BinaryContent,
    Content,
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedPart,
    RecordedRequest,
    TextContent,
)
from package.testing.recordings.replay.matching import Comparison

FILE = BinaryContent(sha256="ab" * 32, size=5)
OTHER = BinaryContent(sha256="cd" * 32, size=5)
HASHED = BinaryContent(sha256="ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", size=3)
FORM = "application/x-www-form-urlencoded"


def sent(**changes: Any) -> Interaction:
    return Interaction(operation="op", request=RecordedRequest(**{"method": "POST", "path": "/a", **changes}))


def with_body(body: Content | None, content_type: str = "application/json") -> Interaction:
    return sent(headers={"content-type": content_type}, body=body)


def with_parts(*parts: RecordedPart) -> Interaction:
    return with_body(MultipartContent(parts=parts), "multipart/form-data")


def of_json(data: Any) -> Interaction:
    return with_body(JsonContent(data=data))


def of_form(text: str) -> Interaction:
    return with_body(TextContent(text=text), FORM)


def bearing(token: str) -> Interaction:
    return sent(headers={"authorization": f"Bearer {token}"})


def asking(*pairs: tuple[str, str]) -> Interaction:
    return sent(query=pairs)


def of_file(content: BinaryContent, name: str = "file", filename: str = "x") -> Interaction:
    return with_parts(RecordedPart(name=name, content=content, filename=filename))


def differences(recorded: Interaction, request: Interaction, **known: str) -> list[str]:
    return [str(difference) for difference in Comparison(recorded, request, known).differences]


@pytest.mark.parametrize(
    ("recorded", "request_"),
    [
        (with_body(JsonContent(data={"a": 1, "b": [2.0]})), with_body(TextContent(text='{ "b": [2], "a": 1.0 }'))),
        (with_body(JsonContent(data="2026-01-01T00:00:00Z")), with_body(JsonContent(data="2026-01-01T01:00:00+01:00"))),
        (with_body(TextContent(text="a=b+c&d=%20"), FORM), with_body(TextContent(text="a=b%20c&d=+"), FORM)),
        (sent(headers={"content-type": "text/plain; charset=utf-8"}), sent(headers={"content-type": "Text/Plain"})),
        (sent(headers={"idempotency-key": "1"}), sent(headers={"idempotency-key": "2"})),
        (with_body(BinaryContent(sha256="", size=0)), with_body(FILE)),
        (with_parts(RecordedPart(name="file", content=FILE)), with_parts(RecordedPart(name="file", content=FILE))),
        (with_body(TextContent(text="abc")), with_body(HASHED)),
        (with_body(HASHED), with_body(TextContent(text="abc"))),
        (sent(query=(("token", "REDACTED-TOKEN-1"),)), sent(query=(("token", "mine"),))),
        (with_body(JsonContent(data="a REDACTED-TOKEN-1 b")), with_body(JsonContent(data="a x y b"))),
    ],
)
def test_request_that_says_the_same_is_the_recorded_one(recorded: Interaction, request_: Interaction) -> None:
    assert [] == differences(recorded, request_)


@pytest.mark.parametrize(
    ("recorded", "request_", "expected"),
    [
        (sent(method="PUT"), sent(), "method: expected 'PUT', got 'POST'"),
        (sent(headers={"content-range": "part 1/2"}), sent(headers={"content-range": "part 2/2"}),
         "header content-range: expected 'part 1/2', got 'part 2/2'"),
        (sent(headers={"content-range": "part 1/2"}), sent(), "header content-range: expected 'part 1/2', got nothing"),
        (sent(), sent(headers={"x-new": "1"}), "header x-new: expected nothing, got '1'"),
        (sent(headers={"idempotency-key": "1"}), sent(), "header idempotency-key: expected 'given', got nothing"),
        (asking(("a", "1"), ("b", "2")), asking(("b", "2"), ("a", "1")), "query: expected 'a=1&b=2', got 'b=2&a=1'"),
        (asking(("t[]", "1"), ("t[]", "2")), asking(("t[]", "2"), ("t[]", "1")), "query t[]: expected '1', got '2'"),
        (of_json({"a": 1}), of_json({"a": True}), "body /a: expected 1, got True"),
        (of_json({"a": None}), of_json({}), "body /a: expected None, got nothing"),
        (of_json({}), of_json({"a/b": {"c": 1}}), 'body /a~1b: expected nothing, got {"c": 1}'),
        (of_json([1]), of_json([1, 2]), "body: expected '1 items', got '2 items'"),
        (of_json({}), with_body(None), "body: expected '{}', got nothing"),
        (of_json({}), with_body(FILE), "body: expected '{}', got '5 bytes (sha256 abababababab...)'"),
        (with_body(FILE), with_body(OTHER), "body sha256: expected 'abababababababab"),
        (of_file(FILE), of_file(OTHER), "body part file sha256"),
        (of_file(FILE), of_file(FILE, name="b"), 'body parts: expected ["file"], got ["b"]'),
        (of_file(FILE), of_file(FILE, filename="y"), "body part file filename: expected 'x', got 'y'"),
        (of_form("a=1"), of_form("a=2"), "body a: expected '1', got '2'"),
    ],
)  # fmt: skip
def test_difference_is_named(recorded: Interaction, request_: Interaction, expected: str) -> None:
    (difference, *_) = differences(recorded, request_)

    assert difference.startswith(expected)


def test_one_placeholder_is_one_text_within_a_request() -> None:
    recorded = sent(query=(("a", "REDACTED-TOKEN-1"), ("b", "REDACTED-TOKEN-1")))

    assert [] == differences(recorded, sent(query=(("a", "x"), ("b", "x"))))
    assert ["query b: expected 'x', got 'y'"] == differences(recorded, sent(query=(("a", "x"), ("b", "y"))))


def test_one_placeholder_is_one_text_within_a_text() -> None:
    recorded = of_json("REDACTED-TOKEN-1/REDACTED-TOKEN-1")

    assert [] == differences(recorded, of_json("a/a"))
    assert [] != differences(recorded, of_json("a/b"))


def test_placeholder_that_is_known_is_that_text() -> None:
    recorded = sent(values={"id": "REDACTED-TOKEN-1"})

    assert [] == differences(recorded, sent(values={"id": "x"}), **{"REDACTED-TOKEN-1": "x"})
    assert ["path id: expected 'x', got 'y'"] == differences(
        recorded, sent(values={"id": "y"}), **{"REDACTED-TOKEN-1": "x"}
    )


@pytest.mark.parametrize(
    ("recorded", "request_"),
    [
        (of_json({"refreshToken": "REDACTED-REFRESH-TOKEN-2"}), of_json({"refreshToken": "REDACTED-ACCESS-TOKEN-1"})),
        (
            of_json({"refreshToken": "REDACTED-REFRESH-TOKEN-2"}),
            of_json({"refreshToken": "Bearer REDACTED-ACCESS-TOKEN-1"}),
        ),
        (bearing("REDACTED-REFRESH-TOKEN-1"), bearing("mine")),
        (of_json({"apiKey": "REDACTED-ACCESS-TOKEN-1"}), of_json({"apiKey": "mine"})),
    ],
)
def test_placeholder_stands_for_no_secret_of_another_kind(recorded: Interaction, request_: Interaction) -> None:
    assert 1 == len(differences(recorded, request_))


@pytest.mark.parametrize("placeholder", ["REDACTED-ACCESS-TOKEN-1", "REDACTED-TOKEN-1", "REDACTED-SECRET-1"])
def test_placeholder_of_the_kind_or_of_any_stands_for_a_bearer_token(placeholder: str) -> None:
    assert [] == differences(bearing(placeholder), bearing("mine"))


@pytest.mark.parametrize(
    "request_",
    [
        sent(headers={"authorization": "Bearer my-own-secret"}),
        sent(query=(("token", "my-own-secret"), ("a", "1"))),
        with_body(JsonContent(data={"password": "my-own-secret"})),
        with_body(JsonContent(data={"deep": {"password": "my-own-secret"}})),
        with_parts(RecordedPart(name="token", content=TextContent(text="my-own-secret"))),
    ],
)
def test_secrets_of_the_caller_are_not_told(request_: Interaction) -> None:
    told = differences(sent(headers={"x-a": "1"}, body=JsonContent(data={})), request_)

    assert told
    assert "my-own-secret" not in " ".join(told)


def test_secret_that_differs_is_not_told() -> None:
    recorded = sent(headers={"authorization": "Basic REDACTED-CREDENTIALS-1"})

    told = differences(recorded, sent(headers={"authorization": "Bearer my-own-secret"}))

    assert ["header authorization: expected 'Basic REDACTED-CREDENTIALS-1', got 'Bearer ***'"] == told
