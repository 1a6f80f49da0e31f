"""A client that is answered from a recording: what is let through, and what a failure says."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import msgspec
import pytest
from package.client import AsyncSample, Sample
from package.runtime.errors import ConnectError, NotFoundError, WaitTimeoutError
from package.runtime.errors import TimeoutError as SdkTimeoutError
from package.runtime.transport.protocol import Request, Timeout
from package.testing.recordings import (
    AsyncRecordedTransport,
    RecordedTransport,
    Recording,
    UnrecordedRequestError,
    UnusedInteractionsError,
)
from package.testing.recordings.recording import RecordedFailure

from tests.recordings.told import CATALOG, created, got, listed, story, undocumented

BEARER = "Bearer REDACTED-ACCESS-TOKEN-1"


def replaying(recording: Recording) -> RecordedTransport:
    return RecordedTransport(recording, catalog=CATALOG)


def client_of(transport: RecordedTransport, **options: Any) -> Sample:
    return Sample(transport=transport, **{"auth": "none", "retries": 0, **options})


def test_calls_are_answered_as_recorded() -> None:
    told = story(created({"title": "a"}, {"thingId": "1"}), got("1", {"thingId": "1", "title": "a"}))

    with replaying(told) as transport, client_of(transport) as client:
        thing = client.things.get(client.things.create(title="a").thing_id)

    assert "a" == thing.title


def test_same_request_is_answered_in_the_order_recorded() -> None:
    told = story(got("1", {"thingId": "1", "title": "a"}), got("1", {"title": "gone"}, 404))

    with replaying(told) as transport, client_of(transport) as client:
        assert "a" == client.things.get("1").title
        with pytest.raises(NotFoundError):
            client.things.get("1")


def test_different_requests_may_come_in_any_order() -> None:
    told = story(got("1", {"thingId": "1"}), got("2", {"thingId": "2"}))

    with replaying(told) as transport, client_of(transport) as client:
        assert ["2", "1"] == [client.things.get("2").thing_id, client.things.get("1").thing_id]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda things: things.get("2"), "path thingId: expected '1', got '2'"),
        (lambda things: things.list(title="b"), "query title: expected 'a', got 'b'"),
        (lambda things: things.list(), "query: expected 'title=a', got nothing"),
        (lambda things: things.create(title="x"), "body /title: expected 'a', got 'x'"),
        (lambda things: things.delete("1"), "deleteThing is not in story, which has getThing, listThings, createThing"),
    ],
)
def test_request_that_was_not_recorded_fails_with_what_differs(call: Any, expected: str) -> None:
    told = story(
        got("1", {"thingId": "1"}), listed((("title", "a"),), {"data": []}), created({"title": "a"}, {"thingId": "1"})
    )
    transport = replaying(told)

    with pytest.raises(UnrecordedRequestError) as raised:
        call(client_of(transport).things)

    assert expected in str(raised.value)
    with pytest.raises(UnrecordedRequestError):
        transport.assert_all_used()


def test_request_sent_once_too_often_is_told_so() -> None:
    client = client_of(replaying(story(got("1", {"thingId": "1"}))))
    client.things.get("1")

    with pytest.raises(UnrecordedRequestError, match="once more: it was recorded less often than it is sent"):
        client.things.get("1")


def test_request_that_is_not_sent_fails_at_the_end() -> None:
    transport = replaying(story(got("1", {"thingId": "1"}), got("2", {"thingId": "2"})))

    with pytest.raises(UnusedInteractionsError, match=r"1 of 2 .*\n  GET /things/2 \(getThing\)"):  # noqa: SIM117 - the end of the block raises
        with transport, client_of(transport) as client:
            client.things.get("1")


def test_failure_of_the_test_itself_is_not_hidden_by_what_is_left() -> None:
    with pytest.raises(ZeroDivisionError), replaying(story(got("1", {"thingId": "1"}))):
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (RecordedFailure(error="ConnectError", message="refused"), ConnectError),
        (RecordedFailure(error="TimeoutError", message="late", may_have_been_processed=True), SdkTimeoutError),
    ],
)
def test_recorded_failure_is_raised_again(failure: RecordedFailure, kind: type[Exception]) -> None:
    broken = msgspec.structs.replace(got("1", None), response=None, failure=failure)

    with replaying(story(broken)) as transport, pytest.raises(kind, match=failure.message):
        client_of(transport).things.get("1")


def test_retry_and_wait_take_no_time() -> None:
    busy = got("1", {"title": "busy"}, 503)
    asked = [got("1", {"thingId": "1", "title": title}) for title in ("new", "new", "new", "ready")]

    with replaying(story(busy, *asked)) as transport, client_of(transport, retries=1) as client:
        before = transport.clock()
        thing = client.wait_for(lambda: client.things.get("1"), until=lambda thing: thing.title == "ready", interval=20)

    assert "ready" == thing.title
    assert transport.clock() - before >= 30


def test_wait_that_timed_out_times_out_again() -> None:
    asked = [got("1", {"thingId": "1", "title": "new"}) for _ in range(2)]

    with replaying(story(*asked)) as transport, client_of(transport) as client, pytest.raises(WaitTimeoutError):
        client.wait_for(lambda: client.things.get("1"), until=lambda _: False, timeout=1, interval=30)


def test_awaited_calls_are_answered_side_by_side() -> None:
    told = story(*(got(str(number), {"thingId": str(number)}) for number in range(5)))

    async def run() -> list[str]:
        async with AsyncRecordedTransport(told, catalog=CATALOG) as transport:
            client = AsyncSample(transport=transport, auth="none")
            things = await asyncio.gather(*(client.things.get(str(number)) for number in (4, 2, 0, 1, 3)))
        return [thing.thing_id for thing in things]

    assert ["4", "2", "0", "1", "3"] == asyncio.run(run())


def exchanged() -> Any:
    headers = {"accept": "application/json", "content-type": "application/json"}
    body = created({"apiKey": "REDACTED-API-KEY-1"}, None).request.body
    data = {"access_token": "REDACTED-ACCESS-TOKEN-1", "refresh_token": "REDACTED-REFRESH-TOKEN-1", "expires_in": 3600}
    return undocumented("POST", "/auth/api-key", headers=headers, body=body, data=data)


def signed(authorization: str) -> Any:
    interaction = got("1", {"thingId": "1"})
    request = interaction.request
    headers = {**request.headers, "authorization": authorization}
    return msgspec.structs.replace(interaction, request=msgspec.structs.replace(request, headers=headers))


def test_any_key_will_do_and_the_token_must_be_the_one_given_out() -> None:
    with replaying(story(exchanged(), signed(BEARER))) as transport, Sample("any key", transport=transport) as client:
        client.things.get("1")

    with pytest.raises(UnrecordedRequestError, match="header authorization: expected 'Bearer REDACTED-ACCESS-TOKEN-2'"):
        Sample("key", transport=replaying(story(exchanged(), signed(f"{BEARER[:-1]}2"))), retries=0).things.get("1")


def test_token_is_renewed_when_its_time_passes_in_the_replay() -> None:
    refresh = created({"refreshToken": "REDACTED-REFRESH-TOKEN-1"}, None).request.body
    headers = {"accept": "application/json", "content-type": "application/json"}
    data = {"access_token": "REDACTED-ACCESS-TOKEN-2", "expires_in": 3600}
    renewed = undocumented("POST", "/auth/refresh", headers=headers, body=refresh, data=data)
    told = story(exchanged(), signed(BEARER), renewed, signed(f"{BEARER[:-1]}2"))

    with replaying(told) as transport, Sample(transport=transport) as client:
        client.things.get("1")
        transport.sleep(4000)
        client.things.get("1")


def test_address_that_a_response_gave_is_the_recorded_one_whatever_the_base_url() -> None:
    told = story(undocumented("GET", "/files/a.mp4", data={"a": 1}))

    with replaying(told) as transport:
        reply = transport.send(
            Request(
                method="GET",
                url="http://127.0.0.1:1/files/a.mp4",
                headers={"accept": "application/json"},
                timeout=Timeout(1, 1),
            )
        )

    assert b'{"a":1}' == reply.content


def test_errors_can_be_pickled() -> None:
    with pytest.raises(UnrecordedRequestError) as raised:
        client_of(replaying(story(got("1", {"thingId": "1"})))).things.get("2")

    copied = pickle.loads(pickle.dumps(raised.value))  # noqa: S301 - it was pickled a moment ago

    assert raised.value.differences == copied.differences
    assert str(raised.value) == str(copied)


def test_pauses_do_not_depend_on_chance() -> None:
    transport = replaying(story(*[got("1", {"thingId": "1"})] * 3))
    client = client_of(transport)

    with pytest.raises(WaitTimeoutError, match="questions: 3"):
        client.wait_for(lambda: client.things.get("1"), until=lambda _: False, timeout=10, interval=8)
    transport.assert_all_used()


def test_token_that_was_given_out_must_come_back_as_it_is() -> None:
    told = story(
        got("1", {"thingId": "1", "title": "REDACTED-TOKEN-1"}), listed((("title", "REDACTED-TOKEN-1"),), {"data": []})
    )

    client = client_of(replaying(told))
    client.things.get("1")
    with pytest.raises(UnrecordedRequestError, match="query title: expected 'REDACTED-TOKEN-1', got 'another'"):
        client.things.list(title="another")


def test_headers_that_do_not_matter_can_be_left_out() -> None:
    transport = RecordedTransport(story(signed(BEARER)), catalog=CATALOG, ignored={"authorization"})

    assert "1" == client_of(transport).things.get("1").thing_id


def test_secret_that_the_caller_brought_comes_back_as_it_was() -> None:
    told = story(created({"title": "REDACTED-PASSWORD-1"}, {"thingId": "1", "title": "is REDACTED-PASSWORD-1"}))

    assert "is mine" == client_of(replaying(told)).things.create(title="mine").title
