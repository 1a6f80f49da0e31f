"""An upload that ends early ends everywhere: nobody sends on, nobody waits on, and nothing is left open."""

from __future__ import annotations

import asyncio
import itertools
import signal
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from leftovers import nothing_left_behind
from package.client import AsyncSample, Sample
from package.runtime.call.hooks import Hooks
from package.runtime.errors import UploadError
from package.runtime.headers import Headers
from package.runtime.request.progress import Progress
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.upload.state import UploadState
from package.runtime.transfer.upload.stop import UploadStopped
from package.runtime.transport.protocol import RawResponse, Request
from upload_server import AwaitingUploads, BlockingUploads, UploadApi
from uploading import CONTENT, NO_WAIT, Uploading, awaiting, blocking, operation_of, places_of

PATIENT = RetryPolicy(retries=5, base=100.0, cap=100.0, longest_wait=200.0)
REFUSAL = RawResponse(status=400, content=b'{"type": "https://x/other", "title": "No.", "status": 400}')
TOLD_TO_WAIT = RawResponse(status=429, headers=Headers([("x-ratelimit-retry-after", "100")]))


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


class OneFailsWhileOthersWait(BlockingUploads):
    """Refuses part 2 as soon as the two others that are under way have been told to come again later."""

    def __init__(self, later: RawResponse) -> None:
        super().__init__(UploadApi())
        self.later = later
        self.under_way = threading.Barrier(3)
        self.told = threading.Semaphore(0)

    def send(self, request: Request) -> RawResponse:
        self.under_way.wait(10)
        if request.headers["content-range"] != "part 2/8":
            return self.later
        assert self.told.acquire(timeout=10)
        assert self.told.acquire(timeout=10)
        return REFUSAL


@pytest.mark.parametrize("later", [TOLD_TO_WAIT, RawResponse(status=503)], ids=["a rate limit", "a retry"])
def test_a_refused_part_ends_the_upload_at_once_though_others_wait(talk: Path, later: RawResponse) -> None:
    transport = OneFailsWhileOthersWait(later)
    hooks = Hooks(on_retry=lambda _event: transport.told.release())
    started = time.monotonic()

    with nothing_left_behind(), Sample(transport=transport, auth="none", retries=PATIENT, hooks=hooks) as client:
        client._session.random = lambda: 1.0
        with pytest.raises(UploadError, match=r"No\."):
            client.caller.upload(operation_of(None), places_of(talk, None), chunk_size=64, concurrency=3)

    assert time.monotonic() - started < 30


class OneFailsWhileAnotherSends(BlockingUploads):
    """Refuses part 2, and takes part 1 once the upload has ended for that."""

    def __init__(self) -> None:
        super().__init__(UploadApi())
        self.requests = 0

    def send(self, request: Request) -> RawResponse:
        self.requests += 1
        if request.headers["content-range"] != "part 1/8":
            return REFUSAL
        assert request.body is not None
        assert not isinstance(request.body.content, bytes)
        started = time.monotonic()
        with suppress(UploadStopped):
            while time.monotonic() - started < 30:
                b"".join(request.body.content)
        return RawResponse(status=201, content=b'{"videoId": "vi1"}')


def test_nothing_is_begun_any_more_once_the_upload_has_ended(talk: Path) -> None:
    transport = OneFailsWhileAnotherSends()

    with pytest.raises(UploadError), Sample(transport=transport, auth="none") as client:
        client.caller.upload(operation_of(None), places_of(talk), chunk_size=64, concurrency=2)

    assert 2 == transport.requests


class Interrupting(BlockingUploads):
    """Takes two parts, interrupts the main thread in the middle of the third, and sends that for ever."""

    was_given_up = False

    def send(self, request: Request) -> RawResponse:
        if len(self.api.accepted) < 2:
            return super().send(request)
        assert request.body is not None
        assert not isinstance(request.body.content, bytes)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGUSR1)
        started = time.monotonic()
        try:
            while time.monotonic() - started < 30:
                b"".join(request.body.content)
        except UploadStopped:
            self.was_given_up = True
            raise
        raise AssertionError("the part was not given up")


@contextmanager
def interrupts_by_signal() -> Iterator[None]:
    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGUSR1, before)


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="the system has no signals to send to a thread")
def test_an_interrupt_ends_parts_at_their_next_block_and_keeps_what_arrived(talk: Path, tmp_path: Path) -> None:
    transport = Interrupting(UploadApi())

    with (
        nothing_left_behind(),
        interrupts_by_signal(),
        pytest.raises(KeyboardInterrupt),
        Sample(transport=transport, auth="none") as client,
    ):
        client.caller.upload(
            operation_of(None), places_of(talk), chunk_size=64, concurrency=1, resume=tmp_path / "state"
        )

    assert transport.was_given_up
    assert {1, 2} == UploadState.load(tmp_path / "state").parts_done
    assert {"talk.mp4", "state"} == {path.name for path in tmp_path.iterdir()}


def _file(talk: Path) -> Any:
    return talk


