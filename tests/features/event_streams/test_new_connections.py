from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Answer, Received, Wire

TICK = b'data: {"symbol":"A","price":1.5}\n\n'


def event(data: bytes, *, name: bytes = b"", number: bytes = b"") -> bytes:
    fields = [b"event: " + name] * bool(name) + [b"id: " + number] * bool(number) + [b"data: " + data]
    return b"\n".join(fields) + b"\n\n"


def responses(*responses: Answer) -> Any:
    """Answer requests in order; the last response goes to all others."""
    left = list(responses)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def stream(*blocks: bytes | None) -> Answer:
    return Answer(status=200, content_type="text/event-stream", blocks=blocks)


def test_lost_connection_is_made_again_behind_the_last_event(sdk: ModuleType, wire: Wire) -> None:
    def response(request: Received) -> Answer:
        if request.headers["last-event-id"] == "7":
            return stream(event(b"3", number=b"8"))
        return stream(b"retry: 0\n\n", event(b"1"), event(b"2", number=b"7"), b"data: cut o", None)

    wire.response = response

    found = wire.items(sdk, lambda client: client.news.watch_events(), retries=1)

    assert ["1", "2", "3"] == [one.data for one in found]


def test_server_says_how_long_to_wait_before_a_new_connection(sdk: ModuleType, wire: Wire) -> None:
    waits: list[float] = []
    wire.response = responses(stream(b"retry: 30\n", event(b"1", number=b"7"), None), stream(event(b"2")))

    hooks = sdk.Hooks(on_retry=lambda one: waits.append(one.wait))
    with sdk.Sample(base_url=wire.url, hooks=hooks) as client:
        found = [one.data for one in client.news.watch_events()]

    assert (["1", "2"], [0.03]) == (found, waits)


def test_lost_connection_is_an_error_where_no_event_had_an_id(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(event(b"1"), None)

    with sdk.Sample(base_url=wire.url) as client, client.news.watch_events() as found:
        assert "1" == next(found).data
        with pytest.raises(sdk.ConnectionLostError):
            next(found)
        assert [] == list(found)


def test_lost_connection_is_an_error_where_the_call_would_act_twice(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(event(b'{"symbol":"A"}', number=b"7"), None)

    with sdk.Sample(base_url=wire.url) as client, client.news.run_job() as found:
        next(found)
        with pytest.raises(sdk.ConnectionLostError):
            next(found)
        assert "7" == found.last_event_id


def test_endless_stream_is_opened_again_when_the_server_closes_it(sdk: ModuleType, wire: Wire) -> None:
    wire.response = responses(stream(b"retry: 0\n\n", TICK), stream(TICK), stream(TICK, b"data: bye\n\n"))

    with sdk.Sample(base_url=wire.url) as client:
        assert 3 == len(list(client.news.follow_feed()))


def test_no_content_ends_an_endless_stream(sdk: ModuleType, wire: Wire) -> None:
    wire.response = responses(stream(b"retry: 0\n\n", TICK), Answer(status=204))

    with sdk.Sample(base_url=wire.url) as client:
        assert 1 == len(list(client.news.follow_feed()))


def test_new_connection_that_fails_is_an_error(sdk: ModuleType, wire: Wire) -> None:
    wire.response = responses(stream(b"retry: 0\n\n", event(b"1", number=b"7"), None), Answer(status=401))

    with sdk.Sample(base_url=wire.url) as client, client.news.watch_events() as found:
        next(found)
        with pytest.raises(sdk.AuthenticationError):
            next(found)
