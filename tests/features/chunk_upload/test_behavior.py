from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CONTENT = b"a film of ten."
FILM = {"filmId": "f1", "title": "Ten"}
KNOWN = {"filmId": "f1"}


@pytest.fixture
def replay(sdk: ModuleType) -> Callable[..., tuple[Any, list[Any]]]:
    """Give a client whose requests get these answers in turn, and the list of what was sent."""

    def make(*responses: Any) -> tuple[Any, list[Any]]:
        replies = [one if hasattr(one, "status") else sdk.testing.json_reply(one) for one in responses]
        transport = sdk.testing.ReplayTransport(*replies)
        return sdk.Sample(transport=transport, retries=0), transport.requests

    return make


Replay = Callable[..., tuple[Any, list[Any]]]


def members(request: Any) -> dict[str, bytes]:
    """Give the parts of a multipart body by name."""
    found = re.findall(rb'name="(\w+)".*?\r\n\r\n(.*?)\r\n--', request.content, re.DOTALL)
    return {name.decode(): content for name, content in found}


def test_file_larger_than_a_part_goes_in_numbered_parts(replay: Replay) -> None:
    client, sent = replay(KNOWN, KNOWN, FILM)

    film = client.films.upload("f1", CONTENT, chunk_size=6, concurrency=1)

    assert "Ten" == film.title
    assert ["part 1/3", "part 2/3", "part 3/3"] == [one.headers["Content-Range"] for one in sent]
    assert [b"a film", b" of te", b"n."] == [members(one)["file"] for one in sent]


def test_file_of_one_part_goes_whole_and_without_a_number(replay: Replay) -> None:
    client, sent = replay(FILM)

    client.films.upload("f1", CONTENT, title="Ten")

    assert [None] == [one.headers.get("Content-Range") for one in sent]
    assert {"title": b"Ten", "file": CONTENT} == members(sent[0])


def test_response_in_full_is_that_to_the_last_part(replay: Replay) -> None:
    client, _ = replay(KNOWN, FILM)

    response = client.films.with_response.upload("f1", CONTENT, chunk_size=8, concurrency=1)

    assert (200, FILM) == (response.status, response.json())


def test_first_response_tells_what_later_parts_repeat(replay: Replay) -> None:
    client, sent = replay(KNOWN, KNOWN, FILM)

    client.arrivals.send("t1", CONTENT, concurrency=1)

    assert [None, b"f1", b"f1"] == [members(one).get("filmId") for one in sent]
    assert ["part 1/3", "part 2/3", "part 3/3"] == [one.headers["Piece"] for one in sent]
    assert [(("ticket", "t1"),)] * 3 == [one.query for one in sent]


@pytest.mark.parametrize("chunk_size", [3, 9])
def test_size_beyond_the_limits_is_told_before_anything_is_sent(
    sdk: ModuleType, replay: Replay, chunk_size: int
) -> None:
    client, sent = replay()

    with pytest.raises(sdk.ConfigurationError, match="chunk_size"):
        client.arrivals.send("t1", CONTENT, chunk_size=chunk_size)
    assert [] == sent


def test_upload_goes_on_from_its_state_with_what_did_not_arrive(sdk: ModuleType, replay: Replay) -> None:
    refusal = sdk.testing.json_reply({"type": "https://films.test/broken"}, status=400)
    client, _ = replay(KNOWN, refusal)
    with pytest.raises(sdk.UploadError) as raised:
        client.arrivals.send("t1", CONTENT, concurrency=1)
    client, sent = replay({"arrived": {"numbers": [1, 3]}}, FILM)

    film = client.arrivals.send("t1", CONTENT, resume=raised.value.state)

    assert isinstance(raised.value.error, sdk.BadRequestError)
    assert "Ten" == film.title
    assert ["/films/f1/progress", "/arrivals"] == [one.path for one in sent]
    assert "part 2/3" == sent[1].headers["Piece"]


def test_path_keeps_the_state_until_the_upload_is_whole(sdk: ModuleType, replay: Replay, tmp_path: Path) -> None:
    refusal = sdk.testing.json_reply({}, status=400)
    file, kept = tmp_path / "ten.mp4", tmp_path / "upload.json"
    file.write_bytes(CONTENT)
    client, _ = replay(KNOWN, refusal)
    with pytest.raises(sdk.UploadError):
        client.arrivals.send("t1", file, concurrency=1, resume=kept)
    was_kept = kept.exists()
    client, sent = replay({"arrived": {"numbers": [1]}}, KNOWN, FILM)

    client.arrivals.send("t1", file, concurrency=1, resume=kept)

    assert (True, False) == (was_kept, kept.exists())
    assert ["part 2/3", "part 3/3"] == [one.headers["Piece"] for one in sent[1:]]


def test_film_that_nobody_answered_with_is_asked_for(replay: Replay) -> None:
    client, sent = replay(KNOWN, KNOWN, KNOWN, FILM)

    film = client.arrivals.send("t1", CONTENT, concurrency=1)

    assert "Ten" == film.title
    assert "/films/f1" == sent[-1].path


def test_progress_tells_all_bytes_at_the_end(replay: Replay) -> None:
    client, _ = replay(KNOWN, FILM)
    told: list[Any] = []

    client.films.upload("f1", CONTENT, chunk_size=8, concurrency=1, on_progress=told.append)

    assert (len(CONTENT), len(CONTENT), 2) == (told[-1].bytes_done, told[-1].bytes_total, told[-1].parts_done)


def test_session_takes_parts_one_by_one_and_marks_the_last(replay: Replay) -> None:
    client, sent = replay(KNOWN, FILM)

    with client.arrivals.send_session("t1") as session:
        session.send(CONTENT[:8])
        session.send(CONTENT[8:])

    assert "Ten" == session.result.title
    assert ["part 1/*", "part 2/2"] == [one.headers["Piece"] for one in sent]
    assert [None, b"f1"] == [members(one).get("filmId") for one in sent]


def test_asynchronous_client_uploads_alike(sdk: ModuleType) -> None:
    transport = sdk.testing.AsyncReplayTransport(*(sdk.testing.json_reply(one) for one in (KNOWN, FILM, KNOWN, FILM)))

    async def run() -> list[str]:
        async with sdk.AsyncSample(transport=transport, retries=0) as client:
            film = await client.films.upload("f1", CONTENT, chunk_size=8, concurrency=1)
            async with client.films.upload_session("f1") as session:
                await session.send(CONTENT[:8])
                await session.send(CONTENT[8:])
            return [film.title, session.result.title]

    assert ["Ten", "Ten"] == asyncio.run(run())
    assert ["part 1/2", "part 2/2", "part 1/*", "part 2/2"] == [
        one.headers["Content-Range"] for one in transport.requests
    ]
