"""The package's own testing tools: what they let pass, and what they catch."""

from __future__ import annotations

from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.errors import BadRequestError, ConnectError, NotFoundError
from package.runtime.operation import Body, Operation, ResponseSpec
from package.runtime.request.multipart import new_boundary
from package.testing import (
    AsyncReplayTransport,
    Exchange,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    RawBody,
    ReplayTransport,
    check_async_call,
    check_async_drift,
    check_async_error,
    check_async_pages,
    check_call,
    check_drift,
    check_error,
    check_pages,
)

GET = Exchange(method="GET", path="/things/a%2Fb", response=b'{"thingId": "a/b"}')
CREATE = Exchange(
    method="POST", path="/things", body=JsonBody(data={"title": "a"}), status=201, response=b'{"thingId": "1"}'
)
MISSING = Exchange(method="GET", path="/things/1", status=404, response=b'{"title": "gone", "status": 404}')


def get(client: Sample) -> Any:
    return client.things.get("a/b")


async def async_get(client: AsyncSample) -> Any:
    return await client.things.get("a/b")


def test_call_that_sends_and_reads_what_it_should_passes() -> None:
    check_call(GET, get)
    check_async_call(GET, async_get)
    check_call(CREATE, lambda client: client.things.create(title="a"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"method": "POST"}, "method: expected 'POST', sent 'GET'"),
        ({"path": "/things/a/b"}, "path: expected"),
        ({"query": (("a", "1"),)}, "query: expected"),
        ({"headers": {"X-A": "1"}}, "header X-A: expected '1', sent None"),
        ({"body": JsonBody(data={})}, "no body was sent"),
        ({"response": b'{"thingId": "a/b", "color": "red"}'}, r"response: \['color'\] expected, but not there"),
    ],
)
def test_call_that_differs_fails(changes: dict[str, Any], message: str) -> None:
    fields = {"method": "GET", "path": GET.path, "response": GET.response, **changes}
    exchange = Exchange(**fields)

    with pytest.raises(AssertionError, match=message):
        check_call(exchange, get)
    with pytest.raises(AssertionError, match=message):
        check_async_call(exchange, async_get)


def test_other_body_fails() -> None:
    with pytest.raises(AssertionError, match=r"body.title: expected 'a', got 'b'"):
        check_call(CREATE, lambda client: client.things.create(title="b"))


def test_unexpected_body_fails() -> None:
    exchange = Exchange(method="POST", path="/things", status=201, response=b'{"thingId": "1"}')

    with pytest.raises(AssertionError, match="body: expected None"):
        check_call(exchange, lambda client: client.things.create(title="b"))


def test_second_request_fails() -> None:
    with pytest.raises(AssertionError, match="1 requests expected, 2 sent"):
        check_call(GET, lambda client: [get(client), get(client)])


def test_call_that_sends_nothing_fails() -> None:
    with pytest.raises(AssertionError, match="1 requests expected, 0 sent"):
        check_call(GET, lambda _client: None)


def test_drifted_response_passes_where_only_reading_is_asked() -> None:
    exchange = Exchange(method="GET", path=GET.path, response=b'{"thingId": 1, "color": "red"}')

    check_drift(exchange, get)
    check_async_drift(exchange, async_get)
    with pytest.raises(AssertionError):
        check_call(exchange, get)


def test_error_is_held_against_its_class_status_and_body() -> None:
    async def async_missing(client: AsyncSample) -> Any:
        return await client.things.get("1")

    check_error(MISSING, NotFoundError, lambda client: client.things.get("1"))
    check_async_error(MISSING, NotFoundError, async_missing)
    with pytest.raises(AssertionError, match="expected 'BadRequestError', got 'NotFoundError'"):
        check_error(MISSING, BadRequestError, lambda client: client.things.get("1"))


def test_error_that_is_not_raised_fails() -> None:
    with pytest.raises(AssertionError, match="NotFoundError expected, but nothing was raised"):
        check_error(GET, NotFoundError, get)
    with pytest.raises(AssertionError, match="NotFoundError expected, but nothing was raised"):
        check_async_error(GET, NotFoundError, async_get)


