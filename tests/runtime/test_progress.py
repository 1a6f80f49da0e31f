"""Progress is told after bytes were sent, never goes back, and ends at the end."""

from __future__ import annotations

import threading
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.client import Sample
from package.runtime.call.arguments import Arguments
from package.runtime.request.progress import Meter, Progress
from package.runtime.retry import RetryPolicy
from upload_server import BlockingUploads, Fault, Killed, UploadApi, upload_operation

CONTENT = bytes(range(256)) * 2
FAULTS: tuple[Fault, ...] = ("drop before", "drop after", "429", "503")


def told_of(api: UploadApi, file: Any, **choices: Any) -> list[Progress]:
    told: list[Progress] = []
    policy = RetryPolicy(retries=5, base=0.0)
    with Sample(transport=BlockingUploads(api), auth="none", retries=policy) as client:
        client.caller.upload(
            upload_operation(),
            Arguments(path={"videoId": "vi1"}, body={"file": file}),
            on_progress=told.append,
            **choices,
        )
    return told


@given(
    faults=st.dictionaries(st.integers(0, 20), st.sampled_from(FAULTS), max_size=5),
    concurrency=st.integers(1, 4),
    is_stream=st.booleans(),
)
def test_progress_never_goes_back_and_ends_whole(
    faults: dict[int, Fault],
    concurrency: int,
    is_stream: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    file = iter([CONTENT]) if is_stream else CONTENT

    told = told_of(UploadApi(faults=faults), file, chunk_size=64, concurrency=concurrency)

    done = [event.bytes_done for event in told]
    assert sorted(done) == done
    parts = [event.parts_done for event in told]
    assert sorted(parts) == parts
    last = told[-1]
    assert (512, 512, 8, 8, 0.0) == (
        last.bytes_done,
        last.bytes_total,
        last.parts_done,
        last.parts_total,
        last.seconds_left,
    )


def test_one_event_is_told_at_a_time_however_many_threads_send() -> None:
    told: list[Progress] = []
    telling: list[int] = []

    def tell(event: Progress) -> None:
        telling.append(1)
        assert 1 == len(telling)
        told.append(event)
        telling.pop()

    meter = Meter(tell, clock=count().__next__, total=8 * 300, parts_total=8)
    begin = threading.Barrier(8)

    def send() -> None:
        gauge = meter.gauge()
        begin.wait(10)
        for _ in range(100):
            gauge.add(3)
        gauge.restart()
        for _ in range(100):
            gauge.add(3)
        gauge.finish(300)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert 8 * 202 == len(told)
    assert sorted(event.bytes_done for event in told) == [event.bytes_done for event in told]
    assert (2400, 8, 0.0) == (told[-1].bytes_done, told[-1].parts_done, told[-1].seconds_left)


def test_a_part_that_ends_counts_whole() -> None:
    told: list[Progress] = []
    gauge = Meter(told.append, clock=lambda: 0.0, total=10, parts_total=1).gauge()

    gauge.add(3)
    gauge.finish(10)

    assert [(3, 0), (10, 1)] == [(event.bytes_done, event.parts_done) for event in told]


def test_a_callback_may_upload_itself() -> None:
    inner = UploadApi()

    def tell(_event: Progress) -> None:
        if not inner.accepted:
            told_of(inner, b"inner")

    with Sample(transport=BlockingUploads(UploadApi()), auth="none") as client:
        client.caller.upload(
            upload_operation(), Arguments(path={"videoId": "vi1"}, body={"file": CONTENT}), on_progress=tell
        )

    assert b"inner" == inner.videos["vi1"].content


def test_nothing_is_told_as_sent_before_it_was() -> None:
    told: list[Progress] = []
    api = UploadApi()
    api.refuse = lambda _range: told.append(
        Progress(bytes_done=-1, bytes_total=0, parts_done=0, parts_total=0, rate=0, seconds_left=0)
    )
    with Sample(transport=BlockingUploads(api), auth="none") as client:
        client.caller.upload(
            upload_operation(),
            Arguments(path={"videoId": "vi1"}, body={"file": CONTENT}),
            on_progress=told.append,
            chunk_size=64,
            concurrency=1,
        )

    first_answered = next(index for index, event in enumerate(told) if event.bytes_done == -1)
    assert all(event.bytes_done <= 64 for event in told[: first_answered + 1])
    assert 0 == told[0].bytes_done


def test_a_resumed_upload_begins_where_the_other_ended(tmp_path: Path) -> None:
    file = tmp_path / "talk.mp4"
    file.write_bytes(CONTENT)
    api = UploadApi(faults={4: "kill before"})
    with pytest.raises(Killed):
        told_of(api, file, chunk_size=64, concurrency=1, resume=tmp_path / "state")

    told = told_of(api, file, resume=tmp_path / "state")

    assert (256, 4) == (told[0].bytes_done, told[0].parts_done)


def test_a_callback_that_raises_ends_the_upload() -> None:
    api = UploadApi()

    def stop(event: Progress) -> None:
        if event.parts_done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError), Sample(transport=BlockingUploads(api), auth="none") as client:
        client.caller.upload(
            upload_operation(),
            Arguments(path={"videoId": "vi1"}, body={"file": CONTENT}),
            on_progress=stop,
            chunk_size=64,
            concurrency=1,
        )

    assert 2 == len(api.accepted)


def test_rate_and_time_left_are_of_the_last_seconds() -> None:
    clock = count(0, 5).__next__
    told: list[Progress] = []
    meter = Meter(told.append, clock=lambda: float(clock()), total=1000, parts_total=1)
    gauge = meter.gauge()

    for size in (0, 100, 100, 300):
        gauge.add(size)

    assert [0.0, 10.0, 20.0, 40.0] == [event.rate for event in told]
    assert [None, 90.0, 40.0, 12.5] == [event.seconds_left for event in told]


def test_blocks_that_come_fast_are_told_ten_times_a_second() -> None:
    now = [0.0]
    told: list[Progress] = []
    gauge = Meter(told.append, clock=lambda: now[0], total=1000, parts_total=1).gauge()

    for _ in range(1000):
        now[0] += 0.001
        gauge.add(1)

    assert 9 <= len(told) <= 11
