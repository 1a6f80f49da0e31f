"""A failure of each kind at each request of an upload, one after the other: none may be lost for lack of chance."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from upload_server import Fault, Killed, UploadApi
from uploading import CONTENT, Uploading, awaiting, begun, blocking

ways = pytest.mark.parametrize("upload", [blocking, awaiting])
PART = 64
PARTS = {("vi1", number) for number in range(1, 9)}
KILLING: tuple[Fault, ...] = ("kill before", "kill after")
PASSING: tuple[Fault, ...] = tuple(kind for kind in get_args(Fault) if kind not in {*KILLING, "429 told"})
"""What an upload goes on after; a wait that is told takes a clock, and is the matter of the limiter."""

Begin = Callable[[UploadApi], dict[str, Any]]


def direct(_: UploadApi) -> dict[str, Any]:
    return {"chunk_size": PART}


def resumed(api: UploadApi) -> dict[str, Any]:
    return {"resume": begun(api, CONTENT)}


def delegated(_: UploadApi) -> dict[str, Any]:
    return {"chunk_size": PART, "delegated": {"videoId": "vi1"}}


def each_request(begin: Begin) -> Iterator[tuple[UploadApi, dict[str, Any], int]]:
    """A new API, and what to upload with, for each request that an upload without failures takes."""
    untroubled = UploadApi(takes_whole=False)
    choices = begin(untroubled)
    before = len(untroubled.requests)
    blocking(untroubled, CONTENT, **choices)
    for number in range(before, len(untroubled.requests)):
        api = UploadApi(takes_whole=False)
        yield api, begin(api), number


@ways
@pytest.mark.parametrize("begin", [direct, resumed, delegated])
@pytest.mark.parametrize("fault", PASSING)
def test_a_failure_loses_nothing_whichever_request_it_strikes(upload: Uploading, begin: Begin, fault: Fault) -> None:
    responses = []
    for api, choices, number in each_request(begin):
        api.faults = {number: fault}

        responses.append(upload(api, CONTENT, concurrency=2, **choices)["title"])

        assert CONTENT == api.videos["vi1"].content, number
        assert sorted(PARTS) == sorted(api.accepted), number
    assert {"asked"} == set(responses)


@ways
@pytest.mark.parametrize("fault", KILLING)
def test_a_process_may_die_at_any_request(upload: Uploading, tmp_path: Path, fault: Fault) -> None:
    file, state = tmp_path / "talk.mp4", tmp_path / "talk.upload"
    file.write_bytes(CONTENT)
    for api, choices, number in each_request(direct):
        api.faults = {number: fault}
        with pytest.raises(Killed):
            upload(api, file, concurrency=2, resume=state, **choices)
        api.faults = {}

        response = upload(api, file, concurrency=2, resume=state)

        assert CONTENT == api.videos["vi1"].content, number
        assert (sorted(PARTS), "asked") == (sorted(api.accepted), response["title"]), number
        assert not state.exists(), number
