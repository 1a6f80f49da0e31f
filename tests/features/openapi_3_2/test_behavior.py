from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Replay = Callable[..., tuple[Any, list[Any]]]


def reply(sdk: ModuleType, status: int, content: bytes = b"", content_type: str = "application/json") -> Any:
    """Give a response."""
    sample = sdk.testing.json_reply(None, status)
    headers = type(sample.headers)([("content-type", content_type)])
    return type(sample)(status=status, headers=headers, content=content)


@pytest.fixture
def replay(sdk: ModuleType) -> Replay:
    """Give a client whose one request gets this response, and the list of what was sent."""

    def make(content: bytes = b"", content_type: str = "application/json", status: int = 200) -> tuple[Any, list[Any]]:
        transport = sdk.testing.ReplayTransport(reply(sdk, status, content, content_type))
        return sdk.Sample(transport=transport, retries=0), transport.requests

    return make


def test_query_is_a_method_with_a_body(replay: Replay) -> None:
    client, sent = replay(b"[]")

    client.books.search(text="a")

    assert ("QUERY", b'{"text":"a"}') == (sent[0].method, sent[0].content)


def test_query_is_repeated_like_any_safe_method(sdk: ModuleType) -> None:
    replies = (reply(sdk, 503), sdk.testing.json_reply([]))
    transport = sdk.testing.ReplayTransport(*replies)

    sdk.Sample(transport=transport, retries=sdk.RetryPolicy(retries=1, base=0)).books.search(text="a")

    assert 2 == len(transport.requests)


def test_method_of_another_name_is_sent_as_it_is_spelled(replay: Replay) -> None:
    client, sent = replay(status=204)

    client.books.copy("a:b/c")

    assert ("COPY", "/books/a:b%2Fc") == (sent[0].method, sent[0].path)


def test_form_is_the_whole_query(replay: Replay) -> None:
    client, sent = replay(status=204)

    client.books.filter(filter={"text": "a b&c", "years": [1, 2], "ids": [3, 4]})

    assert "https://library.example.com/books?text=a+b%26c&years=1&years=2&ids=3,4" == sent[0].url


def test_json_is_the_whole_query_and_may_be_left_out(replay: Replay) -> None:
    client, sent = replay(status=204)

    client.books.select(selector=[1, 2])

    assert "https://library.example.com/selection?%5B1%2C2%5D" == sent[0].url


def test_cookies_of_the_style_cookie_are_sent_as_they_are(replay: Replay) -> None:
    client, sent = replay(status=204)

    client.books.filter(session="a/b=c d", shelf="a/b=c d")

    assert "session=a/b=c d; shelf=a%2Fb%3Dc%20d" == sent[0].headers["cookie"]


@pytest.mark.parametrize("value", ["a;b", "a\r\nb", "ä"])
def test_cookie_does_not_leave_its_place(replay: Replay, value: str) -> None:
    client, _ = replay(status=204)

    with pytest.raises(ValueError, match="cookie 'session' has"):
        client.books.filter(session=value)


def test_items_of_json_lines_are_given_one_by_one(sdk: ModuleType, replay: Replay) -> None:
    client, sent = replay(b'{"text":"a"}\r\n\n{"text":"b","level":2}\n', "application/jsonl")

    lines = list(client.logs.list())

    assert [sdk.models.Line(text="a"), sdk.models.Line(text="b", level=2)] == lines
    assert "application/jsonl" in sent[0].headers["accept"]


def test_list_is_sent_as_json_lines(sdk: ModuleType, replay: Replay) -> None:
    client, sent = replay(status=202)

    client.logs.send(body=[sdk.models.Line(text="a"), {"text": "b"}])

    assert b'{"text":"a"}\n{"text":"b"}\n' == sent[0].content
    assert "application/jsonl" == sent[0].headers["content-type"]


def test_items_of_json_records_are_given_one_by_one(sdk: ModuleType, replay: Replay) -> None:
    client, _ = replay(b'\x1e{"text":\n"a"}\n\x1e{"text":"b"}\n', "application/json-seq")

    assert [sdk.models.Line(text="a"), sdk.models.Line(text="b")] == list(client.logs.list_records())


def test_parts_of_mixed_bodies_are_told_by_their_position(replay: Replay) -> None:
    client, sent = replay(status=204)

    client.logs.send_mail(body=[{"to": "you"}, "Hello", b"\0"])

    content_type = sent[0].headers["content-type"]
    boundary = content_type.partition("boundary=")[2].encode()
    assert content_type.startswith("multipart/mixed; boundary=")
    assert [
        b'Content-Type: application/json\r\n\r\n{"to":"you"}',
        b"Content-Type: text/plain\r\n\r\nHello",
        b"Content-Type: text/plain\r\n\r\n\0",
    ] == [part.strip(b"\r\n") for part in sent[0].content.split(b"--" + boundary)[1:-1]]


@pytest.mark.parametrize(("data", "name"), [('{"kind":"map"}', "Map"), ('{"kind":"film"}', "Thing"), ("{}", "Thing")])
def test_default_of_a_discriminator_is_taken_for_any_other_value(replay: Replay, data: str, name: str) -> None:
    client, _ = replay(f"[{data}]".encode())

    assert name == type(client.books.search(text="a")[0]).__name__


def test_tags_that_mark_do_not_group(sdk: ModuleType) -> None:
    assert not hasattr(sdk.Sample, "beta")
    assert "Part of Books." in (type(sdk.Sample(transport=sdk.testing.ReplayTransport()).logs).__doc__ or "")


def test_servers_have_names(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(reply(sdk, 204))

    sdk.Sample(transport=transport, environment="sandbox").books.select()

    assert "https://sandbox.example.com/selection" == transport.requests[0].url
