"""What an error says of its call, what is known of the outcome, and how much there is to read."""

from __future__ import annotations

import asyncio
import builtins
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from doubles import Play, reply, response_bytes, serving, some_settings
from package.client import AsyncSample, Sample
from package.runtime.errors import (
    ApiError,
    ArgumentError,
    ConnectError,
    DecodeError,
    FileError,
    NotFoundError,
    SdkError,
    ServerError,
    TimeoutError,
    TransportError,
    UploadError,
)
from package.runtime.transport.protocol import RawResponse
from package.things import CREATE, DELETE, GET, SEND
from upload_server import BlockingUploads, UploadApi
from uploading import operation_of, places_of

LOST = TransportError("the connection broke")
REFUSED = ConnectError("refused")
MOST_LINES = 15


def failed(call: Callable[[], object]) -> SdkError:
    with pytest.raises(SdkError) as caught:
        call()
    return caught.value


@pytest.mark.parametrize(
    "name",
    ["x_request_id", "request_id", "x_correlation_id", "x_amzn_requestid", "x_amz_request_id", "cf_ray"],
)
def test_request_is_known_by_any_usual_header(name: str) -> None:
    play = Play(reply(404, b"", **{name: "r7"}))

    with pytest.raises(NotFoundError) as caught:
        play.call(GET, path={"thingId": "1"})

    assert "r7" == caught.value.request_id


@pytest.mark.parametrize("secret", ["abc", "a/b c", "é%2F"])
def test_secret_in_a_path_is_not_shown_however_it_is_written_there(secret: str) -> None:
    play = Play(reply(404))

    with pytest.raises(NotFoundError) as caught:
        play.call(GET, path={"thingId": secret}, settings=some_settings(secret_names=frozenset({"thingid"})))

    assert caught.value.request
    assert "https://api.test/things/***" == caught.value.request.url
    assert play.requests[0].url.endswith(quote(secret, safe=""))


def test_error_names_request_attempts_and_request_id() -> None:
    play = Play(reply(503), reply(404, b'{"title": "gone"}', x_request_id="r7"))

    error = failed(lambda: play.call(GET, path={"thingId": "1"}, query={"token": "hush"}))

    assert isinstance(error, ApiError)
    assert error.request is not None
    assert ("GET", "https://api.test/things/1?token=***") == (error.request.method, error.request.url)
    assert (2, "r7") == (error.attempts, error.request_id)
    assert error.response is not None
    assert (404, {"title": "gone"}, "r7") == (error.response.status, error.response.data, error.response.request_id)
    assert "getThing: GET https://api.test/things/1?token=***: 404 Not Found: gone [request r7] (2 attempts)" == str(
        error
    )


@pytest.mark.parametrize(
    ("operation", "script", "outcome"),
    [
        (CREATE, [LOST], "unknown"),
        (CREATE, [REFUSED, REFUSED, REFUSED], "not processed"),
        (CREATE, [TimeoutError("no response in time")], "unknown"),
        (CREATE, [reply(500)], "unknown"),
        (CREATE, [reply(503)], "unknown"),
        (CREATE, [reply(503, retry_after="9999")], "not processed"),
        (CREATE, [reply(400)], "not processed"),
        (CREATE, [reply(429, retry_after="9999")], "not processed"),
        (DELETE, [LOST, reply(404)], "unknown"),
        (DELETE, [LOST, REFUSED, REFUSED], "unknown"),
        (DELETE, [reply(429), reply(404)], "not processed"),
        (CREATE, [reply(201, b"<html>")], "processed"),
    ],
)
def test_outcome_is_unknown_where_the_server_may_have_acted(
    operation: Any, script: list[RawResponse | TransportError], outcome: str
) -> None:
    arguments: dict[str, Any] = {"path": {"thingId": "1"}} if operation is DELETE else {"body": {"title": "a"}}

    error = failed(lambda: Play(*script).call(operation, **arguments))

    assert outcome == error.outcome


def test_upload_error_says_what_is_known_of_the_part_that_failed() -> None:
    api = UploadApi(faults=dict.fromkeys(range(50), "drop after"))

    with Sample(transport=BlockingUploads(api), auth="none", retries=0) as client:
        error = failed(lambda: client.caller.upload(operation_of(None), places_of(b"x" * 10)))

    assert isinstance(error, UploadError)
    assert error.request is not None
    assert ("POST", 1, "unknown") == (error.request.method, error.attempts, error.outcome)


