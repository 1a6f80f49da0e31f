"""Whatever goes wrong on the way: in the end the API has exactly the file, and took each part once."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.retry import RetryPolicy
from upload_server import AwaitingUploads, BlockingUploads, Fault, Killed, UploadApi, upload_operation

NO_WAIT = RetryPolicy(retries=3, base=0.0)
PASSING: tuple[Fault, ...] = ("drop before", "drop within", "drop after", "429", "500", "503", "503 after")
KILLING: tuple[Fault, ...] = ("kill before", "kill after")

Uploading = Callable[..., Any]

sizes = st.integers(1, 400)
part_sizes = st.integers(16, 64)
concurrencies = st.integers(1, 5)
refusals = st.sampled_from(["part-already-sent", "range-overlap"])
kinds_of_faults = st.dictionaries(st.integers(0, 40), st.sampled_from(PASSING), max_size=12)


def blocking(api: UploadApi, file: Any, *, is_delegated: bool = False, **choices: Any) -> Any:
    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        operation, places = _places(is_delegated=is_delegated)
        return client.caller.upload(operation, Arguments(**places, body={"file": file}), **choices)


def awaiting(api: UploadApi, file: Any, *, is_delegated: bool = False, **choices: Any) -> Any:
    async def main() -> Any:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            operation, places = _places(is_delegated=is_delegated)
            return await client.caller.upload(operation, Arguments(**places, body={"file": file}), **choices)

    return asyncio.run(main())


def blocking_session(api: UploadApi, parts: list[bytes]) -> None:
    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        operation, places = _places(is_delegated=False)
        with client.caller.upload_session(operation, Arguments(**places)) as session:
            for part in parts:
                session.send(part)


def awaiting_session(api: UploadApi, parts: list[bytes]) -> None:
    async def main() -> None:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            operation, places = _places(is_delegated=False)
            async with client.caller.upload_session(operation, Arguments(**places)) as session:
                for part in parts:
                    await session.send(part)

    asyncio.run(main())


def _places(*, is_delegated: bool) -> tuple[Any, dict[str, Any]]:
    places = {"query": {"token": "to1"}} if is_delegated else {"path": {"videoId": "vi1"}}
    return upload_operation(is_delegated=is_delegated), places


def content_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - any bytes will do


def few(faults: dict[int, Fault]) -> dict[int, Fault]:
    """At most as many faults as retries: with several parts under way one part may meet most of them."""
    return dict(sorted(faults.items())[:5])


def later(api: UploadApi, faults: dict[int, Fault]) -> dict[int, Fault]:
    """The same faults, for the requests that are still to come."""
    return {len(api.requests) + number: fault for number, fault in faults.items()}


def first_responses_lost(api: UploadApi) -> int:
    """How often the API took in the first part of a delegated upload without its response coming through."""
    begun = takewhile(lambda number: api.ranges[number] == api.ranges[0], range(len(api.ranges)))
    return len(list(begun)) - 1


ways = pytest.mark.parametrize("upload", [blocking, awaiting], ids=["blocking", "awaiting"])
searching = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ways
@searching
@given(size=sizes, part_size=part_sizes, concurrency=concurrencies, faults=kinds_of_faults, again=refusals)
def test_a_file_arrives_whole_whatever_fails_on_the_way(
    upload: Uploading, size: int, part_size: int, concurrency: int, faults: dict[int, Fault], again: str
) -> None:
    api = UploadApi(faults=few(faults), again=again)

    response = upload(api, content_of(size), chunk_size=part_size, concurrency=concurrency)

    assert content_of(size) == api.videos["vi1"].content
    assert len(set(api.accepted)) == len(api.accepted)
    assert "vi1" == response["videoId"]
    assert api.most_at_once <= concurrency


@ways
@searching
@given(
    size=st.integers(65, 400), part_size=part_sizes, concurrency=concurrencies, faults=kinds_of_faults, again=refusals
)
def test_a_delegated_file_in_parts_makes_one_whole_video(
    upload: Uploading, size: int, part_size: int, concurrency: int, faults: dict[int, Fault], again: str
) -> None:
    api = UploadApi(faults=few(faults), videos={}, again=again)

    response = upload(api, content_of(size), is_delegated=True, chunk_size=part_size, concurrency=concurrency)

    whole = [name for name, video in api.videos.items() if video.content == content_of(size)]
    assert [response["videoId"]] == whole
    assert len(set(api.accepted)) == len(api.accepted)
    assert len(api.videos) == 1 + first_responses_lost(api)


@ways
@searching
@given(size=sizes, part_size=part_sizes, concurrency=concurrencies, faults=kinds_of_faults, block=st.integers(1, 150))
@example(size=97, part_size=16, concurrency=1, block=1, faults={0: "drop before", 7: "drop after", 9: "500"})
def test_a_stream_of_unknown_length_arrives_whole_too(
    upload: Uploading, size: int, part_size: int, concurrency: int, faults: dict[int, Fault], block: int
) -> None:
    api = UploadApi(faults=few(faults))
    content = content_of(size)

    upload(api, _blocks(content, block), chunk_size=part_size, concurrency=concurrency)

    assert content == api.videos["vi1"].content
    assert len(set(api.accepted)) == len(api.accepted)


@searching
@given(size=sizes, part_size=part_sizes, concurrency=concurrencies, block=st.integers(1, 150))
def test_an_asynchronous_stream_arrives_whole(size: int, part_size: int, concurrency: int, block: int) -> None:
    api = UploadApi()
    content = content_of(size)

    async def blocks() -> AsyncIterator[bytes]:
        for one in _blocks(content, block):
            await asyncio.sleep(0)
            yield one

    awaiting(api, blocks(), chunk_size=part_size, concurrency=concurrency)

    assert content == api.videos["vi1"].content


@pytest.mark.parametrize("send_all", [blocking_session, awaiting_session])
@searching
@given(lengths=st.lists(st.integers(4, 64), min_size=1, max_size=8), faults=kinds_of_faults, again=refusals)
def test_a_session_loses_no_part(
    send_all: Callable[..., None], lengths: list[int], faults: dict[int, Fault], again: str
) -> None:
    parts = [bytes([number]) * length for number, length in enumerate(lengths)]
    api = UploadApi(faults=few(faults), again=again)

    send_all(api, parts)

    assert b"".join(parts) == api.videos["vi1"].content
    assert len(set(api.accepted)) == len(api.accepted)


@ways
@searching
@given(
    size=st.integers(65, 300),
    part_size=part_sizes,
    concurrency=concurrencies,
    deaths=st.lists(st.tuples(st.integers(0, 12), st.sampled_from(KILLING)), min_size=1, max_size=3),
    faults=kinds_of_faults,
    is_delegated=st.booleans(),
)
def test_a_killed_upload_is_resumed_until_it_is_whole(
    upload: Uploading,
    tmp_path_factory: pytest.TempPathFactory,
    size: int,
    part_size: int,
    concurrency: int,
    deaths: list[tuple[int, Fault]],
    faults: dict[int, Fault],
    is_delegated: bool,  # noqa: FBT001 - hypothesis gives it
) -> None:
    folder = tmp_path_factory.mktemp("upload")
    file, state = folder / "talk.mp4", folder / "talk.upload"
    file.write_bytes(content_of(size))
    api = UploadApi(videos={} if is_delegated else {"vi1": UploadApi().videos["vi1"]})
    for after, death in deaths:
        api.faults = {**later(api, few(faults)), len(api.requests) + after: death}
        _run_until_killed(upload, api, file, state, part_size, concurrency, is_delegated=is_delegated)
    api.faults = later(api, few(faults))

    response = upload(
        api, file, is_delegated=is_delegated, resume=state, concurrency=concurrency, **_size(state, part_size)
    )

    assert content_of(size) == api.videos[response["videoId"]].content
    assert len(set(api.accepted)) == len(api.accepted)
    assert not state.exists()


def _run_until_killed(
    upload: Uploading,
    api: UploadApi,
    file: Path,
    state: Path,
    part_size: int,
    concurrency: int,
    *,
    is_delegated: bool,
) -> None:
    try:
        upload(api, file, is_delegated=is_delegated, resume=state, concurrency=concurrency, **_size(state, part_size))
    except Killed:
        return
    state.unlink(missing_ok=True)
    api.videos.clear()
    api.accepted.clear()
    api.videos.update({} if is_delegated else {"vi1": UploadApi().videos["vi1"]})


def _size(state: Path, part_size: int) -> dict[str, int]:
    return {} if state.exists() else {"chunk_size": part_size}


def _blocks(content: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]
