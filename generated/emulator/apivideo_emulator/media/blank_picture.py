"""A picture for where nobody has uploaded one: an even gray JPEG of 320 by 180."""

from __future__ import annotations

from typing import Final

_WIDTH: Final = 320
_HEIGHT: Final = 180
_BLOCK: Final = 8


def _blank_jpeg() -> bytes:
    """Write a JPEG whose blocks all say `as the one before` and `nothing more`, one zero bit each."""
    blocks = (-(-_WIDTH // _BLOCK)) * (-(-_HEIGHT // _BLOCK))
    size = _HEIGHT.to_bytes(2) + _WIDTH.to_bytes(2)
    one_code = bytes([1] + 15 * [0]) + b"\x00"  # the code 0, which stands for the value 0
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _segment(0xDB, b"\x00" + b"\x01" * _BLOCK * _BLOCK),
            _segment(0xC0, b"\x08" + size + b"\x01\x01\x11\x00"),
            _segment(0xC4, b"\x00" + one_code),
            _segment(0xC4, b"\x10" + one_code),
            _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            bytes(-(-2 * blocks // 8)),
            b"\xff\xd9",
        )
    )


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


BLANK_JPEG: Final = _blank_jpeg()
"""The picture."""
