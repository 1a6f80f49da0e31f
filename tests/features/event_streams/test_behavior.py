from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.features.wire import Answer, Received, Wire, as_json

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


def test_data_of_events_are_read_to_their_type(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, b'data: {"symbol":"B"}\n\n')

    found = wire.items(sdk, lambda client: client.news.watch_ticks())

    assert [sdk.models.Tick(symbol="A", price=1.5), sdk.models.Tick(symbol="B")] == found
    assert wire.last.header("accept").startswith("text/event-stream")


@pytest.mark.parametrize("rest", [b'data: {"symbol":"B"}', b'data: {"symbol":"B"}\n', b"data:"])
def test_event_that_was_cut_off_is_discarded(sdk: ModuleType, wire: Wire, rest: bytes) -> None:
    wire.streams(TICK, rest)

    assert [sdk.models.Tick(symbol="A", price=1.5)] == wire.items(sdk, lambda client: client.news.watch_ticks())


def test_list_that_a_document_before_3_2_describes_is_a_stream_of_its_items(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK)

    assert [sdk.models.Tick(symbol="A", price=1.5)] == wire.items(sdk, lambda client: client.news.watch_prices())


def test_events_with_documented_fields_are_models(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b": hello\nevent: add\ndata: one\ndata: two\nid: 7\n\nretry: 50\ndata:three\n\n")

    found = wire.items(sdk, lambda client: client.news.watch_events(topic="a"))

    assert [("add", "one\ntwo", "7", None), (None, "three", None, 50)] == [
        (one.event, one.data, one.id, one.retry) for one in found
    ]
    assert "/events?topic=a" == wire.last.target


