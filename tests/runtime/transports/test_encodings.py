"""Content encodings over every transport: undone, bounded by the limit of the reader, refused where they are wrong."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from functools import cache

import brotli
import pytest
from doubles import response_bytes, serving
from every_transport import TRANSPORTS, Opened, Options, Send, asked, each_own_transport
from package.runtime.errors import ConnectionLostError, ResponseTooLargeError, TransportError
from package.runtime.headers import Headers
from package.runtime.transport.response_body import ACCEPT_ENCODING, BodyBuffer, decoder_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

CONTENT = json.dumps(list(range(3000))).encode()
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: bytes(brotli.compress(data, quality=1)),
    "zstd": lambda data: bytes(zstd.compress(data)),
}
BOMB = 20 << 20


@pytest.fixture(scope="module", params=TRANSPORTS, ids=lambda opened: opened.__name__)
def send(request: pytest.FixtureRequest) -> Iterator[Send]:
    opened: Opened = request.param
    with opened(Options()) as found:
        yield found


@cache
def bomb(encoding: str) -> bytes:
    return ENCODINGS[encoding](bytes(BOMB))


def encoded(content: bytes, encoding: str) -> bytes:
    return response_bytes(content, headers=f"content-encoding: {encoding}\r\n")


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        *ENCODINGS.items(),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", bytes),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
    ],
)
def test_encodings_are_undone(send: Send, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    with serving(lambda _head, _body: encoded(pack(CONTENT), encoding)) as server:
        assert CONTENT == send(asked(server.url)).content


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_small_response_that_unpacks_to_a_huge_one_ends_at_the_limit(send: Send, encoding: str) -> None:
    packed = bomb(encoding)

    with (
        serving(lambda _head, _body: encoded(packed, encoding)) as server,
        pytest.raises(ResponseTooLargeError, match="max_response_size"),
    ):
        send(asked(server.url, most=1 << 20))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_body_that_is_not_encoded_as_said_is_a_transport_error(send: Send, encoding: str) -> None:
    with (
        serving(lambda _head, _body: encoded(bytes(range(255, 0, -1)), encoding)) as server,
        pytest.raises(TransportError),
    ):
        send(asked(server.url))


@each_own_transport
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_body_that_is_cut_off_is_a_lost_connection(opened: Opened, encoding: str) -> None:
    cut = ENCODINGS[encoding](CONTENT)[:-10]

    with (
        opened(Options()) as send,
        serving(lambda _head, _body: encoded(cut, encoding)) as server,
        pytest.raises(ConnectionLostError),
    ):
        send(asked(server.url))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_empty_body_has_no_encoding_to_undo(send: Send, encoding: str) -> None:
    with serving(lambda _head, _body: encoded(b"", encoding)) as server:
        assert b"" == send(asked(server.url)).content


def test_every_encoding_that_can_be_read_is_asked_for() -> None:
    assert ", ".join(ENCODINGS) == ACCEPT_ENCODING


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_bomb_is_unpacked_in_blocks_of_bounded_size(encoding: str) -> None:
    decoder = decoder_of(Headers([("content-encoding", encoding)]))

    assert decoder is not None
    sizes = [len(part) for part in decoder.decode(bomb(encoding))]

    assert BOMB == sum(sizes)
    assert max(sizes) <= 2 << 20


@pytest.mark.parametrize("encoding", ["gzip", "zstd"])
def test_members_that_follow_each_other_are_one_body(encoding: str) -> None:
    decoder = decoder_of(Headers([("content-encoding", encoding)]))
    packed = ENCODINGS[encoding](b"one ") + ENCODINGS[encoding](b"two")
    body = BodyBuffer(None)

    assert decoder is not None
    for start in range(0, len(packed), 7):
        for part in decoder.decode(packed[start : start + 7]):
            body.add(part)

    assert b"one two" == body.content()


def test_more_encodings_than_anyone_needs_are_refused() -> None:
    with pytest.raises(TransportError, match="encodings"):
        decoder_of(Headers([("content-encoding", ", ".join(["gzip"] * 1000))]))
