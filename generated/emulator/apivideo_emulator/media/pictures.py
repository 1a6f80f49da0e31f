"""The picture of a video of which there is no real one: its own two colors, and a triangle that says it plays."""

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
