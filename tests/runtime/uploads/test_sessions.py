"""Uploads whose parts the caller gives: any number of them, and the last one marked."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from leftovers import nothing_left_behind
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.errors import ConfigurationError, UploadError
from package.runtime.transfer.upload.session import UploadSession
from upload_server import AwaitingUploads, BlockingUploads, UploadApi, upload_operation
from uploading import NO_WAIT


def session(api: UploadApi, *, is_delegated: bool = False, **choices: Any) -> UploadSession[Any]:
    client = Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT)
    places: dict[str, Any] = {"query": {"token": "to1"}} if is_delegated else {"path": {"videoId": "vi1"}}
    return client.caller.upload_session(upload_operation(is_delegated=is_delegated), Arguments(**places), **choices)


def test_the_part_before_the_end_of_the_block_is_the_last() -> None:
    api = UploadApi()

    with session(api) as parts:
        for part in (b"first", b"second", b"end"):
            parts.send(part)

    assert ["part 1/*", "part 2/*", "part 3/3"] == api.ranges
    assert (b"firstsecondend", "whole") == (api.videos["vi1"].content, parts.result["title"])


def test_one_part_alone_is_the_last() -> None:
    api = UploadApi()

    with session(api) as parts:
        parts.send(b"x")

    assert ["part 1/1"] == api.ranges


def test_a_part_that_is_marked_goes_at_once() -> None:
    api = UploadApi()

    parts = session(api)
    parts.send(b"first", is_last=False)
    sent_before_the_last = list(api.ranges)
    parts.send(b"end", is_last=True)

    assert (["part 1/*"], ["part 1/*", "part 2/2"]) == (sent_before_the_last, api.ranges)
    assert "vi1" == parts.result["videoId"] == parts.finish()["videoId"]


def test_a_delegated_session_makes_one_video() -> None:
    api = UploadApi(videos={})

    with session(api, is_delegated=True) as parts:
        for part in (b"first", b"second", b"end"):
            parts.send(part)

    assert ({"vi1"}, "vi1") == (set(api.videos), parts.id)
    assert b"firstsecondend" == api.videos["vi1"].content


def test_every_kind_of_part_may_be_given(tmp_path: Path) -> None:
    api = UploadApi()
    file = tmp_path / "second.mp4"
    file.write_bytes(b"second")

    with file.open("rb") as handle, session(api) as parts:
        parts.send(iter([b"fi", b"rst"]))
        parts.send(file)
        parts.send(handle)

    assert b"firstsecondsecond" == api.videos["vi1"].content


def test_an_exception_in_the_block_sends_nothing_more() -> None:
    api = UploadApi()

    with pytest.raises(ZeroDivisionError), session(api) as parts:  # noqa: PT012 - the block is what is tested
        parts.send(b"first")
        parts.send(b"second")
        raise ZeroDivisionError

    assert ["part 1/*"] == api.ranges
    assert 1 == parts.parts_sent


def test_a_part_too_small_is_refused_unless_it_is_the_last() -> None:
    api = UploadApi()

    with pytest.raises(ConfigurationError, match="part 1 has 3 bytes; every part but the last has 4 or more"):
        session(api).send(b"abc", is_last=False)
    with pytest.raises(ConfigurationError, match="part 1 has 65 bytes; a part has 64 at most"):
        session(api).send(b"x" * 65, is_last=False)
    with pytest.raises(ConfigurationError, match="part 1 has more than 64 bytes"):
        session(api).send(iter([b"x" * 65]))

    assert [] == api.ranges


def test_all_parts_bear_the_name_of_the_first() -> None:
    api = UploadApi()

    with session(api) as parts:
        parts.send(("a.mp4", b"first"))
        parts.send(("b.mp4", b"end"))

    assert ["a.mp4", "a.mp4"] == api.names


def test_a_session_without_a_part_is_an_error() -> None:
    with pytest.raises(UploadError, match="ended without a last part"), session(UploadApi()):
        pass


def test_nothing_follows_the_last_part() -> None:
    parts = session(UploadApi())
    parts.send(b"end", is_last=True)

    with pytest.raises(ConfigurationError, match="the last part was sent"):
        parts.send(b"more")


def test_a_result_is_there_only_at_the_end() -> None:
    with pytest.raises(ConfigurationError, match="its last part was not sent yet"):
        _ = session(UploadApi()).result


def test_lost_responses_lose_no_part() -> None:
    api = UploadApi(faults={0: "drop after", 2: "503", 4: "drop after"})

    with session(api) as parts:
        for part in (b"first", b"second", b"end"):
            parts.send(part)

    assert b"firstsecondend" == api.videos["vi1"].content
    assert len(api.accepted) == len(set(api.accepted))


def test_the_asynchronous_session_does_the_same() -> None:
    api = UploadApi()

    async def main() -> Any:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            places: dict[str, Any] = {"path": {"videoId": "vi1"}}
            async with client.caller.upload_session(upload_operation(), Arguments(**places)) as parts:
                for part in (b"first", b"second", b"end"):
                    await parts.send(part)
            return parts.result

    assert "whole" == asyncio.run(main())["title"]
    assert b"firstsecondend" == api.videos["vi1"].content
    assert ["part 1/*", "part 2/*", "part 3/3"] == api.ranges


def test_a_file_object_may_be_closed_once_it_was_given(tmp_path: Path) -> None:
    api = UploadApi()
    file = tmp_path / "part"
    file.write_bytes(b"second")

    with nothing_left_behind(), session(api) as parts:
        parts.send(b"first")
        with file.open("rb") as handle:
            parts.send(handle)
        parts.send(b"end")

    assert b"firstsecondend" == api.videos["vi1"].content


@pytest.mark.parametrize(
    ("part", "told"),
    [
        (b"", "part 2 is empty"),
        (b"x" * 65, "part 2 has 65 bytes; a part has 64 at most"),
        (io.BytesIO(b"x" * 65), "part 2 has 65 bytes; a part has 64 at most"),
        (iter([b"x" * 65]), "part 2 has more than 64 bytes"),
        (iter([]), "part 2 is empty"),
    ],
    ids=["empty", "too large", "too large a file", "too large a stream", "empty stream"],
)
def test_a_part_that_cannot_be_sent_is_refused_when_it_is_given(part: Any, told: str) -> None:
    api = UploadApi()

    with nothing_left_behind(), session(api) as parts:
        parts.send(iter([b"first"]))
        with pytest.raises((ConfigurationError, UploadError), match=told):
            parts.send(part)
        parts.send(b"end")

    assert b"firstend" == api.videos["vi1"].content


@pytest.mark.parametrize("given", [lambda: b"abc", lambda: iter([b"abc"])], ids=["bytes", "stream"])
def test_a_part_too_small_may_be_given_again_as_the_last(given: Callable[[], Any]) -> None:
    api = UploadApi()

    with nothing_left_behind(), session(api) as parts:
        with pytest.raises(ConfigurationError, match="part 1 has 3 bytes"):
            parts.send(given(), is_last=False)
        parts.send(given())

    assert b"abc" == api.videos["vi1"].content


def test_a_part_that_may_not_be_the_last_is_too_small_only_once_another_follows() -> None:
    parts = session(UploadApi())
    parts.send(b"abc")

    with pytest.raises(ConfigurationError, match="part 1 has 3 bytes; every part but the last has 4 or more"):
        parts.send(b"more")
