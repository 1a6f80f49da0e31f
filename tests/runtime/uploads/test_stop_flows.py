"""How flows hear that an upload has ended: waits end, turns pass on, and work in hand is done."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from concurrent.futures import Future
from typing import Any

import pytest
from package.client import Sample
from package.runtime.call.arguments import Arguments
from package.runtime.request.contents import BytesContent, IteratedContent, WatchedContent
from package.runtime.request.progress import Meter
from package.runtime.transfer.upload.part import _Watch
from package.runtime.transfer.upload.run import UploadChoices, UploadRun
from package.runtime.transfer.upload.source import StreamSource, open_source
from package.runtime.transfer.upload.stop import Stop, UploadStopped
from package.runtime.transfer.upload.stream import Turn, send_stream
from package.runtime.transport.flow import Ask, Await, BlockingDriver, Flow, Gather, Run, Sleep
from upload_server import BlockingUploads, UploadApi, upload_operation
from uploading import places_of


def waiting(*effects: Any) -> Flow[list[Any]]:
    responses = []
    for effect in effects:
        responses += [(yield effect)]
    return responses


def test_waits_are_as_long_as_ever_while_nothing_has_ended() -> None:
    other: Future[str] = Future()
    other.set_result("theirs")
    operation = waiting(Sleep(0.0), Await(other), Run(lambda: "done"))

    assert [None, "theirs", "done"] == BlockingDriver(BlockingUploads(UploadApi())).run(Stop().cut_short(operation))


@pytest.mark.parametrize("effect", [Sleep(100.0), Await(Future())], ids=["sleep", "await"])
def test_a_wait_is_over_once_the_upload_has_ended(effect: Sleep | Await) -> None:
    stop = Stop()
    stop.set()
    stop.set()

    with pytest.raises(UploadStopped):
        BlockingDriver(BlockingUploads(UploadApi())).run(stop.cut_short(waiting(effect)))


def test_work_is_done_to_its_end_though_the_upload_has_ended() -> None:
    stop = Stop()
    stop.set()

    assert [7] == BlockingDriver(BlockingUploads(UploadApi())).run(stop.cut_short(waiting(Run(lambda: 7))))


def test_a_flow_hears_what_went_wrong_and_may_go_on() -> None:
    def work() -> Flow[str]:
        try:
            yield Run(lambda: 1 // 0)
        except ZeroDivisionError:
            yield Run(lambda: None)
            return "went on"
        return ""

    assert "went on" == BlockingDriver(BlockingUploads(UploadApi())).run(Stop().cut_short(work()))


def test_a_turn_that_nobody_waits_for_any_more_goes_to_the_next() -> None:
    turn = Turn()
    flows = [turn.enter() for _ in range(4)]
    effects = [next(flow, None) for flow in flows]

    _throw(flows[1])
    turn.leave()
    _throw(flows[2])

    assert [False, True, True] == [effect.future.done() for effect in effects[1:] if isinstance(effect, Await)]


def _throw(flow: Flow[None]) -> None:
    with pytest.raises(UploadStopped):
        flow.throw(UploadStopped())


def test_a_part_of_an_upload_that_has_ended_sends_no_byte() -> None:
    sender = _run().sender
    sender.stop.set()
    watch = _Watch(sender, Meter(None, clock=lambda: 0.0).gauge())

    with pytest.raises(UploadStopped):
        next(iter(WatchedContent(BytesContent(b"x"), watch)))


def test_a_part_that_is_sent_is_given_up_at_its_next_block() -> None:
    sender = _run().sender
    watch = _Watch(sender, Meter(None, clock=lambda: 0.0).gauge())
    blocks = iter(WatchedContent(IteratedContent([b"x", b"y"], "it"), watch))

    first = next(blocks)
    sender.stop.set()

    assert b"x" == first
    with pytest.raises(UploadStopped):
        next(blocks)


async def _blocks() -> AsyncIterator[bytes]:
    yield b"x"


def _stream_that_is_pulled() -> Flow[None]:
    source = open_source(_blocks(), "it")
    assert isinstance(source, StreamSource)
    flow = send_stream(_run(can_await=True), source)
    effects = [next(flow), flow.send(None)]
    assert [Run, Ask] == [type(effect) for effect in effects]
    return flow


def test_a_stream_that_is_awaited_is_ended_after_a_failure() -> None:
    flow = _stream_that_is_pulled()

    effect = flow.throw(ZeroDivisionError())

    assert isinstance(effect, Ask)
    assert effect.call.__name__ == "close_awaited"
    with pytest.raises(ZeroDivisionError):
        flow.send(None)


def test_a_flow_that_is_dropped_awaits_nothing_more() -> None:
    flow = _stream_that_is_pulled()

    flow.close()

    assert inspect.GEN_CLOSED == inspect.getgeneratorstate(flow)


def test_there_are_no_more_workers_than_parts() -> None:
    def step() -> Flow[bool]:
        yield Run(lambda: None)
        return False

    effects = [effect for most in (None, 3, 0) for effect in _run().run_workers(step, most)]

    assert [4, 3] == [effect.limit for effect in effects if isinstance(effect, Gather)]


def _run(*, can_await: bool = False) -> UploadRun[Any]:
    with Sample(transport=BlockingUploads(UploadApi()), auth="none") as client:
        arguments = places_of(b"x")
        choices = UploadChoices(can_await=can_await)
        return UploadRun(client._session, client._settings, upload_operation(), arguments, choices)


def test_an_operation_without_parts_uploads_nothing() -> None:
    operation = upload_operation()

    with (
        pytest.raises(TypeError, match="takes no file in parts"),
        Sample(transport=BlockingUploads(UploadApi()), auth="none") as client,
    ):
        client.caller.upload(
            type(operation)(id="x", method="POST", path="/x", responses={}), Arguments(body={"file": b"x"})
        )
