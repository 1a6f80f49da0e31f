"""Films of any size, the same in every run: a short clip, then as many bytes as it takes, which players skip."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

_CLIP: Final = Path(__file__).resolve().parents[1] / "emulator" / "clip.mp4"
_HEAD: Final = 8


def film(size: int = 0) -> bytes:
    """Give an MP4 file of so many bytes: the clip, and a `free` box that is different from one place to the next."""
    clip = _CLIP.read_bytes()
    room = size - len(clip) - _HEAD
    if room < 0:
        return clip
    padding = random.Random(1).randbytes(room)  # noqa: S311 # it is a film, no secret
    return b"".join([clip, (room + _HEAD).to_bytes(4, "big"), b"free", padding])
