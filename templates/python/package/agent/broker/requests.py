"""Requests that arrive at the broker, as the gate takes them: bodies in memory if small, else in a file of no name."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import IO, Final, Protocol

from ...runtime.operation import Body
from ...runtime.request.bodies import EncodedBody, encode_body
from ...runtime.transport.protocol import Request, Timeout

LARGEST: Final = 512 * 1024 * 1024
"""Bytes of one body. Parts of an upload are smaller."""

_IN_MEMORY: Final = 1024 * 1024
_BLOCK: Final = 1024 * 1024
_TIMEOUT: Final = Timeout(10.0, 120.0)
_BASE: Final = "http://broker.invalid"


class BodySource(Protocol):
    """What a body is read from."""

    def read(self, size: int, /) -> bytes:
        """Give up to so many bytes."""
        ...

    def readline(self, size: int, /) -> bytes:
        """Give a line."""
        ...


class BadRequestBodyError(Exception):
    """A body that is too large, or broken."""


def read_request(method: str, path: str, headers: Mapping[str, str], source: BodySource) -> tuple[Request, IO[bytes]]:
    """Read a request whole. Give it with the file of its body, which the caller closes. Raises BadRequestBodyError."""
    spool: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        size = _copied(headers, source, spool)
    except BaseException:
        spool.close()
        raise
    request = Request(
        method=method,
        url=_BASE + path,
        headers={name: value for name, value in headers.items() if name != "x-broker-token"},
        timeout=_TIMEOUT,
        body=_body(spool, size, headers.get("content-type", "")),
    )
    return request, spool


def _copied(headers: Mapping[str, str], source: BodySource, spool: IO[bytes]) -> int:
    if "chunked" in headers.get("transfer-encoding", ""):
        return _copy_chunks(source, spool)
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST:
        raise BadRequestBodyError(f"a body may have {LARGEST} bytes")
    return _copy(source, spool, int(length))


def _copy_chunks(source: BodySource, spool: IO[bytes]) -> int:
    total = 0
    while size := int(source.readline(32).partition(b";")[0].strip() or b"0", 16):
        total += _copy(source, spool, size)
        source.readline(8)
        if total > LARGEST:
            raise BadRequestBodyError(f"a body may have {LARGEST} bytes")
    source.readline(8)
    return total


def _copy(source: BodySource, spool: IO[bytes], size: int) -> int:
    left = size
    while left:
        block = source.read(min(left, _BLOCK))
        if not block:
            raise BadRequestBodyError("the body ended early")
        spool.write(block)
        left -= len(block)
    return size


def _body(spool: IO[bytes], size: int, content_type: str) -> EncodedBody | None:
    if not size:
        return None
    spool.seek(0)
    if size <= _IN_MEMORY:
        return EncodedBody(content=spool.read(), content_type=content_type, content_length=size, can_replay=True)
    declared = Body(kind="binary", content_type=content_type or "application/octet-stream")
    return encode_body(declared, ("body", spool, content_type or "application/octet-stream"))
