"""What is kept of an upload, what it is resumed from, and whom it is not resumed for."""

from __future__ import annotations

import io
import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from package.client import Sample
from package.runtime.call.arguments import Arguments
from package.runtime.call.hooks import Hooks
from package.runtime.errors import ConfigurationError, UploadError
from package.runtime.request.progress import Progress
from package.runtime.transfer.upload.source import FileSource, open_source
from package.runtime.transport.protocol import RawResponse, Request
from upload_server import BlockingUploads, Killed, UploadApi, Video, upload_operation
from uploading import CONTENT, NO_WAIT, Uploading, awaiting, begun, blocking, operation_of, places_of


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(CONTENT)
    return path


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
    state = begun(api, talk, delegated={})
    api.ranges.clear()

    upload(api, talk, delegated={}, resume=state, concurrency=1)

    assert {"vi1"} == set(api.videos)
    assert [f"part {number}/8" for number in range(4, 9)] == api.ranges


def test_a_part_that_arrived_unnoticed_counts_when_it_is_sent_again(upload: Uploading, talk: Path) -> None:
    api = UploadApi(videos={}, is_authorized=False)
    state = begun(api, talk, delegated={}).with_done([1])

    upload(api, talk, delegated={}, resume=state)

    assert CONTENT == api.videos["vi1"].content


