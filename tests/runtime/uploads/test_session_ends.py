"""Sessions that end early: what they leave, and how another one goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from leftovers import nothing_left_behind
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.errors import ConfigurationError, UploadError
from package.runtime.request.contents import AwaitedContent
from package.runtime.request.progress import Progress
from package.runtime.transfer.upload.session import UploadSession
from package.runtime.transfer.upload.state import UploadState
from package.runtime.transport.protocol import RawResponse
from upload_server import AwaitingUploads, BlockingUploads, Killed, UploadApi, Video, upload_operation
from uploading import NO_WAIT, begun, blocking


def session(api: UploadApi, *, is_delegated: bool = False, **choices: Any) -> UploadSession[Any]:
    client = Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT)
    places: dict[str, Any] = {"query": {"token": "to1"}} if is_delegated else {"path": {"videoId": "vi1"}}
    return client.caller.upload_session(upload_operation(is_delegated=is_delegated), Arguments(**places), **choices)


def test_another_session_goes_on_where_one_ended() -> None:
    api = UploadApi(faults=dict.fromkeys(range(1, 50), "503"))
    with pytest.raises(UploadError) as caught, session(api) as parts:  # noqa: PT012 - the block is what is tested
        parts.send(b"first")
        parts.send(b"second")
        parts.send(b"third")
    api.faults = {}

    with session(api, resume=caught.value.state) as again:
        again.send(b"second")
        again.send(b"end")

    assert b"firstsecondend" == api.videos["vi1"].content


def test_nothing_follows_a_part_that_did_not_arrive() -> None:
    api = UploadApi(faults=dict.fromkeys(range(1, 50), "503"))

    with nothing_left_behind():
        parts = session(api)
        parts.send(b"first")
        parts.send(iter([b"second"]))
        with pytest.raises(UploadError) as caught:
            parts.send(iter([b"third"]))
        api.faults = {}
        with pytest.raises(ConfigurationError, match="go on in another one, with resume=session"):
            parts.send(b"third")
        with pytest.raises(ConfigurationError, match="go on in another one"):
            parts.finish()
        del parts

    assert ["part 1/*"] == sorted(set(api.ranges), key=str)
    assert caught.value.state is not None
    assert {1} == caught.value.state.parts_done


def test_a_session_that_is_given_up_leaves_nothing_open() -> None:
    with nothing_left_behind(), pytest.raises(ZeroDivisionError), session(UploadApi()) as parts:  # noqa: PT012 - the block is what is tested
        parts.send(iter([b"first"]))
        raise ZeroDivisionError


def test_what_the_blocks_of_a_part_raise_leaves_nothing_open() -> None:
    def failing() -> Iterator[bytes]:
        yield b"first"
        raise ZeroDivisionError

    with nothing_left_behind(), pytest.raises(ZeroDivisionError):
        session(UploadApi()).send(failing())


def test_a_session_goes_on_after_its_process_was_killed(tmp_path: Path) -> None:
    api = UploadApi(faults={2: "kill after"})
    with pytest.raises(Killed), session(api, resume=tmp_path / "state") as parts:  # noqa: PT012 - the block is what is tested
        for part in (b"first", b"second", b"third", b"end"):
            parts.send(part)
    told: list[Progress] = []
    kept = UploadState.load(tmp_path / "state")

    with session(api, resume=tmp_path / "state", on_progress=told.append) as again:
        again.send(b"third")
        again.send(b"end")

    assert {1, 2} == kept.parts_done
    assert again.state is not None
    assert (((1, 4),), 4) == (again.state.runs, again.parts_sent)
    assert b"firstsecondthirdend" == api.videos["vi1"].content
    assert (4, 4) == (told[-1].parts_done, told[-1].parts_total)
    assert [] == list(tmp_path.iterdir())


def test_a_session_that_was_whole_already_only_asks_for_its_result(tmp_path: Path) -> None:
    api = UploadApi()
    path = tmp_path / "state"
    with session(api) as parts:
        for part in (b"first", b"end"):
            parts.send(part)
    UploadState(operation="upload", id="vi1", part_size=0, parts_total=2, runs=((1, 2),)).save(path)
    api.requests.clear()

    again = session(api, resume=path)
    with pytest.raises(ConfigurationError, match="the last part was sent"):
        again.send(b"more")
    response = again.finish()

    assert "asked" == response["title"] == again.result["title"]
    assert [("GET", "/videos/vi1/status"), ("GET", "/videos/vi1")] == api.requests
    assert not path.exists()


def test_a_result_that_could_not_be_asked_for_is_asked_for_again() -> None:
    api = UploadApi(takes_whole=False, faults=dict.fromkeys(range(1, 7), "503"))
    parts = session(api)

    with pytest.raises(UploadError):
        parts.send(b"end", is_last=True)

    assert "asked" == parts.finish()["title"]
    assert 1 == api.requests.count(("GET", "/videos/vi1"))
    assert "asked" == parts.finish()["title"]
    assert 1 == api.requests.count(("GET", "/videos/vi1"))


@pytest.mark.parametrize(
    ("taken_down", "there", "missing"), [([2], [2], 1), ([1, 3], [1, 2, 3], 2), ([1, 2, 3], [1, 3], 2), ([1], [], 1)]
)
def test_a_session_with_a_gap_is_not_gone_on_with(taken_down: list[int], there: list[int], missing: int) -> None:
    api = UploadApi(videos={"vi1": Video(parts=dict.fromkeys(there, b"part"))})
    state = UploadState(operation="upload", id="vi1", part_size=0).with_done(taken_down)

    with pytest.raises(ConfigurationError, match=f"part {missing} of the upload to resume is missing"):
        session(api, resume=state).send(b"more")


def test_a_session_whose_first_part_is_missing_is_not_gone_on_with_where_nothing_can_be_asked() -> None:
    state = UploadState(operation="upload", id="vi1", part_size=0).with_done([2])

    with pytest.raises(ConfigurationError, match="part 1 of the upload to resume is missing"):
        session(UploadApi(is_authorized=False), resume=state).send(b"more")


def test_a_session_goes_on_from_what_was_taken_down_where_nothing_can_be_asked() -> None:
    api = UploadApi(videos={"vi1": Video(parts={1: b"first", 2: b"second"})}, is_authorized=False)
    state = UploadState(operation="upload", id="vi1", part_size=0).with_done([1, 2])

    session(api, resume=state).send(b"end", is_last=True)

    assert b"firstsecondend" == api.videos["vi1"].content


def test_the_state_of_a_file_is_for_an_upload_of_that_file() -> None:
    state = begun(UploadApi(), b"x" * 512)

    with pytest.raises(ConfigurationError, match="the state to resume is of a file"):
        session(UploadApi(), resume=state).send(b"more")
    with pytest.raises(UploadError, match="the upload to resume was no file"):
        blocking(UploadApi(), b"x" * 512, resume=UploadState(operation="upload", part_size=0))


def test_a_session_whose_state_cannot_be_kept_sends_nothing(tmp_path: Path) -> None:
    api = UploadApi()

    with pytest.raises(ConfigurationError, match="in a folder that does not exist"):
        session(api, resume=tmp_path / "absent" / "state").send(b"end", is_last=True)

    assert [] == api.requests


def test_a_session_whose_state_could_not_be_saved_does_not_go_on_without(tmp_path: Path) -> None:
    api = UploadApi()
    parts = session(api, resume=tmp_path / ("x" * 250))

    for _ in range(2):
        with pytest.raises(OSError, match="name too long"):
            parts.send(b"end", is_last=True)

    assert [] == api.requests


def test_a_session_whose_first_response_holds_no_name_does_not_go_on() -> None:
    api = UploadApi(refuse=lambda _range: RawResponse(status=201, content=b"{}"))
    parts = session(api, is_delegated=True)

    with pytest.raises(UploadError, match="the response to the first part holds no 'videoId'"):
        parts.send(b"first", is_last=False)

    assert 1 == len(api.requests)


def test_a_session_of_a_closed_client_sends_nothing() -> None:
    client = Sample(transport=BlockingUploads(UploadApi()), auth="none")
    parts: UploadSession[Any] = client.caller.upload_session(upload_operation(), Arguments(path={"videoId": "vi1"}))
    client.close()

    with pytest.raises(ConfigurationError, match="this client is closed"):
        parts.send(b"end", is_last=True)
    with pytest.raises(ConfigurationError, match="this client is closed"):
        client.caller.upload_session(upload_operation(), Arguments(path={"videoId": "vi1"}))


def test_an_asynchronous_part_is_refused() -> None:
    async def blocks() -> AsyncIterator[bytes]:
        yield b"x"

    with pytest.raises(TypeError, match="part 1 is an asynchronous iterable"):
        session(UploadApi()).send(AwaitedContent(blocks(), "it"))


def test_an_asynchronous_session_that_is_given_up_sends_nothing_more() -> None:
    api = UploadApi()

    async def main() -> None:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none") as client:
            parts = client.caller.upload_session(upload_operation(), Arguments(path={"videoId": "vi1"}))
            with pytest.raises(ZeroDivisionError):  # noqa: PT012 - the block is what is tested
                async with parts:
                    await parts.send(iter([b"first"]))
                    raise ZeroDivisionError

    with nothing_left_behind():
        asyncio.run(main())

    assert [] == api.requests