def test_errors_are_of_the_builtin_classes_that_fit() -> None:
    assert issubclass(TimeoutError, builtins.TimeoutError)
    assert issubclass(ConnectError, ConnectionError)
    assert issubclass(DecodeError, ValueError)
    assert issubclass(ArgumentError, ValueError)
    assert issubclass(ArgumentError, TypeError)
    assert issubclass(FileError, OSError)


def lines(error: BaseException) -> list[str]:
    return "".join(traceback.format_exception(error)).splitlines()


def unreachable(client: Sample) -> object:
    return client.with_options(retries=0).things.get("1")


def missing(client: Sample) -> object:
    return client.things.get("absent")


def unreadable(client: Sample) -> object:
    return client.things.get("odd")


def unwritable(client: Sample) -> object:
    return client.things.get("")


def listing(client: Sample) -> object:
    return client.things.list()


def undocumented(client: Sample) -> object:
    return client.request("GET", "/absent")


def waiting(client: Sample) -> object:
    return client.wait_for(lambda: 1, until=lambda _: False, timeout=0)


def sending(client: Sample) -> None:
    client.things.send("1", Path("/no/such/file"))


def misconfigured(client: Sample) -> object:
    options: Any = {"timeout": "10", "headers": {"X-A": "a\nb"}}
    return client.things.get("1", options=options)


def misdirected(client: Sample) -> object:
    return client.things.list(options={"headers": {"X-A": "a\nb"}})


def reconfigured(client: Sample) -> object:
    return client.with_options(headers={"X-A": "a\nb"})


def unmade(_client: Sample) -> object:
    return Sample(base_url="no address")


def unproxied(_client: Sample) -> object:
    return AsyncSample(base_url="http://localhost", auth="none", proxy="nope://x")


def mistaken(client: Sample) -> object:
    given: Any = object()
    return client.things.get(given)


def malformed(client: Sample) -> object:
    given: Any = {1, 2}
    return client.things.create(title=given)


def unending(client: Sample) -> object:
    return client.with_options(retries=0, timeout=0.01).things.get("silent")


def misspelt(_client: Sample) -> object:
    options: Any = {"retires": 3}
    return Sample(**options)


CALLS = [
    mistaken,
    malformed,
    unending,
    misspelt,
    misconfigured,
    misdirected,
    reconfigured,
    unmade,
    unproxied,
    unreachable,
    missing,
    unreadable,
    unwritable,
    listing,
    undocumented,
    waiting,
    sending,
]


def answered(head: bytes, _body: bytes) -> bytes | None:
    if b"/1 " in head:
        return None
    if b"/silent" in head:
        return b""
    return response_bytes(b"<html>") if b"/odd" in head else response_bytes(b'{"title": "gone"}', "404 Not Found")


@pytest.mark.parametrize("make", CALLS, ids=lambda make: make.__name__)
def test_traceback_shows_the_call_and_the_reason_in_few_lines(make: Callable[[Sample], object]) -> None:
    with serving(answered) as server, Sample(base_url=server.url, auth="none") as client:
        try:
            make(client)
        except SdkError as caught:
            error = caught

    assert error.__traceback__ is not None
    shown = lines(error.with_traceback(error.__traceback__.tb_next))
    assert len(shown) <= MOST_LINES, "\n".join(shown)
    assert f"in {make.__name__}" in "\n".join(shown)


NOTHING: Any = object()
AWAITED: dict[str, Callable[[AsyncSample], Awaitable[object]]] = {
    "lost": lambda client: client.things.get("1"),
    "absent": lambda client: client.things.get("absent"),
    "unreadable": lambda client: client.things.get("odd"),
    "silent": lambda client: client.with_options(timeout=0.01).things.get("silent"),
    "mistaken": lambda client: client.things.get(NOTHING),
    "malformed": lambda client: client.things.create(title=NOTHING),
    "listing": lambda client: client.things.list(),
    "no file": lambda client: client.things.send("1", Path("/no/such/file")),
    "undocumented": lambda client: client.request("GET", "/absent"),
}


