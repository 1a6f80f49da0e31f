"""What is kept of an upload, what it is resumed from, and whom it is not resumed for."""

from __future__ import annotations

import asyncio
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.errors import ConfigurationError, UploadError
from package.runtime.retry import RetryPolicy
from package.runtime.upload_state import UploadState
from upload_server import AwaitingUploads, BlockingUploads, Killed, UploadApi, Video, upload_operation

NO_WAIT = RetryPolicy(retries=1, base=0.0)
CONTENT = bytes(range(256)) * 2
Uploading = Callable[..., Any]


def blocking(api: UploadApi, file: Any, *, video: str = "vi1", token: str = "", **choices: Any) -> Any:
    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        return client.caller.upload(**_places(file, video, token), **choices)


def awaiting(api: UploadApi, file: Any, *, video: str = "vi1", token: str = "", **choices: Any) -> Any:
    async def main() -> Any:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            return await client.caller.upload(**_places(file, video, token), **choices)

    return asyncio.run(main())


def _places(file: Any, video: str, token: str) -> dict[str, Any]:
    if token:
        return {"operation": upload_operation(is_delegated=True), "query": {"token": token}, "body": {"file": file}}
    return {"operation": upload_operation(), "path": {"videoId": video}, "body": {"file": file}}


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


def begun(api: UploadApi, file: Any, *, at: int = 3, **choices: Any) -> UploadState:
    """The state of an upload that a server which stays down ended after `at` requests."""
    api.faults = dict.fromkeys(range(at, at + 50), "503")
    with pytest.raises(UploadError) as caught:
        blocking(api, file, chunk_size=64, concurrency=1, **choices)
    api.faults = {}
    assert caught.value.state is not None
    return caught.value.state


def test_a_state_goes_through_json_and_a_file_unchanged(talk: Path, tmp_path: Path) -> None:
    state = begun(UploadApi(), talk)

    state.save(tmp_path / "state.json")

    assert state == UploadState.load(tmp_path / "state.json") == UploadState.from_json(state.to_json())
    assert {"state.json", "talk.mp4"} == {path.name for path in tmp_path.iterdir()}


def test_a_state_is_small_and_says_what_is_done() -> None:
    state = UploadState(operation="upload", part_size=64, parts_total=10_000).with_done(range(1, 9_999))

    assert len(state.to_json()) < 200
    assert 9_998 == len(state.parts_done)


def test_a_state_holds_no_credential(talk: Path) -> None:
    state = begun(UploadApi(videos={}), talk, token="to1")

    assert "to1" not in state.to_json()
    assert "vi1" == state.id


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"operation": 1}', "\xff", '{"operation":"upload","partSize":1,"version":9}']
)
def test_what_is_no_state_is_said_to_be_none(tmp_path: Path, talk: Path, text: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(text, "latin-1")

    with pytest.raises(ConfigurationError, match=r"state\.json"):
        blocking(UploadApi(), talk, resume=path)


def test_a_resumed_upload_sends_only_what_the_api_misses(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    state = begun(api, talk)
    api.videos["vi1"].parts.pop(2)
    api.ranges.clear()

    upload(api, talk, resume=state, concurrency=1)

    assert CONTENT == api.videos["vi1"].content
    assert [2, 4, 5, 6, 7, 8] == [int(str(one).split()[1].split("/")[0]) for one in api.ranges]


def test_a_token_alone_resumes_from_what_was_taken_down(upload: Uploading, talk: Path) -> None:
    api = UploadApi(videos={}, is_authorized=False)
    state = begun(api, talk, token="to1")
    api.ranges.clear()

    upload(api, talk, token="to1", resume=state, concurrency=1)

    assert {"vi1"} == set(api.videos)
    assert [f"part {number}/8" for number in range(4, 9)] == api.ranges


def test_a_part_that_arrived_unnoticed_counts_when_it_is_sent_again(upload: Uploading, talk: Path) -> None:
    api = UploadApi(videos={}, is_authorized=False)
    state = begun(api, talk, token="to1").with_done([1])

    upload(api, talk, token="to1", resume=state)

    assert CONTENT == api.videos["vi1"].content


def test_an_upload_that_was_whole_already_only_asks_for_its_result(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    state = begun(api, talk)
    for number in range(4, 9):
        api.videos["vi1"].parts[number] = CONTENT[(number - 1) * 64 : number * 64]
    api.requests.clear()

    answer = upload(api, talk, resume=state)

    assert "asked" == answer["title"]
    assert [("GET", "/videos/vi1/status"), ("GET", "/videos/vi1")] == api.requests


def test_a_whole_file_that_arrived_before_counts_when_it_is_sent_again(talk: Path, tmp_path: Path) -> None:
    api = UploadApi(faults={0: "kill after"})
    talk.write_bytes(b"short")
    with pytest.raises(Killed):
        blocking(api, talk, resume=tmp_path / "state")
    api.faults = {}

    answer = blocking(api, talk, resume=tmp_path / "state")

    assert "asked" == answer["title"]
    assert b"short" == api.videos["vi1"].content


def test_a_path_keeps_the_state_from_the_first_byte_to_the_last(talk: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.upload"
    seen: list[Any] = []
    api = UploadApi(refuse=lambda _range: seen.append(json.loads(path.read_text())["runs"]))

    talk.write_bytes(CONTENT[:256])

    blocking(api, talk, chunk_size=64, concurrency=1, resume=path)

    assert [[], [[1, 1]], [[1, 2]], [[1, 3]]] == seen
    assert not path.exists()


def _append(talk: Path) -> None:
    talk.write_bytes(CONTENT + b"more")


def _touch(talk: Path) -> None:
    os.utime(talk, ns=(1, 1))


def _rewrite_in_the_same_nanosecond(talk: Path) -> None:
    times = talk.stat()
    talk.write_bytes(b"x" + CONTENT[1:])
    os.utime(talk, ns=(times.st_atime_ns, times.st_mtime_ns))


@pytest.mark.parametrize("change", [_append, _touch, _rewrite_in_the_same_nanosecond])
def test_a_file_that_changed_is_not_resumed(upload: Uploading, talk: Path, change: Callable[[Path], None]) -> None:
    api = UploadApi()
    state = begun(api, talk)
    requests = len(api.requests)
    change(talk)

    with pytest.raises(UploadError, match=r"talk\.mp4 changed since the upload began"):
        upload(api, talk, resume=state)

    assert requests == len(api.requests)


def test_bytes_are_known_again_by_all_of_them() -> None:
    api = UploadApi()
    state = begun(api, CONTENT)

    with pytest.raises(UploadError, match="its content is another"):
        blocking(api, CONTENT[:300] + b"!" + CONTENT[301:], resume=state)
    blocking(api, io.BytesIO(CONTENT), resume=state)

    assert CONTENT == api.videos["vi1"].content


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"video": "vi2"}, "the state to resume is of vi1, not of vi2"),
        ({"token": "to1"}, "the state to resume is of upload, not of uploadWithToken"),
        ({"chunk_size": 32}, "the parts of the upload to resume have 64 bytes"),
    ],
)
def test_the_state_of_another_upload_is_refused(
    upload: Uploading, talk: Path, choices: dict[str, Any], told: str
) -> None:
    api = UploadApi()
    state = begun(api, talk)
    api.videos["vi2"] = Video()

    with pytest.raises(ConfigurationError, match=told):
        upload(api, talk, resume=state, **choices)
