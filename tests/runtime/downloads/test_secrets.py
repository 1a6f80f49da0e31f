"""What a download sends, to whom, and what it writes down."""

from __future__ import annotations

import logging
from pathlib import Path

import httpx2
import pytest
from doubles import reply
from file_server import (
    CONTENT,
    NO_RETRY,
    Fetch,
    Origin,
    Player,
    answered,
    each_client,
    fetch_blocking,
    serving,
)
from package.runtime.errors import (
    ApiError,
    TransportError,
)
from package.runtime.transfer.download.download import plain_url
from package.runtime.transport.protocol import RawResponse


@each_client
def test_no_credentials_are_sent_even_to_the_api_itself(fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin()

    with serving(origin) as server:
        fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", headers={"X-Secret": "1", "Cookie": "a=b"})

    assert {"host", "accept", "accept-encoding", "user-agent"} == set(origin.heads[0])
    assert "identity" == origin.heads[0]["accept-encoding"]
    assert origin.heads[0]["user-agent"].startswith("sample_sdk/1.2.3")


def test_no_credentials_of_the_callers_own_client_are_sent(tmp_path: Path) -> None:
    origin = Origin()
    own = httpx2.Client(auth=("a", "b"), headers={"Authorization": "c"}, cookies={"d": "e"}, params={"f": "g"})

    with serving(origin) as server, own:
        fetch_blocking(f"{server.url}/talk.mp4", tmp_path / "talk.mp4", http_client=own)

    assert {"host", "accept", "accept-encoding", "user-agent"} == set(origin.heads[0])
    assert server.requests[0].startswith(b"GET /talk.mp4 HTTP/1.1\r\n")


@each_client
def test_redirect_is_followed_to_another_host_without_credentials(fetch: Fetch, tmp_path: Path) -> None:
    elsewhere = Origin()

    with serving(elsewhere) as other:
        there = f"location: http://localhost:{other.port}/x?signature=1\r\n"
        with serving(lambda _head, _body: answered(b"", "302 Found", there)) as server:
            path = fetch(f"{server.url}/talk.mp4", tmp_path / "talk.mp4")

    assert CONTENT == path.read_bytes()
    assert {"host", "accept", "accept-encoding", "user-agent"} == set(elsewhere.heads[0])


def test_redirects_are_followed_anew_when_a_connection_broke(tmp_path: Path) -> None:
    first = RawResponse(status=307, headers=reply(307, location="/once?signature=1").headers)
    again = RawResponse(status=307, headers=reply(307, location="/again?signature=2").headers)
    player = Player(first, TransportError("the connection broke"), again, reply(200, CONTENT))

    path = player.download("https://api.test/talk.mp4", tmp_path / "talk.mp4")

    assert "https://api.test/again?signature=2" == player.requests[-1].url
    assert CONTENT == path.read_bytes()


@pytest.mark.parametrize(
    "location", ["http://cdn.test/a", "ftp://cdn.test/a", "https://user:pass@cdn.test/a", "https://[", "data:,a"]
)
def test_redirect_to_a_place_that_is_not_safe_is_not_followed(location: str, tmp_path: Path) -> None:
    player = Player(reply(302, location=location))

    with pytest.raises(ApiError, match=r"302 Found; .*not followed"):
        player.download("https://api.test/talk.mp4", tmp_path / "talk.mp4")

    assert 1 == len(player.requests)


def test_no_more_than_five_redirects_are_followed(tmp_path: Path) -> None:
    player = Player(*[reply(302, location="/again")] * 9)

    with pytest.raises(ApiError, match="more than 5 times"):
        player.download("https://api.test/talk.mp4", tmp_path / "talk.mp4")

    assert 6 == len(player.requests)


@each_client
def test_signature_and_token_are_in_no_file_and_no_log(
    fetch: Fetch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "sample_sdk")

    with serving(Origin(cuts=[10])) as server, pytest.raises(TransportError) as caught:
        fetch(f"{server.url}/token/private/talk.mp4?sig=secret", tmp_path / "talk.mp4", retries=NO_RETRY)

    written = (tmp_path / "talk.mp4.part.json").read_text() + caplog.text + str(caught.value)
    assert (True, False, False) == ("/token/***/" in written, "private" in written, "secret" in written)


def test_plain_address_is_the_same_for_each_signature() -> None:
    assert "https://a.test/vod/token/***/b.mp4" == plain_url("https://a.test/vod/token/1/b.mp4?c=d#e")
