"""Secrets, where they stand: each becomes a placeholder of its kind, and what is no secret stays."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from typing import Any

import msgspec
import pytest
from package.testing.recordings.bodies import write_content
from package.testing.recordings.recording import (
    BinaryContent,
    Interaction,
    JsonContent,
    MultipartContent,
    RecordedFailure,
    RecordedPart,
    RecordedRequest,
    RecordedResponse,
    TextContent,
)
from package.testing.recordings.secrets.redaction import redact
from package.testing.recordings.secrets.scan import find_secrets

from tests.recordings.told import answered, created, got, story, undocumented

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9"
KEY = "Wt4HbRV3vVfJ5QzL0aM9cT2kN8sYd1Xe7UoPgKiB6fE"


def sent(**changes: Any) -> Interaction:
    request = RecordedRequest(**{"method": "POST", "path": "/things", **changes})
    return Interaction(operation="createThing", request=request, response=answered({}))


def redacted_data(data: Any, secrets: Iterable[str] = ()) -> Any:
    redacted = redact(story(got("1", data)), secrets)
    response = redacted.interactions[0].response
    assert response is not None
    assert isinstance(response.body, JsonContent)
    return response.body.data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"apiKey": KEY}, {"apiKey": "REDACTED-API-KEY-1"}),
        ({"access_token": "a"}, {"access_token": "REDACTED-ACCESS-TOKEN-1"}),
        ({"a": [{"password": "pw"}]}, {"a": [{"password": "REDACTED-PASSWORD-1"}]}),
        ({"note": f"use {JWT}, please"}, {"note": "use REDACTED-TOKEN-1, please"}),
        ({"url": "https://a.test/x?token=s%2Fc&a=1"}, {"url": "https://a.test/x?token=REDACTED-TOKEN-1&a=1"}),
        ({"url": "rtmp://me:hidden@a.io/x"}, {"url": "rtmp://REDACTED-USER-1:REDACTED-PASSWORD-1@a.io/x"}),
        ({"url": "https://token@a.io/x?mail=b@c.io"}, {"url": "https://REDACTED-USER-1@a.io/x?mail=redacted-1@example.com"}),
        ({"by": "a@corp.io, b@corp.io"}, {"by": "redacted-1@example.com, redacted-2@example.com"}),
        ({"ip": "203.0.114.9", "other": "2a02:1:2:3::9"}, {"ip": "192.0.2.1", "other": "2001:db8::2"}),
        ({"streamKey": "dfb9eee8-7e21-4d04-a6a8-51a4b0b8e0f2"}, {"streamKey": "5ec2e700-0000-4000-8000-000000000001"}),
        ({"body": json.dumps({"secret": 'a"b'})}, {"body": '{"secret": "REDACTED-SECRET-1"}'}),
        ({KEY: 1, "apiKey": KEY}, {"REDACTED-API-KEY-1": 1, "apiKey": "REDACTED-API-KEY-1"}),
    ],
)  # fmt: skip
def test_secret_of_a_response_is_replaced(data: Any, expected: Any) -> None:
    assert expected == redacted_data(data)
    assert () == find_secrets(redact(story(got("1", data))))
    assert () != find_secrets(story(got("1", data)))


@pytest.mark.parametrize(
    "data",
    [
        {"videoId": "vi4k0jvEUuaTdRAEjQ4Jfrgz", "watermark": "watermark_1BWr2L5MTQwxGkuxKjzh6i"},
        {"agent": "Mozilla/5.0 Chrome/120.0.0.0", "version": "1.2.3"},
        {"host": "http://127.0.0.1:8080/a", "mail": "a@example.com", "by": "me@shop.test"},
        {"hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0bb822cd15d6c15b0f00a08"},
        {"tokenType": "bearer", "nextPageToken": "", "token": "", "password": None, "at": "2026-11-28T10:00:00.123Z"},
        {"title": "My-Very-Long-Slug-Of-2026-With-Many-Words-In-It-And-More"},
        {"picture": "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"},
        {"id": "dfb9eee8-7e21-4d04-a6a8-51a4b0b8e0f2", "name": "apiKey"},
    ],
)
def test_what_is_no_secret_stays(data: Any) -> None:
    assert data == redacted_data(data)
    assert () == find_secrets(story(got("1", data)))


def test_same_secret_is_the_same_placeholder_everywhere() -> None:
    given = got("1", {"access_token": KEY})
    headers = {"authorization": f"Bearer {KEY}", "cookie": f"sid={KEY}; lang=en"}
    form = TextContent(text=f"a=1&token={KEY}")
    parts = MultipartContent(parts=(RecordedPart(name="token", content=TextContent(text=KEY)),))
    used = sent(headers=headers, query=(("key", KEY),), body=form, values={"token": KEY})

    redacted = redact(story(given, used, sent(body=parts), undocumented("GET", f"https://a.test/{KEY}")))

    texts = msgspec.json.encode(redacted).decode()
    assert 8 == texts.count("REDACTED-ACCESS-TOKEN-1")
    assert KEY not in texts
    assert "sid=REDACTED-ACCESS-TOKEN-1; lang=REDACTED-COOKIE-1" in texts


def test_basic_credentials_give_away_no_key() -> None:
    basic = base64.b64encode(f"{KEY}:".encode()).decode()

    redacted = redact(story(sent(headers={"authorization": f"Basic {basic}"}), got("1", {"note": f"key {KEY}"})))

    assert {"authorization": "Basic REDACTED-CREDENTIALS-1"} == redacted.interactions[0].request.headers
    assert b"key REDACTED-API-KEY-1" in write_content(redacted.interactions[1].response.body)  # type: ignore[union-attr, arg-type]  # told above


def test_secret_that_holds_another_is_replaced_as_a_whole() -> None:
    data = {"a": {"token": "long-secret"}, "b": {"token": "long-secret-2"}, "note": "long-secret-2 and long-secret"}

    assert "REDACTED-TOKEN-2 and REDACTED-TOKEN-1" == redacted_data(data)["note"]


def test_secret_is_replaced_in_any_spelling() -> None:
    secret = 'a/b+c"d=e f'
    data = {"token": secret, "url": "x?y=a%2Fb%2Bc%22d%3De%20f", "form": "a%2Fb%2Bc%22d%3De+f", "log": 'a/b+c\\"d=e f'}

    redacted = redacted_data(data)

    assert ["x?y=REDACTED-TOKEN-1", "REDACTED-TOKEN-1", "REDACTED-TOKEN-1"] == list(redacted.values())[1:]


def test_names_of_files_and_failures_are_looked_through() -> None:
    part = RecordedPart(name="file", filename=f"{KEY}.mp4", content=TextContent(text="a"))
    failure = RecordedFailure(error="ConnectError", message="no way to 8.8.8.8")
    failed = msgspec.structs.replace(sent(body=MultipartContent(parts=(part,))), response=None, failure=failure)

    redacted = redact(story(got("1", {"apiKey": KEY}), failed)).interactions[1]

    assert isinstance(redacted.request.body, MultipartContent)
    assert "REDACTED-API-KEY-1.mp4" == redacted.request.body.parts[0].filename
    assert redacted.failure is not None
    assert "no way to 192.0.2.1" == redacted.failure.message


def test_set_cookie_keeps_its_attributes() -> None:
    response = RecordedResponse(status=200, headers=(("set-cookie", "sid=abc; Path=/; HttpOnly"),))
    setting = msgspec.structs.replace(got("1", None), response=response)

    redacted = redact(story(setting, sent(headers={"cookie": "sid=abc"})))

    first, second = redacted.interactions
    assert first.response is not None
    assert (("set-cookie", "sid=REDACTED-COOKIE-1; Path=/; HttpOnly"),) == first.response.headers
    assert {"cookie": "sid=REDACTED-COOKIE-1"} == second.request.headers


def test_bytes_that_hold_a_secret_are_not_kept() -> None:
    kept = base64.b64encode(b"\x00\x01" + KEY.encode()).decode()
    binary = BinaryContent(sha256="0" * 64, size=45, base64=kept)

    redacted = redact(story(got("1", {"apiKey": KEY}), sent(body=binary)))

    assert BinaryContent(sha256="0" * 64, size=45) == redacted.interactions[1].request.body


def test_bytes_that_show_a_secret_of_their_own_are_not_kept() -> None:
    kept = base64.b64encode(b'\x00{"token": "hidden-in-bytes"}').decode()
    told = story(sent(body=BinaryContent(sha256="0" * 64, size=29, base64=kept)))

    assert 1 == len(find_secrets(told))
    assert BinaryContent(sha256="0" * 64, size=29) == redact(told).interactions[0].request.body


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"name": "Rex", "note": "e e", "e": ["e"]}, {"name": "Rex", "note": "e e", "e": ["REDACTED-SECRET-1"]}),
        ({"url": "https://a.test/e?e=e&b=ex"}, {"url": "https://a.test/e?e=REDACTED-SECRET-1&b=ex"}),
        ({"url": "rtmp://e:e@a.test/e"}, {"url": "rtmp://REDACTED-USER-1:REDACTED-USER-1@a.test/e"}),
        ({"body": '{"e": "e", "b": "see"}'}, {"body": '{"e": "REDACTED-SECRET-1", "b": "see"}'}),
    ],
)
def test_short_secret_that_the_caller_names_is_replaced_where_it_stands_whole(data: Any, expected: Any) -> None:
    redacted = redacted_data(data, ["e", ""])

    assert expected == redacted
    assert () == find_secrets(story(got("1", redacted)))


def test_short_secret_is_replaced_in_headers_and_queries() -> None:
    headers = {"x-own": "Key e", "x-note": "e g", "authorization": "Basic e"}
    told = sent(headers=headers, query=(("q", "e"), ("r", "ee")))

    request = redact(story(told), ["e"]).interactions[0].request

    known = "REDACTED-CREDENTIALS-1"
    assert {"x-own": f"Key {known}", "x-note": "e g", "authorization": f"Basic {known}"} == request.headers
    assert (("q", known), ("r", "ee")) == request.query


def test_secrets_that_the_caller_names_are_replaced() -> None:
    redacted = redact(story(created({"title": "my grandmother"}, {"thingId": "1"})), ["my grandmother"])

    assert JsonContent(data={"title": "REDACTED-SECRET-1"}) == redacted.interactions[0].request.body


def test_secret_that_the_caller_names_is_of_the_kind_that_its_place_tells() -> None:
    assert {"apiKey": "REDACTED-API-KEY-1"} == redacted_data({"apiKey": "k1"}, ["k1"])


def test_redacting_twice_changes_nothing_and_numbers_go_on() -> None:
    once = redact(story(got("1", {"token": "first-token", "other": {"token": "second-token"}})))
    more = story(*once.interactions, got("2", {"token": "third-token"}))

    assert once == redact(once)
    assert answered({"token": "REDACTED-TOKEN-3"}) == redact(more).interactions[2 - 1].response


def test_word_that_is_a_secret_does_not_rename_members() -> None:
    assert {"password": "REDACTED-PASSWORD-1", "note": "the REDACTED-PASSWORD-1"} == redacted_data(
        {"password": "password", "note": "the password"}
    )


@pytest.mark.parametrize("text", [f'{{"note": "{KEY}"}}', f"plain {JWT}", '{"token": "abc"}', "mail ann@corp.io"])
def test_scan_reads_any_text(text: str) -> None:
    (found,) = find_secrets(text)

    assert KEY not in str(found)
    assert JWT not in str(found)