@pytest.mark.parametrize("call", AWAITED.values(), ids=AWAITED)
def test_traceback_of_an_asynchronous_call_is_as_short(call: Callable[[AsyncSample], Awaitable[object]]) -> None:
    async def main(url: str) -> SdkError:
        async with AsyncSample(base_url=url, auth="none", retries=0) as client:
            try:
                await call(client)
            except SdkError as error:
                return error
        raise AssertionError("no error")

    with serving(answered) as server:
        shown = lines(asyncio.run(main(server.url)))

    assert 0 < len(shown) <= MOST_LINES, "\n".join(shown)


@pytest.mark.parametrize("response", [None, b"hello\r\n\r\n"])
def test_lost_connection_is_a_connection_error_of_python(response: bytes | None) -> None:
    with (
        serving(lambda _head, _body: response) as server,
        Sample(base_url=server.url, auth="none", retries=0) as client,
    ):
        error = failed(lambda: client.things.get("1"))

    assert isinstance(error, ConnectionError)
    assert isinstance(error, TransportError)
    assert "unknown" == error.outcome


def test_what_caused_an_error_is_its_context() -> None:
    with serving(lambda _head, _body: None) as server, Sample(base_url=server.url, auth="none", retries=0) as client:
        error = failed(lambda: client.things.get("1"))

    assert error.__context__ is not None
    assert "httpcore2" in type(error.__context__).__module__


@pytest.mark.parametrize(("location", "status"), [("http://[bad", 302), ("http://host:port/", 307), ("//[", 301)])
def test_redirect_to_what_is_no_address_is_an_error_response(location: str, status: int) -> None:
    error = failed(lambda: Play(reply(status, location=location)).call(GET, path={"thingId": "1"}))

    assert isinstance(error, ApiError)
    assert status == error.status
    assert "which is not followed" in str(error)


@pytest.mark.parametrize("name", ["Content-Length", "content-length", "Transfer-Encoding"])
def test_header_that_belongs_to_the_body_is_refused(name: str) -> None:
    with Sample(auth="none", base_url="http://127.0.0.1:1") as client:
        for call in (
            lambda: client.request("POST", "/x", content=b"abc", headers={name: "7"}),
            lambda: client.things.get("1", options={"headers": {name: "7"}}),
            lambda: Sample(auth="none", headers={name: "7"}),
        ):
            assert isinstance(failed(call), ArgumentError)


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        (GET, {"path": {}}),
        (GET, {"path": {"thingId": object()}}),
        (CREATE, {"body": {"title": {1, 2}}}),
        (CREATE, {"body": {"title": float("nan")}}),
        (GET, {"path": {"thingId": "1"}, "headers": {"X": "a\nb"}}),
        (GET, {"path": {"thingId": "1"}, "query": {"q": object()}}),
    ],
)
def test_argument_that_cannot_be_sent_is_an_error_of_the_package(operation: Any, arguments: dict[str, Any]) -> None:
    error = failed(lambda: Play().call(operation, **arguments))

    assert isinstance(error, ArgumentError)
    assert str(error).startswith(f"{operation.id}: ")


@pytest.mark.parametrize("kind", [FileNotFoundError, IsADirectoryError])
def test_file_that_cannot_be_read_is_an_error_of_the_package_and_of_the_system(
    kind: type[OSError], tmp_path: Path
) -> None:
    path = tmp_path if kind is IsADirectoryError else tmp_path / "absent"
    binary = msgspec.structs.replace(SEND, method="POST")

    error = failed(lambda: Play().call(binary, path={"thingId": "1"}, body=path))

    assert isinstance(error, FileError)
    assert isinstance(error, kind)
    assert str(path) == str(error.filename)


def test_server_error_that_repeats_the_key_does_not_show_it() -> None:
    body = b'{"title": "bad key sk-12345678", "detail": "see https://a.test/?token=abcdef and \\"apiKey\\": \\"xyz\\""}'

    with (
        serving(lambda _head, _body: response_bytes(body, "403 Forbidden")) as server,
        Sample("sk-12345678", auth="bearer", base_url=server.url) as client,
    ):
        error = failed(lambda: client.things.get("1"))

    for secret in ("sk-12345678", "abcdef", "xyz"):
        assert secret not in str(error)
    assert isinstance(error, ApiError)
    assert body == error.content


def test_unused_classes_are_told_apart_as_before() -> None:
    assert isinstance(failed(lambda: Play(reply(404)).call(GET, path={"thingId": "1"})), NotFoundError)
    assert isinstance(failed(lambda: Play(*[reply(500)] * 3).call(GET, path={"thingId": "1"})), ServerError)
