from __future__ import annotations

import pickle
from typing import Any

import pytest
from doubles import Play, reply, some_settings
from package.runtime.errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConflictError,
    ConnectError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    SdkError,
    ServerError,
    TimeoutError,
    TransportError,
    UnprocessableError,
    UploadError,
    WaitTimeoutError,
    WebhookSignatureError,
    file_error,
)
from package.runtime.headers import Headers
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.upload.state import UploadState
from package.things import CREATE, GET, Problem

BAD = (
    b'{"type": "https://docs.test/attribute-required", "title": "This attribute is required.", "name": "title",'
    b' "status": 400, "problems": [{"title": "This attribute is required.", "name": "title"}, {"title": "Too long."}]}'
)


def raised(status: int, content: bytes = b"", **headers: str) -> Any:
    play = Play(reply(status, content, **headers))
    with pytest.raises(ApiError) as caught:
        play.call(GET, path={"thingId": "1"}, settings=some_settings(retry=RetryPolicy(retries=0)))
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequestError),
        (401, AuthenticationError),
        (402, ApiError),
        (403, PermissionDeniedError),
        (404, NotFoundError),
        (409, ConflictError),
        (418, ApiError),
        (422, UnprocessableError),
        (429, RateLimitError),
        (500, ServerError),
        (503, ServerError),
        (599, ServerError),
        (304, ApiError),
    ],
)
def test_status_decides_the_class(status: int, kind: type[ApiError]) -> None:
    error = raised(status)

    assert kind is type(error)
    assert status == error.status


def test_problem_body_is_read_into_attributes() -> None:
    error = raised(400, BAD)

    assert "https://docs.test/attribute-required" == error.type
    assert ("This attribute is required.", "title", None) == (error.title, error.name, error.detail)
    assert ["title", None] == [problem.name for problem in error.problems]
    assert BAD == error.content
    assert 400 == error.body["status"]


def test_text_of_an_error_says_operation_status_title_and_parameter() -> None:
    assert (
        "getThing: GET https://api.test/things/1: 400 Bad Request: This attribute is required. (parameter 'title')"
        == str(raised(400, BAD))
    )


def test_text_of_a_repeated_title_says_it_once() -> None:
    error = raised(404, b'{"title": "gone", "detail": "gone"}')

    assert "getThing: GET https://api.test/things/1: 404 Not Found: gone" == str(error)


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><h1>Bad gateway</h1></html>", b'{"title": "cut', b"[]", b'"text"', b"\xff\xfe", b"[" * 100_000],
)
def test_body_that_is_no_problem_keeps_class_and_status(content: bytes) -> None:
    error = raised(502, content)

    assert (ServerError, 502, None, content) == (type(error), error.status, error.title, error.content)


@pytest.mark.parametrize("content", [b'{"title": 7, "problems": 1}', b'{"title": null, "problems": [1, null]}'])
def test_problem_members_of_other_types_are_left_alone(content: bytes) -> None:
    error = raised(400, content)

    assert (None, ()) == (error.title, error.problems)


def test_data_of_an_error_is_its_documented_type() -> None:
    error = raised(404, b'{"title": "gone", "name": "thingId"}')

    assert Problem(title="gone", name="thingId") == error.data


def test_data_of_an_error_without_declaration_is_its_body() -> None:
    assert {"a": 1} == raised(500, b'{"a": 1}').data


def test_rate_limit_error_says_limit_remaining_and_wait() -> None:
    error = raised(429, b"", x_ratelimit_limit="40", x_ratelimit_remaining="0", x_ratelimit_retry_after="12")

    assert (40, 0, 12.0) == (error.limit, error.remaining, error.retry_after)


def test_rate_limit_error_without_headers_says_nothing() -> None:
    error = raised(429)

    assert (None, None, None) == (error.limit, error.remaining, error.retry_after)


@pytest.mark.parametrize(
    "error",
    [
        SdkError("a"),
        ConfigurationError("a"),
        TransportError("a", may_have_been_processed=False),
        ConnectError("a"),
        TimeoutError("a", may_have_been_processed=False),
        DecodeError("a", pointer="/b", status=200, headers=Headers([("X", "y")]), content=b"c", operation_id="d"),
        UploadError("a", state=UploadState(operation="upload", part_size=1)),
        WaitTimeoutError("a", last={"status": "late"}),
        WebhookSignatureError("a"),
        file_error(FileNotFoundError(2, "No such file", "talk.mp4"), "a"),
        file_error(OSError(27, "File too large"), "a"),
        ApiError("a", status=418, headers=Headers([("X", "y")]), content=b'{"title": "t"}', operation_id="d"),
        RateLimitError("a", status=429, headers=Headers([("x-ratelimit-retry-after", "7")])),
    ],
    ids=lambda error: type(error).__name__,
)
def test_every_error_pickles_with_all_it_says(error: SdkError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert type(error) is type(copy)
    assert str(error) == str(copy)
    for name in (name for name in vars(error) if not name.startswith("_")):
        assert getattr(error, name) == getattr(copy, name)


def test_pickled_error_keeps_its_typed_data() -> None:
    error = raised(404, b'{"title": "gone"}')

    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes

    assert Problem(title="gone") == copy.data


def test_transport_error_says_which_call_it_was() -> None:
    play = Play(ConnectError("no connection: refused"), ConnectError("no connection: refused"))

    with pytest.raises(
        ConnectError, match=r"createThing: POST https://api.test/things: no connection: refused \(2 att"
    ):
        play.call(CREATE, body={"title": "a"}, settings=some_settings(retry=RetryPolicy(retries=1)))


def test_secret_in_the_address_is_masked_in_the_error() -> None:
    play = Play(TransportError("lost"))
    settings = some_settings(retry=RetryPolicy(retries=0), query={"token": "hidden", "page": "1"})

    with pytest.raises(TransportError, match=r"\?token=\*\*\*&page=1: lost") as caught:
        play.call(GET, path={"thingId": "1"}, settings=settings)

    assert "hidden" not in str(caught.value)