def test_events_without_documented_type_are_plain(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(b'data: {"a":1}\nid: 7\n\nevent: end\n\n')

    first, last = wire.items(sdk, lambda client: client.news.watch_raw())

    assert sdk.ServerSentEvent(data='{"a":1}', id="7") == first
    assert {"a": 1} == first.json()
    assert ("end", "", "7") == (last.event, last.data, last.id)


def test_events_of_several_kinds_are_told_apart_by_their_name(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(event(b"x", name=b"added"), event(b"", name=b"removed"))

    found = wire.items(sdk, lambda client: client.news.watch_typed())

    assert ["Added", "Removed"] == [type(one).__name__ for one in found]


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_blocks_may_end_anywhere(sdk: ModuleType, wire: Wire, end: bytes) -> None:
    content = "data: é→𝄞\n\ndata: ü\n\n".encode().replace(b"\n", end)
    wire.streams(*(content[at : at + 1] for at in range(len(content))))

    found = wire.items(sdk, lambda client: client.news.watch_raw())

    assert ["é→𝄞", "ü"] == [one.data for one in found]


def test_event_is_given_before_the_next_one_has_come(sdk: ModuleType, wire: Wire) -> None:
    seen = threading.Event()

    def blocks() -> Iterator[bytes]:
        yield b"data: 1\r\n\r"
        assert seen.wait(5)
        yield b"\ndata: 2\r\n\r\n"

    wire.response = lambda _: Answer(status=200, content_type="text/event-stream", blocks=blocks())
    with sdk.Sample(base_url=wire.url) as client, client.news.watch_raw() as found:
        first = next(found).data
        seen.set()
        second = next(found).data

    assert ("1", "2") == (first, second)


def test_stream_ends_at_its_mark(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, b"data: [DONE]\n\n", TICK)

    assert 1 == len(wire.items(sdk, lambda client: client.news.watch_ticks()))


def test_stream_ends_at_the_mark_of_its_hint_whatever_else_would_go_on(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, b"data: bye\n\n", TICK)

    assert 1 == len(wire.items(sdk, lambda client: client.news.follow_feed()))


def test_error_in_the_stream_is_raised_with_what_it_says(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, event(b'{"error":{"message":"overloaded"}}', name=b"error"))

    with sdk.Sample(base_url=wire.url) as client, client.news.watch_ticks() as found:
        next(found)
        with pytest.raises(sdk.StreamError, match="overloaded") as raised:
            next(found)

    assert ("error", {"error": {"message": "overloaded"}}) == (raised.value.event, raised.value.body)
    assert 200 == raised.value.response.status
    assert f"{wire.url}/ticks" == raised.value.request.url


def test_error_that_is_data_without_a_name_is_raised(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(event(b'{"error":{"message":"quota"}}'))

    with pytest.raises(sdk.StreamError, match="quota"):
        wire.items(sdk, lambda client: client.news.watch_ticks())


def test_item_that_cannot_be_read_is_an_error_after_which_the_stream_goes_on(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(event(b"{broken"), TICK)

    with sdk.Sample(base_url=wire.url) as client, client.news.watch_ticks() as found:
        with pytest.raises(sdk.DecodeError, match="broken"):
            next(found)
        rest = list(found)

    assert ["A"] == [one.symbol for one in rest]


def test_drift_in_an_item_is_reported(sdk: ModuleType, wire: Wire) -> None:
    issues: list[Any] = []
    wire.streams(event(b'{"symbol":1}'))

    hooks = sdk.Hooks(on_issue=lambda one: issues.append(one.issue.pointer))
    with sdk.Sample(base_url=wire.url, hooks=hooks) as client:
        list(client.news.watch_ticks())

    assert ["/symbol"] == issues


def test_error_response_is_raised_before_anything_is_read(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"title": "no such topic"}), status=404)

    with pytest.raises(sdk.NotFoundError, match="no such topic") as raised:
        wire.items(sdk, lambda client: client.news.watch_events())

    assert "no such topic" == raised.value.data.title


def test_busy_server_is_asked_again(sdk: ModuleType, wire: Wire) -> None:
    wire.response = responses(Answer(status=503), stream(TICK))

    with sdk.Sample(base_url=wire.url, retries=sdk.RetryPolicy(retries=1, base=0)) as client:
        assert 1 == len(list(client.news.watch_ticks()))


def test_page_in_place_of_events_is_an_error(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"<html>", "text/html")

    with pytest.raises(sdk.DecodeError, match="should be a stream of events, but it is text/html"):
        wire.items(sdk, lambda client: client.news.watch_ticks())


def test_json_in_place_of_events_is_read_as_the_items(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json([{"symbol": "A"}, {"symbol": "B"}]))

    assert ["A", "B"] == [one.symbol for one in wire.items(sdk, lambda client: client.news.watch_ticks())]


def test_event_may_not_be_larger_than_a_response_may_be(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(*[b"data: " + b"x" * 40 + b"\n"] * 3)

    with pytest.raises(sdk.ResponseTooLargeError, match="max_response_size"):
        wire.items(sdk, lambda client: client.news.watch_raw(), max_response_size=100)


def test_stream_tells_its_status_headers_and_latest_event(sdk: ModuleType, wire: Wire) -> None:
    wire.response = lambda _: Answer(
        status=200,
        content_type="text/event-stream",
        headers=(("X-Request-Id", "r1"),),
        blocks=[event(b'{"symbol":"A"}', name=b"tick", number=b"7")],
    )

    with sdk.Sample(base_url=wire.url) as client, client.news.watch_ticks() as found:
        before = found.event
        next(found)

    assert (None, 200, "r1") == (before, found.status, found.request_id)
    assert ("tick", "7", "7") == (found.event.event, found.event.id, found.last_event_id)


def test_with_response_gives_the_open_stream_as_data(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK)

    with sdk.Sample(base_url=wire.url) as client:
        response = client.news.with_response.watch_ticks()
        found = list(response.data)

    async def awaited() -> tuple[int, int]:
        async with sdk.AsyncSample(base_url=wire.url) as twin:
            response = await twin.news.with_response.watch_ticks()
            return response.status, len([one async for one in response.data])

    assert (200, 1) == (response.status, len(found)) == asyncio.run(awaited())


def test_connection_of_a_stream_that_is_closed_midway_is_given_back(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(*[TICK] * 1000)

    with sdk.Sample(base_url=wire.url) as client:
        for _ in range(3):
            with client.news.watch_ticks() as found:
                next(found)
        assert [] == list(found)


def test_asynchronous_stream_is_opened_when_it_is_used(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, TICK)

    async def awaited() -> tuple[int, int, list[str]]:
        async with sdk.AsyncSample(base_url=wire.url) as client:
            prepared = client.news.watch_ticks()
            before = len(wire.requests)
            async with prepared as found:
                status = found.status
                async for one in found:
                    return before, status, [one.symbol]
        raise AssertionError

    assert (0, 200, ["A"]) == asyncio.run(awaited())


def test_task_that_waits_for_an_event_can_be_canceled(sdk: ModuleType, wire: Wire) -> None:
    over = threading.Event()

    def blocks() -> Iterator[bytes]:
        yield TICK
        over.wait(10)

    wire.response = lambda _: Answer(status=200, content_type="text/event-stream", blocks=blocks())

    async def run() -> str:
        async with sdk.AsyncSample(base_url=wire.url) as client, client.news.watch_ticks() as found:
            await anext(found)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(anext(found), 0.05)
            over.set()
        return repr(found)

    assert "<AsyncStream of watchTicks, closed>" == asyncio.run(run())


def test_thread_that_waits_for_an_event_is_woken_by_close(sdk: ModuleType, wire: Wire) -> None:
    over, reading = threading.Event(), threading.Event()

    def blocks() -> Iterator[bytes]:
        yield TICK
        reading.set()
        over.wait(10)

    wire.response = lambda _: Answer(status=200, content_type="text/event-stream", blocks=blocks())
    with sdk.Sample(base_url=wire.url) as client:
        found = client.news.watch_ticks()
        closing = threading.Timer(0.05, lambda: reading.wait(5) and found.close())
        closing.start()
        read = list(found)
        closing.join()
        over.set()

    assert 1 == len(read)


@pytest.mark.slow
def test_deadline_counts_to_the_first_byte(sdk: ModuleType, wire: Wire) -> None:
    late = threading.Event()

    def blocks() -> Iterator[bytes]:
        yield TICK
        late.wait(2.2)
        yield TICK

    def response(_: Received) -> Answer:
        return Answer(status=200, content_type="text/event-stream", blocks=blocks())

    wire.response = response

    assert 2 == len(wire.items(sdk, lambda client: client.news.watch_ticks(), deadline=2))


def test_stream_that_does_not_begin_within_the_deadline_is_an_error(sdk: ModuleType, wire: Wire) -> None:
    over = threading.Event()

    def response(_: Received) -> Answer:
        over.wait(10)
        return stream(TICK)

    wire.response = response
    with sdk.Sample(base_url=wire.url, deadline=0.1) as client, pytest.raises(sdk.DeadlineError):
        client.news.watch_ticks()

    async def awaited() -> None:
        async with sdk.AsyncSample(base_url=wire.url, deadline=0.1) as twin:
            await twin.news.watch_ticks()

    with pytest.raises(sdk.DeadlineError):
        asyncio.run(awaited())
    over.set()


def test_client_of_ones_own_streams_too(sdk: ModuleType, wire: Wire) -> None:
    wire.streams(TICK, TICK, None)

    with httpx2.Client() as http, sdk.Sample(base_url=wire.url, http_client=http) as client:
        found = client.news.watch_ticks()
        assert ["A", "A"] == [next(found).symbol, next(found).symbol]
        with pytest.raises(sdk.ConnectionLostError):
            next(found)

    async def awaited() -> list[str]:
        async with httpx2.AsyncClient() as http, sdk.AsyncSample(base_url=wire.url, http_client=http) as twin:
            stream = await twin.news.watch_ticks()
            return [(await anext(stream)).symbol, (await anext(stream)).symbol]

    assert ["A", "A"] == asyncio.run(awaited())


def test_closed_client_opens_no_stream(sdk: ModuleType, wire: Wire) -> None:
    client = sdk.Sample(base_url=wire.url)
    client.close()

    with pytest.raises(sdk.ConfigurationError, match="closed"):
        client.news.watch_ticks()


def test_transport_that_reads_whole_responses_gives_streams_too(sdk: ModuleType) -> None:
    headers = sdk.testing.json_reply(None).headers
    reply = type(sdk.testing.json_reply(None))(
        status=200, headers=type(headers)([("content-type", "text/event-stream")]), content=TICK
    )

    with sdk.Sample(transport=sdk.testing.ReplayTransport(reply)) as client:
        assert ["A"] == [one.symbol for one in client.news.watch_ticks()]
