"""Pictures where there is no real one: of a video, in two colors of its own, and an even gray one."""

from __future__ import annotations

import colorsys
import hashlib
import struct
import zlib
from functools import lru_cache
from typing import Final, TypeAlias

Color: TypeAlias = tuple[int, int, int]

WIDTH: Final = 640
HEIGHT: Final = 360

_WHITE: Final[Color] = (255, 255, 255)
_TRIANGLE: Final = 120
"""Height of the triangle in pixels."""


@lru_cache(maxsize=64)
def draw_picture(name: str) -> bytes:
    """Draw a PNG of 640 by 360 pixels: the same for the same name, in other colors for another."""
    digest = hashlib.sha256(name.encode()).digest()
    upper, lower = _color(digest[0], 0.45), _color(digest[1], 0.25)
    rows = b"".join(b"\0" + _row(line, upper, lower) for line in range(HEIGHT))
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _color(hue: int, value: float) -> Color:
    red, green, blue = colorsys.hsv_to_rgb(hue / 256, 0.6, value)
    return round(red * 255), round(green * 255), round(blue * 255)


def _row(line: int, upper: Color, lower: Color) -> bytes:
    share = line / HEIGHT
    ground = bytes(round(one + (other - one) * share) for one, other in zip(upper, lower, strict=True))
    from_middle = abs(line - HEIGHT // 2)
    width = max(0, _TRIANGLE - 2 * from_middle)
    left = (WIDTH - _TRIANGLE) // 2
    return ground * left + bytes(_WHITE) * width + ground * (WIDTH - left - width)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_BLANK_WIDTH: Final = 320
_BLANK_HEIGHT: Final = 180
_BLOCK: Final = 8


def _blank_jpeg() -> bytes:
    """Write a JPEG whose blocks all say `as the one before` and `nothing more`, one zero bit each."""
    blocks = (-(-_BLANK_WIDTH // _BLOCK)) * (-(-_BLANK_HEIGHT // _BLOCK))
    size = _BLANK_HEIGHT.to_bytes(2) + _BLANK_WIDTH.to_bytes(2)
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