def _stream(_talk: Path) -> Any:
    return (CONTENT[start : start + 40] for start in range(0, len(CONTENT), 40))


async def _awaited_blocks() -> AsyncIterator[bytes]:
    for start in range(0, len(CONTENT), 40):
        await asyncio.sleep(0)
        yield CONTENT[start : start + 40]


def _awaited_stream(_talk: Path) -> Any:
    return _awaited_blocks()


@pytest.mark.parametrize("kind", [_file, _stream, _awaited_stream])
@pytest.mark.parametrize("times", [1, 2])
def test_a_task_may_be_canceled_at_any_moment(
    talk: Path, tmp_path: Path, kind: Callable[[Path], Any], times: int
) -> None:
    canceled = 0

    with nothing_left_behind():
        for steps in range(0, 100, 3):
            choices = _state(kind, tmp_path / f"{steps}")
            canceled += asyncio.run(_canceled(UploadApi(), kind(talk), steps, times, **choices))

    assert canceled > 5


def _state(kind: Callable[[Path], Any], path: Path) -> dict[str, Any]:
    return {"resume": path} if kind is _file else {}


def test_a_canceled_upload_goes_on_where_it_was(talk: Path, tmp_path: Path) -> None:
    for steps in range(0, 100, 7):
        api, state = UploadApi(), tmp_path / f"state{steps}"
        asyncio.run(_canceled(api, talk, steps, 1, resume=state))
        is_resumed = state.exists() or not api.accepted

        if is_resumed:
            awaiting(api, talk, resume=state)

        assert CONTENT == api.videos["vi1"].content
        assert len(set(api.accepted)) == len(api.accepted)


async def _canceled(api: UploadApi, file: Any, steps: int, times: int, **choices: Any) -> bool:
    async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
        work = asyncio.ensure_future(
            client.caller.upload(operation_of(None), places_of(file, None), chunk_size=64, concurrency=3, **choices)
        )
        for _ in range(steps):
            await asyncio.sleep(0)
        for _ in range(times):
            work.cancel()
            await asyncio.sleep(0)
        await asyncio.wait([work])
        return work.cancelled()


def test_a_canceled_upload_does_not_read_a_stream_on(tmp_path: Path) -> None:
    pulled: list[int] = []
    is_pulling, go_on = threading.Event(), threading.Event()

    def blocks() -> Iterator[bytes]:
        for number in range(1000):
            pulled.append(number)
            is_pulling.set()
            assert go_on.wait(10)
            yield b"x"

    async def main() -> None:
        async with AsyncSample(transport=AwaitingUploads(UploadApi()), auth="none") as client:
            work = asyncio.ensure_future(client.caller.upload(operation_of(None), places_of(blocks(), None)))
            await asyncio.to_thread(is_pulling.wait, 10)
            work.cancel()
            with pytest.raises(asyncio.CancelledError):
                await work
            go_on.set()

    with nothing_left_behind():
        asyncio.run(main())

    assert [0] == pulled
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", [_file, _stream])
def test_what_a_callback_raises_ends_all_parts(upload: Uploading, talk: Path, kind: Callable[[Path], Any]) -> None:
    api = UploadApi()

    def stop(event: Progress) -> None:
        if event.parts_done >= 2:
            raise InterruptedError

    with nothing_left_behind(), pytest.raises(InterruptedError):
        upload(api, kind(talk), chunk_size=16, concurrency=3, on_progress=stop)

    assert len(api.accepted) < 10


def test_what_a_stream_raises_leaves_nothing_open(upload: Uploading) -> None:
    def failing() -> Iterator[bytes]:
        yield CONTENT[:200]
        raise ZeroDivisionError

    with nothing_left_behind(), pytest.raises(ZeroDivisionError):
        upload(UploadApi(), failing(), chunk_size=64, concurrency=3)


def test_a_refused_part_ends_a_stream_that_gives_nothing_more(upload: Uploading) -> None:
    api = UploadApi(refuse=lambda _range: REFUSAL)

    read_to_the_end: list[bool] = []

    def blocks() -> Iterator[bytes]:
        yield b"x" * 64
        started = time.monotonic()
        while time.monotonic() - started < 30:
            yield b""
        read_to_the_end.append(True)

    with nothing_left_behind(), pytest.raises(UploadError, match=r"No\."):
        upload(api, itertools.chain([b"x" * 64], blocks()), chunk_size=64, concurrency=2)

    assert [] == read_to_the_end


def test_a_refused_part_ends_a_stream_that_is_awaited() -> None:
    api = UploadApi(refuse=lambda content_range: REFUSAL if content_range == "part 2/*" else None)
    ended: list[bool] = []

    async def blocks() -> AsyncIterator[bytes]:
        try:
            while True:
                yield b"x" * 64
        finally:
            ended.append(True)

    with nothing_left_behind(), pytest.raises(UploadError):
        awaiting(api, blocks(), chunk_size=64, concurrency=2)

    assert [True] == ended
