"""The body of a response in memory: gathered up to a limit, its content encoding undone.

Encodings are gzip and deflate, and br and zstd where their library is.

No block is unpacked into more than 1 MiB at once, so a small response that stands for a huge one ends at the limit of
its reader, not of the memory.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any, Final, Protocol

from ..errors import ConnectionLostError, ResponseTooLargeError, TransportError
from ..headers import Headers

LARGEST_BLOCK: Final = 1 << 20
"""Bytes that are unpacked at once."""
_MOST_ENCODINGS: Final = 5


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


class Unpacker(Protocol):
    """Undoes one encoding, block by block."""

    def unpack(self, block: bytes) -> Iterator[bytes]:
        """Give what a block stands for, in blocks of bounded size."""
        ...

    def is_done(self) -> bool:
        """Whether what came is whole."""
        ...


class Decoder:
    """Undoes encodings, the last one first."""

    __slots__ = ("_has_begun", "_unpackers")

    def __init__(self, unpackers: list[Unpacker]) -> None:
        self._unpackers = unpackers
        self._has_begun = False

    def decode(self, block: bytes) -> Iterator[bytes]:
        """Give what a block stands for. Raises TransportError for what is not encoded as its header says."""
        self._has_begun |= bool(block)
        try:
            yield from self._decode(block, 0)
        except Exception as error:
            if isinstance(error, TransportError):
                raise
            raise TransportError(f"the body of the response is not encoded as its header says: {error}") from error

    def end(self) -> None:
        """Raise ConnectionLostError for a body that is cut off; an empty one is whole."""
        if self._has_begun and not all(unpacker.is_done() for unpacker in self._unpackers):
            raise ConnectionLostError("the body of the response is cut off: its encoding goes on")

    def _decode(self, block: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._unpackers):
            yield block
            return
        for part in self._unpackers[depth].unpack(block):
            yield from self._decode(part, depth + 1)


def decoder_of(headers: Headers) -> Decoder | None:
    """Give what undoes the encodings that a response names; None where it names none that is known.

    Raises TransportError for more of them than any server has reason to use.
    """
    named = headers.get("content-encoding")
    if not named:
        return None
    names = [name.strip().lower() for name in named.split(",")]
    if len(names) > _MOST_ENCODINGS:
        raise TransportError(f"the body of the response has {len(names)} encodings, more than {_MOST_ENCODINGS}")
    unpackers = [_KNOWN[name]() for name in reversed(names) if name in _KNOWN]
    return Decoder(unpackers) if unpackers else None


class _Inflated:
    """zlib's formats. bits: of the format that is meant, and of the one that some servers send instead."""

    __slots__ = ("_bits", "_others", "_stream")

    def __init__(self, bits: int, *others: int) -> None:
        self._bits = bits
        self._others = others
        self._stream = zlib.decompressobj(bits)

    def unpack(self, block: bytes) -> Iterator[bytes]:
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

    def is_done(self) -> bool:
        return self._stream.eof

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


class _Brotli:
    __slots__ = ("_stream",)

    def __init__(self, module: Any) -> None:  # noqa: ANN401 - a library without types
        self._stream = module.Decompressor()

    def unpack(self, block: bytes) -> Iterator[bytes]:
        part = self._stream.process(block, output_buffer_limit=LARGEST_BLOCK)
        while part:
            yield part
            part = b"" if self.is_done() else self._stream.process(b"", output_buffer_limit=LARGEST_BLOCK)

    def is_done(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    __slots__ = ("_module", "_stream")

    def __init__(self, module: Any) -> None:  # noqa: ANN401 - of the standard library, or one that stands for it
        self._module = module
        self._stream = module.ZstdDecompressor()

    def unpack(self, block: bytes) -> Iterator[bytes]:
        rest = block
        while True:
            if self._stream.eof:  # another frame follows the one that ended
                self._stream = self._module.ZstdDecompressor()
            part = self._stream.decompress(rest, LARGEST_BLOCK)
            if part:
                yield part
            rest = self._stream.unused_data if self._stream.eof else b""
            if not rest and (self._stream.eof or self._stream.needs_input):
                return

    def is_done(self) -> bool:
        return bool(self._stream.eof)


def _found(*names: str) -> ModuleType | None:
    for name in names:
        try:
            return import_module(name)
        except ImportError:
            continue
    return None


def _known() -> dict[str, Callable[[], Unpacker]]:
    gzip = partial(_Inflated, 16 + zlib.MAX_WBITS)
    known: dict[str, Callable[[], Unpacker]] = {
        "gzip": gzip,
        "x-gzip": gzip,
        "deflate": partial(_Inflated, zlib.MAX_WBITS, -zlib.MAX_WBITS),
    }
    brotli = _found("brotli")
    if brotli is not None and hasattr(brotli.Decompressor, "can_accept_more_data"):  # one that can be bounded
        known["br"] = partial(_Brotli, brotli)
    zstd = _found("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    if zstd is not None:
        known["zstd"] = partial(_Zstd, zstd)
    return known


_KNOWN: Final = _known()

ACCEPT_ENCODING: Final = ", ".join(name for name in ("gzip", "deflate", "br", "zstd") if name in _KNOWN)
"""What a request says that it can read."""
