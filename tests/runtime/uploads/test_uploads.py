"""What an upload sends, what it gives, and what it raises when it ends early."""

from __future__ import annotations

import asyncio
import os
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.call.hooks import Hooks
from package.runtime.errors import BadRequestError, ConfigurationError, ConnectError, ServerError, UploadError
from package.runtime.transport.protocol import RawResponse, Request
from package.runtime.transport.task_driver import TaskDriver
from upload_server import AwaitingUploads, BlockingUploads, UploadApi
from uploading import CONTENT, NO_WAIT, Uploading, awaiting, blocking, operation_of, places_of


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


def test_a_file_no_longer_than_one_part_goes_whole(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    talk.write_bytes(CONTENT[:64])

    upload(api, talk, chunk_size=64)

    assert ([None], ["talk.mp4"]) == (api.ranges, api.names)


def test_a_longer_file_goes_in_numbered_parts(upload: Uploading, talk: Path) -> None:
    api = UploadApi()

    upload(api, talk, chunk_size=64, concurrency=1)

    assert [f"part {number}/8" for number in range(1, 9)] == api.ranges
    assert {"talk.mp4"} == set(api.names)


def test_parts_go_side_by_side_as_many_as_were_chosen(upload: Uploading, talk: Path) -> None:
    barrier = threading.Barrier(3)
    api = UploadApi(refuse=lambda _range: None)
    waited: list[int] = []

    class Meeting(BlockingUploads):
        def send(self, request: Request) -> RawResponse:
            if len(waited) < 3:
                waited.append(1)
                barrier.wait(10)
            return super().send(request)

    if upload is blocking:
        with Sample(transport=Meeting(api), auth="none") as client:
            client.caller.upload(operation_of(None), places_of(talk, None), chunk_size=64, concurrency=3)
        assert not barrier.broken
    else:
        upload(api, talk, chunk_size=64, concurrency=3)

        assert 3 == api.most_at_once


def test_a_part_is_sent_again_byte_for_byte(upload: Uploading, talk: Path) -> None:
    api = UploadApi(faults={1: "drop after"})

    upload(api, talk, chunk_size=64, concurrency=1)

    assert ["part 1/8", "part 2/8", "part 2/8"] == api.ranges[:3]
    assert api.bodies[1] == api.bodies[2]


def test_a_rate_limit_is_waited_out(talk: Path) -> None:
    api = UploadApi(faults={1: "429 told"})
    now = [1000.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    async def main() -> None:
        transport = AwaitingUploads(api)
        async with AsyncSample(transport=transport, auth="none", retries=NO_WAIT) as client:
            client.caller.driver = TaskDriver(transport, sleep)
            client._session.clock = client._session.gate._clock = lambda: now[0]
            await client.caller.upload(operation_of(None), places_of(talk), chunk_size=64, concurrency=3)

    asyncio.run(main())

    assert CONTENT == api.videos["vi1"].content
    assert 9 == len(api.requests)
    assert 1030 <= now[0] <= 1035


def test_a_refused_part_ends_the_upload_at_once_with_what_it_takes_to_go_on(upload: Uploading, talk: Path) -> None:
    refusal = RawResponse(status=400, content=b'{"type": "https://x/other", "title": "No.", "status": 400}')
    api = UploadApi(refuse=lambda content_range: refusal if content_range == "part 3/8" else None)

    with pytest.raises(UploadError, match=r"the upload of talk\.mp4 stopped: .*No\.") as caught:
        upload(api, talk, chunk_size=64, concurrency=1)

    assert 3 == len(api.requests)
    assert isinstance(caught.value.error, BadRequestError)
    state = caught.value.state
    assert state is not None
    assert ({1, 2}, "vi1", 8) == (set(state.parts_done), state.id, state.parts_total)
    api.refuse = lambda _range: None
    upload(api, talk, resume=state)
    assert CONTENT == api.videos["vi1"].content


def test_a_server_that_stays_down_ends_the_upload_with_its_error(upload: Uploading, talk: Path) -> None:
    api = UploadApi(faults=dict.fromkeys(range(2, 50), "500"))

    with pytest.raises(UploadError) as caught:
        upload(api, talk, chunk_size=64, concurrency=1)

    assert isinstance(caught.value.error, ServerError)
    assert 2 + 6 == len(api.requests)


def test_all_that_a_call_says_goes_with_every_part(talk: Path) -> None:
    seen: list[tuple[str | None, str | None, bool]] = []

    class Looking(BlockingUploads):
        def send(self, request: Request) -> RawResponse:
            seen.append((request.headers.get("x-own"), request.headers.get("cookie"), "lang=fr" in request.url))
            return super().send(request)

    with Sample(transport=Looking(UploadApi()), auth="none") as client:
        client.caller.upload(
            operation_of(None),
            Arguments(
                path={"videoId": "vi1"},
                body={"file": talk},
                headers={"X-Own": "1"},
                cookies={"a": "b"},
                query={"lang": "fr"},
            ),
            chunk_size=64,
        )

    assert [("1", "a=b", True)] * 8 == seen


def test_a_client_without_retries_sends_each_part_once(talk: Path) -> None:
    api = UploadApi(faults={0: "drop before"})

    with pytest.raises(UploadError) as caught, Sample(transport=BlockingUploads(api), auth="none", retries=0) as client:
        client.caller.upload(operation_of(None), places_of(talk, None), chunk_size=64, concurrency=1)

    assert isinstance(caught.value.error, ConnectError)
    assert 1 == len(api.requests)


def test_an_upload_error_survives_pickling(talk: Path) -> None:
    api = UploadApi(faults=dict.fromkeys(range(50), "503"))

    with pytest.raises(UploadError) as caught:
        blocking(api, talk, chunk_size=64)

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert (caught.value.state, str(caught.value.error)) == (copy.state, str(copy.error))


def test_a_closed_client_uploads_nothing(talk: Path) -> None:
    client = Sample(transport=BlockingUploads(UploadApi()), auth="none")
    client.close()

    with pytest.raises(ConfigurationError, match="this client is closed"):
        client.caller.upload(operation_of(None), places_of(talk, None))


def test_a_hook_hears_of_a_file_that_changed(talk: Path) -> None:
    heard: list[Any] = []
    api = UploadApi(refuse=lambda _range: os.truncate(talk, 100))

    with (
        pytest.raises(UploadError) as caught,
        Sample(transport=BlockingUploads(api), auth="none", hooks=Hooks(on_error=heard.append)) as client,
    ):
        client.caller.upload(operation_of(None), places_of(talk), chunk_size=64, concurrency=1)

    assert [caught.value] == [event.error for event in heard]


def test_a_hook_hears_of_the_error_once(talk: Path) -> None:
    heard: list[Any] = []
    api = UploadApi(faults=dict.fromkeys(range(50), "503"))
    hooks = Hooks(on_error=heard.append)

    with (
        pytest.raises(UploadError),
        Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT, hooks=hooks) as client,
    ):
        client.caller.upload(operation_of(None), places_of(talk, None), chunk_size=64)

    assert ["upload"] == [event.operation_id for event in heard]


def test_a_canceled_upload_sends_nothing_more(talk: Path) -> None:
    api = UploadApi()

    async def main() -> None:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none") as client:
            work = asyncio.ensure_future(
                client.caller.upload(operation_of(None), places_of(talk, None), chunk_size=16, concurrency=2)
            )
            while len(api.accepted) < 3:  # noqa: ASYNC110 - there is no event for it
                await asyncio.sleep(0)
            work.cancel()
            with pytest.raises(asyncio.CancelledError):
                await work
            accepted = len(api.accepted)
            for _ in range(50):
                await asyncio.sleep(0)
            assert accepted == len(api.accepted)

    asyncio.run(main())

    assert len(api.accepted) < 32
