"""What a link really is, measured by raw sockets."""

from __future__ import annotations

import socket
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit


def round_trip(base_url: str, times: int = 9) -> float:
    """Seconds from a small question to its answer on a connection that stands, the median of several."""
    with _connection(base_url) as connection:
        return statistics.median(_ask(connection, b"GET /tally HTTP/1.1\r\n\r\n") for _ in range(times))


def set_up(base_url: str, times: int = 9) -> float:
    """Seconds from nothing to a first answer, the median of several: a connection is made, one question asked."""
    return statistics.median(_first_answer(base_url) for _ in range(times))


def _first_answer(base_url: str) -> float:
    began = time.perf_counter()
    with _connection(base_url) as connection:
        _ask(connection, b"GET /tally HTTP/1.1\r\n\r\n")
    return time.perf_counter() - began


def speed(base_url: str, size: int, connections: int, times: int = 3) -> float:
    """Bytes per second of the slowest of so many connections that send so many bytes at the same time, the median."""
    trip = round_trip(base_url)
    return statistics.median(size / (_slowest(base_url, size, connections) - trip) for _ in range(times))


def _slowest(base_url: str, size: int, connections: int) -> float:
    with ThreadPoolExecutor(connections) as pool:
        return max(pool.map(lambda _: _send(base_url, size), range(connections)))


def _send(base_url: str, size: int) -> float:
    with _connection(base_url) as connection:
        _ask(connection, b"GET /tally HTTP/1.1\r\n\r\n")
        head = b"POST /videos/probe/source HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % size
        return _ask(connection, head + bytes(size))


def _ask(connection: socket.socket, message: bytes) -> float:
    began = time.perf_counter()
    connection.sendall(message)
    if not connection.recv(1 << 16):
        raise ConnectionResetError("the far end closed the connection instead of answering")
    return time.perf_counter() - began


def _connection(base_url: str) -> socket.socket:
    near = urlsplit(base_url)
    connection = socket.create_connection((near.hostname or "", near.port or 80), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection
