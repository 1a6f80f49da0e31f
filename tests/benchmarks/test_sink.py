from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from tests.benchmarks.sink import STEP, Server

PATH = "/videos/vi1/source"


@contextmanager
def connection() -> Iterator[socket.socket]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10) as joined:
                yield joined
        finally:
            server.shutdown()
            thread.join()


def ask(joined: socket.socket, head: str, body: bytes = b"") -> tuple[int, Any]:
    joined.sendall(f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = b""
    while not answer.endswith(b"}"):
        block = joined.recv(1 << 16)
        assert block, "the sink closed the connection instead of answering"
        answer += block
    start, _, content = answer.partition(b"\r\n\r\n")
    return int(start.split()[1]), json.loads(content)


def send_part(joined: socket.socket, part: str, body: bytes = b"x") -> Any:
    return ask(joined, f"POST {PATH} HTTP/1.1\r\nContent-Range: part {part}", body)[1]


def test_incomplete_part_is_answered_with_the_id_alone() -> None:
    with connection() as joined:
        status, answer = ask(joined, f"POST {PATH} HTTP/1.1\r\nContent-Range: part 1/2", b"x")

    assert 201 == status
    assert {"videoId": "vi1"} == answer


def test_part_that_completes_is_answered_with_the_video_whatever_its_number() -> None:
    with connection() as joined:
        answers = [send_part(joined, part) for part in ("2/3", "3/3", "1/3")]

    assert [1, 1, 18] == [len(answer) for answer in answers]
    assert {"vi1"} == {answer["videoId"] for answer in answers}


def test_part_that_comes_twice_stands_for_no_other() -> None:
    with connection() as joined:
        answers = [send_part(joined, part) for part in ("1/2", "1/2")]
        _, told = ask(joined, f"GET {PATH} HTTP/1.1")

    assert [{"videoId": "vi1"}] * 2 == answers
    assert [1, 1] == told["parts"]


def test_upload_without_parts_is_answered_with_the_video() -> None:
    with connection() as joined:
        status, answer = ask(joined, f"POST {PATH} HTTP/1.1", b"x")

    assert 201 == status
    assert "assets" in answer


def test_bodies_are_dropped_to_their_last_byte() -> None:
    body = b"GET / HTTP/1.1\r\n\r\n" * (STEP // 9)

    with connection() as joined:
        send_part(joined, "1/2", body)
        send_part(joined, "2/2", body)
        _, told = ask(joined, f"GET {PATH} HTTP/1.1")

    assert 2 * len(body) == told["size"]
    assert [1, 2] == told["parts"]


def test_tokens_are_given() -> None:
    with connection() as joined:
        _, answer = ask(joined, "POST /auth/api-key HTTP/1.1", b'{"apiKey": "key"}')

    assert "a" == answer["access_token"]
