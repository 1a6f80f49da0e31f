"""The body of a response in memory: gathered up to a limit, its content encoding undone.

Encodings are gzip and deflate, and br and zstd where their library is.

No block is unpacked into more than 1 MiB at once, so a small response that stands for a huge one ends at the limit of
its reader, not of the memory.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from ..errors import ResponseTooLargeError, TransportError
from ..headers import Headers

LARGEST_BLOCK: Final = 1 << 20
"""Bytes that are unpacked at once."""


class BodyBuffer:
    """The body of a response in memory, block by block. most: bytes it may have; None: any number."""

    __slots__ = ("_blocks", "_left", "_most")

    def __init__(self, most: int | None) -> None:
        self._blocks: list[bytes] = []
        self._most = most
        self._left = 0 if most is None else most

    def add(self, block: bytes) -> None:
        """Take a block, its content encoding undone. Raises ResponseTooLargeError for one too many."""
        self._blocks.append(block)
        if self._most is not None:
            self._left -= len(block)
            if self._left < 0:
                raise ResponseTooLargeError(
                    f"the response has more than {self._most:,} bytes; set max_response_size to read it"
                )

    def content(self) -> bytes:
        """Give all of it."""
        return self._blocks[0] if len(self._blocks) == 1 else b"".join(self._blocks)


class Decoder:
    """Undoes encodings, the last one first."""

    __slots__ = ("_steps",)

    def __init__(self, steps: list[Callable[[bytes], Iterator[bytes]]]) -> None:
        self._steps = steps

    def decode(self, block: bytes) -> Iterator[bytes]:
        """Give what a block stands for. Raises TransportError for what is not encoded as its header says."""
        try:
            yield from self._decode(block, 0)
        except Exception as error:
            if isinstance(error, TransportError):
                raise
            raise TransportError(f"the body of the response is not encoded as its header says: {error}") from error

    def _decode(self, block: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._steps):
            yield block
            return
        for part in self._steps[depth](block):
            yield from self._decode(part, depth + 1)


def decoder_of(headers: Headers) -> Decoder | None:
    """Give what undoes the encodings that a response names; None where it names none that is known."""
    named = headers.get("content-encoding")
    if not named:
        return None
    names = [name.strip().lower() for name in named.split(",")]
    steps = [_KNOWN[name]() for name in reversed(names) if name in _KNOWN]
    return Decoder(steps) if steps else None


def _gzip() -> Callable[[bytes], Iterator[bytes]]:
    return _Inflated(16 + zlib.MAX_WBITS).decode


def _deflate() -> Callable[[bytes], Iterator[bytes]]:
    return _Inflated(zlib.MAX_WBITS, -zlib.MAX_WBITS).decode


class _Inflated:
    """zlib's formats. bits: of the format that is meant, and of the one that some servers send instead."""

    __slots__ = ("_bits", "_others", "_stream")

    def __init__(self, bits: int, *others: int) -> None:
        self._bits = bits
        self._others = others
        self._stream = zlib.decompressobj(bits)

    def decode(self, block: bytes) -> Iterator[bytes]:
        rest = block
        while rest:
            if self._stream.eof:  # another member follows the one that ended
                self._stream = zlib.decompressobj(self._bits)
            part = self._unpacked(rest)
            if part:
                yield part
            rest = self._stream.unconsumed_tail or self._stream.unused_data
            if not part and rest and not self._stream.eof:
                raise zlib.error("it ends too early")

    def _unpacked(self, block: bytes) -> bytes:
        others, self._others = self._others, ()
        try:
            return self._stream.decompress(block, LARGEST_BLOCK)
        except zlib.error:
            if not others:
                raise
            self._bits = others[0]
            self._stream = zlib.decompressobj(self._bits)
            return self._stream.decompress(block, LARGEST_BLOCK)


def _brotli(module: ModuleType) -> Callable[[], Callable[[bytes], Iterator[bytes]]]:
    def begin() -> Callable[[bytes], Iterator[bytes]]:
        stream: Any = module.Decompressor()

        def decode(block: bytes) -> Iterator[bytes]:
            part = stream.process(block, output_buffer_limit=LARGEST_BLOCK)
            while part:
                yield part
                part = b"" if stream.can_accept_more_data() else stream.process(b"", output_buffer_limit=LARGEST_BLOCK)

        return decode

    return begin


def _zstd(module: ModuleType) -> Callable[[], Callable[[bytes], Iterator[bytes]]]:
    def begin() -> Callable[[bytes], Iterator[bytes]]:
        stream: Any = module.ZstdDecompressor()

        def decode(block: bytes) -> Iterator[bytes]:
            nonlocal stream
            rest = block
            while True:
                if stream.eof:
                    stream = module.ZstdDecompressor()
                part = stream.decompress(rest, LARGEST_BLOCK)
                if part:
                    yield part
                rest = stream.unused_data if stream.eof else b""
                if not rest and (stream.eof or stream.needs_input):
                    return

        return decode

    return begin


def _found(*names: str) -> ModuleType | None:
    for name in names:
        try:
            return import_module(name)
        except ImportError:
            continue
    return None


def _known() -> dict[str, Callable[[], Callable[[bytes], Iterator[bytes]]]]:
    known: dict[str, Callable[[], Callable[[bytes], Iterator[bytes]]]] = {
        "gzip": _gzip,
        "x-gzip": _gzip,
        "deflate": _deflate,
    }
    brotli = _found("brotli")
    if brotli is not None and hasattr(brotli.Decompressor, "can_accept_more_data"):  # one that can be bounded
        known["br"] = _brotli(brotli)
    zstd = _found("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    if zstd is not None:
        known["zstd"] = _zstd(zstd)
    return known


_KNOWN: Final = _known()

ACCEPT_ENCODING: Final = ", ".join(name for name in ("gzip", "deflate", "br", "zstd") if name in _KNOWN)
"""What a request says that it can read."""
