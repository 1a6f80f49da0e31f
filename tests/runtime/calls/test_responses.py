from __future__ import annotations

from typing import Any

import pytest
from doubles import Play, reply, some_settings
from package.runtime.call.hooks import Hooks, IssueEvent
from package.runtime.errors import DecodeError, NotFoundError
from package.runtime.operation import Operation, ResponseSpec
from package.runtime.rate_limit import RateLimit
from package.things import DELETE, GET, Thing


def read(content: bytes, status: int = 200, *, strict: bool = False, hooks: Hooks | None = None, **headers: str) -> Any:
    play = Play(reply(status, content, **headers))
    return play.call(GET, path={"thingId": "1"}, settings=some_settings(strict=strict), hooks=hooks)


def test_response_is_read_to_its_type() -> None:
    response = read(b'{"thingId": "1", "title": "a"}', x_ratelimit_limit="100", x_ratelimit_remaining="99")

    assert Thing(thing_id="1", title="a") == response.data
    assert (200, "getThing", 1) == (response.status, response.operation_id, response.attempts)
    assert RateLimit(limit=100, remaining=99) == response.rate_limit
    assert {"thingId": "1", "title": "a"} == response.json()
    assert ("GET", "https://api.test/things/1") == (response.request.method, response.request.url)


def test_headers_are_found_in_any_case() -> None:
    response = read(b'{"thingId": "1"}', x_request_id="abc")

    assert "abc" == response.headers["X-Request-ID"]


def test_response_that_drifted_is_read_and_reported() -> None:
    seen: list[IssueEvent] = []

    response = read(b'{"thingId": 1}', hooks=Hooks(on_issue=seen.append))

    assert "/thingId" == response.issues[0].pointer
    assert [("getThing", "/thingId")] == [(event.operation_id, event.issue.pointer) for event in seen]


def test_strict_reading_raises_at_the_first_misfit() -> None:
    with pytest.raises(DecodeError, match="getThing") as caught:
        read(b'{"thingId": "1", "color": "red"}', strict=True)

    assert ("/color", 200) == (caught.value.pointer, caught.value.status)


@pytest.mark.parametrize("content", [b"", b"<html>", b'{"thingId": "1"', b"\xff"])
def test_success_that_is_not_json_is_a_decode_error_with_a_snippet(content: bytes) -> None:
    with pytest.raises(DecodeError, match=r"the 200 response should be JSON.*text/html") as caught:
        read(content, content_type="text/html")

    assert (200, content) == (caught.value.status, caught.value.content)


def test_json_under_another_content_type_is_read() -> None:
    assert "1" == read(b'{"thingId": "1"}', content_type="text/plain").data.thing_id


def test_no_content_reads_to_none() -> None:
    assert None is Play(reply(204)).call(DELETE, path={"thingId": "1"}).data


def test_unneeded_body_of_an_empty_response_is_ignored() -> None:
    assert None is Play(reply(204, b"<html>")).call(DELETE, path={"thingId": "1"}).data


def test_undeclared_success_is_read_as_what_it_is() -> None:
    assert {"a": 1} == read(b'{"a": 1}', 202).data
    assert None is read(b"", 202).data
    assert b"<html>" == read(b"<html>", 202).data


@pytest.mark.parametrize(("status", "expected"), [(200, "exact"), (201, "class"), (203, "class")])
def test_exact_status_goes_before_its_class(status: int, expected: str) -> None:
    operation: Operation[Any] = Operation(
        id="x",
        method="GET",
        path="/x",
        responses={
            "200": ResponseSpec(kind="text"),
            "2XX": ResponseSpec(kind="bytes"),
            "default": ResponseSpec(kind="none"),
        },
    )

    data = Play(reply(status, b"abc")).call(operation).data

    assert {"exact": "abc", "class": b"abc"}[expected] == data


def test_default_response_is_used_for_a_success_of_any_status() -> None:
    operation: Operation[Any] = Operation(
        id="x", method="GET", path="/x", responses={"default": ResponseSpec(kind="text")}
    )

    assert "abc" == Play(reply(206, b"abc")).call(operation).data


def test_head_reads_no_body_and_still_raises() -> None:
    operation: Operation[Any] = Operation(
        id="x", method="HEAD", path="/x", responses={"200": ResponseSpec(kind="json", type=Thing)}, retry="safe"
    )

    assert None is Play(reply(200)).call(operation).data
    with pytest.raises(NotFoundError):
        Play(reply(404)).call(operation)


def test_snippet_of_an_unreadable_response_hides_secrets() -> None:
    with pytest.raises(DecodeError) as caught:
        read(b'{"access_token": "hidden", "cut')

    assert "hidden" not in str(caught.value)