def test_an_upload_that_was_whole_already_only_asks_for_its_result(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    state = begun(api, talk)
    for number in range(4, 9):
        api.videos["vi1"].parts[number] = CONTENT[(number - 1) * 64 : number * 64]
    api.requests.clear()

    response = upload(api, talk, resume=state)

    assert "asked" == response["title"]
    assert [("GET", "/videos/vi1/status"), ("GET", "/videos/vi1")] == api.requests


def test_a_whole_file_that_arrived_before_counts_when_it_is_sent_again(talk: Path, tmp_path: Path) -> None:
    api = UploadApi(faults={0: "kill after"})
    talk.write_bytes(b"short")
    with pytest.raises(Killed):
        blocking(api, talk, resume=tmp_path / "state")
    api.faults = {}

    response = blocking(api, talk, resume=tmp_path / "state")

    assert "asked" == response["title"]
    assert b"short" == api.videos["vi1"].content


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
    with pytest.raises(UploadError, match="516 bytes instead of 512"):
        blocking(api, CONTENT + b"more", resume=state)
    blocking(api, io.BytesIO(CONTENT), resume=state)

    assert CONTENT == api.videos["vi1"].content


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ({"video": "vi2"}, "the state to resume is of vi1, not of vi2"),
        ({"delegated": {}}, "the state to resume is of upload, not of uploadWithToken"),
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


def test_what_an_upload_of_bytes_began_goes_on_with_their_file(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    content = random.Random(1).randbytes(2 << 20)  # noqa: S311 - any bytes will do
    operation = upload_operation(largest_part=1 << 20)
    with pytest.raises(UploadError) as caught, Sample(transport=OnlyTheFirst(api), auth="none", retries=0) as client:
        client.caller.upload(operation, Arguments(path={"videoId": "vi1"}, body={"file": content}), chunk_size=1 << 19)
    talk.write_bytes(content)

    upload(api, talk, operation=operation, resume=caught.value.state)

    assert content == api.videos["vi1"].content


class OnlyTheFirst(BlockingUploads):
    """Takes the first part, and no other."""

    def send(self, request: Request) -> RawResponse:
        if request.headers["content-range"] == "part 1/4":
            return super().send(request)
        return RawResponse(status=500)


def test_a_state_is_given_back_when_it_could_not_be_gone_on_from(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    state = begun(api, talk)
    api.faults = dict.fromkeys(range(200), "503")

    with pytest.raises(UploadError) as caught:
        upload(api, talk, resume=state)

    assert state == caught.value.state


class StrangeStatus(BlockingUploads):
    """Names parts that cannot be."""

    def send(self, request: Request) -> RawResponse:
        if request.url.endswith("/status"):
            parts = [0, -1, True, "2", 9, 10**15]
            return RawResponse(status=200, content=msgspec.json.encode({"ingest": {"receivedParts": {"parts": parts}}}))
        return super().send(request)


def test_parts_that_nobody_can_have_sent_do_not_count(talk: Path) -> None:
    api = UploadApi()
    state = begun(api, talk)
    told: list[Progress] = []
    api.ranges.clear()
    api.refuse = lambda content_range: RawResponse(status=400) if content_range == "part 8/8" else None

    with pytest.raises(UploadError) as caught, Sample(transport=StrangeStatus(api), auth="none") as client:
        client.caller.upload(operation_of(None), places_of(talk), resume=state, on_progress=told.append, concurrency=1)

    assert [f"part {number}/8" for number in range(1, 9)] == api.ranges
    assert ((1, 7),) == (caught.value.state or state).runs
    assert 7 == told[-1].parts_done


def test_bytes_go_on_after_their_process_was_killed(upload: Uploading, tmp_path: Path) -> None:
    api = UploadApi(faults={3: "kill after"})
    with pytest.raises(Killed):
        upload(api, CONTENT, chunk_size=64, concurrency=1, resume=tmp_path / "state")

    upload(api, CONTENT, resume=tmp_path / "state")

    assert CONTENT == api.videos["vi1"].content


def test_the_state_is_of_the_file_as_it_was_at_the_beginning(upload: Uploading, talk: Path) -> None:
    def change(content_range: str | None) -> RawResponse | None:
        if content_range != "part 2/8":
            return None
        talk.write_bytes(bytes(reversed(CONTENT)))
        return RawResponse(status=400)

    api = UploadApi(refuse=change)
    with pytest.raises(UploadError) as caught:
        upload(api, talk, chunk_size=64, concurrency=1)
    api.refuse = lambda _range: None

    with pytest.raises(UploadError, match=r"talk\.mp4 changed since the upload began"):
        upload(api, talk, resume=caught.value.state)


def test_a_file_that_was_closed_cannot_be_known_again(upload: Uploading) -> None:
    file = io.BytesIO(CONTENT)

    def close(content_range: str | None) -> RawResponse | None:
        if content_range != "part 2/8":
            return None
        file.close()
        return RawResponse(status=400, content=b'{"title": "No."}')

    with pytest.raises(UploadError, match=r"No\.") as caught:
        upload(UploadApi(refuse=close), file, chunk_size=64, concurrency=1)

    assert caught.value.state is not None
    assert (None, ((1, 1),)) == (caught.value.state.file, caught.value.state.runs)


def test_a_large_file_is_known_again_by_samples_up_to_its_end(upload: Uploading, talk: Path) -> None:
    talk.write_bytes(bytes(2 << 20))
    times = talk.stat()
    operation = upload_operation(largest_part=1 << 20)
    with pytest.raises(UploadError) as caught:
        upload(UploadApi(refuse=lambda _range: RawResponse(status=400)), talk, operation=operation, chunk_size=1 << 20)
    with talk.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        file.write(b"x")
    os.utime(talk, ns=(times.st_atime_ns, times.st_mtime_ns))

    with pytest.raises(UploadError, match="its content is another"):
        upload(UploadApi(), talk, operation=operation, resume=caught.value.state)


def test_a_file_that_changes_while_it_is_looked_at_is_an_upload_error(talk: Path) -> None:
    source = open_source(talk, "the file")
    assert isinstance(source, FileSource)
    talk.write_bytes(b"shorter")

    with pytest.raises(UploadError, match="became 505 bytes shorter"):
        source.identity()


def test_a_whole_file_that_was_taken_down_is_not_sent_again(upload: Uploading, talk: Path) -> None:
    api = UploadApi()
    talk.write_bytes(b"short")
    told: list[Progress] = []
    state = begun(UploadApi(), talk, at=0).with_done([1])
    api.videos["vi1"].whole = b"short"

    response = upload(api, talk, resume=state, on_progress=told.append)

    assert "asked" == response["title"]
    assert [] == api.ranges


def test_a_hook_hears_of_no_question_that_went_unanswered(talk: Path) -> None:
    heard: list[Any] = []
    api = UploadApi(takes_whole=False, is_authorized=False, videos={})
    hooks = Hooks(on_error=heard.append)

    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT, hooks=hooks) as client:
        client.caller.upload(operation_of({}), places_of(talk, {}), chunk_size=64)

    assert [] == heard