def test_list_is_held_against_all_its_pages() -> None:
    first = Exchange(
        method="GET", path="/things", response=b'{"data": [{"thingId": "1"}], "pagination": {"pagesTotal": 2}}'
    )
    second = Exchange(
        method="GET",
        path="/things",
        query=(("currentPage", "2"),),
        response=b'{"data": [{"thingId": "2"}], "pagination": {"pagesTotal": 2}}',
    )

    check_pages((first, second), [{"thingId": "1"}, {"thingId": "2"}], lambda client: client.things.list())
    check_async_pages((first, second), [{"thingId": "1"}, {"thingId": "2"}], lambda client: client.things.list())
    with pytest.raises(AssertionError, match=r"^items: expected 1 items, got 2"):
        check_pages((first, second), [{"thingId": "1"}], lambda client: client.things.list())
    with pytest.raises(AssertionError, match=r"^items: expected 1 items, got 2"):
        check_async_pages((first, second), [{"thingId": "1"}], lambda client: client.things.list())


def test_call_without_data_passes_only_when_the_response_is_empty() -> None:
    def get_and_forget(client: Sample) -> None:
        get(client)

    check_call(Exchange(method="DELETE", path="/things/1", status=204), lambda client: client.things.delete("1"))
    with pytest.raises(AssertionError, match=r"response: expected .* got None"):
        check_call(GET, get_and_forget)


def test_moments_and_numbers_are_compared_by_value() -> None:
    exchange = Exchange(
        method="GET", path="/x", response=b'{"at": "2024-02-05T00:00:00+01:00", "size": 1.0, "on": true}'
    )
    same = {"at": "2024-02-04T23:00:00Z", "size": 1, "on": True}

    def response(result: object) -> Any:
        def call(client: Sample) -> object:
            client.request("GET", "/x")
            return result

        return call

    check_call(exchange, response(same))
    for other in ({**same, "on": 1}, {**same, "size": 2}, {**same, "at": "2024-02-05T00:00:00Z"}):
        with pytest.raises(AssertionError):
            check_call(exchange, response(other))


def caller(body: Body, value: object) -> Any:
    operation: Operation[None] = Operation(
        id="send", method="POST", path="/x", responses={"204": ResponseSpec(kind="none")}, body=body
    )
    return lambda client: client.caller.call(operation, Arguments(body=value))


def test_multipart_body_is_compared_part_by_part() -> None:
    body = Body(kind="multipart", content_type="multipart/form-data", files=("file",))
    parts = (
        Part(name="title", content=b"a"),
        Part(name="file", content=b"\r\n--x\x00", filename="a b.bin", content_type="application/octet-stream"),
    )
    call = caller(body, {"title": "a", "file": ("a b.bin", b"\r\n--x\x00")})
    exchange = Exchange(method="POST", path="/x", status=204, body=MultipartBody(parts=parts))

    check_call(exchange, call)
    with pytest.raises(AssertionError):
        check_call(Exchange(method="POST", path="/x", status=204, body=MultipartBody(parts=parts[:1])), call)
    assert 16 <= len(new_boundary())


def test_form_and_raw_bodies_are_compared() -> None:
    form = Body(kind="form", content_type="application/x-www-form-urlencoded")
    text = Body(kind="text", content_type="text/plain")

    check_call(
        Exchange(method="POST", path="/x", status=204, body=FormBody(pairs=(("a", "1 2"), ("b", "&")))),
        caller(form, {"a": "1 2", "b": "&"}),
    )
    with pytest.raises(AssertionError, match="body: expected"):
        check_call(
            Exchange(method="POST", path="/x", status=204, body=RawBody(content=b"a", content_type="text/plain")),
            caller(Body(kind="binary", content_type="text/plain"), b"b"),
        )
    with pytest.raises(AssertionError, match="content type"):
        check_call(
            Exchange(method="POST", path="/x", status=204, body=RawBody(content=b"a", content_type="text/html")),
            caller(text, "a"),
        )


def test_replay_raises_the_errors_it_was_given() -> None:
    transport = ReplayTransport(ConnectError("gone"))

    with pytest.raises(ConnectError, match="gone"):
        Sample(transport=transport, auth="none", retries=0).things.get("1")

    assert ["/things/1"] == [request.path for request in transport.requests]


def test_both_replays_note_that_they_were_closed() -> None:
    transport = ReplayTransport()

    Sample(transport=transport).close()

    assert (True, False) == (transport.is_closed, AsyncReplayTransport().is_closed)
