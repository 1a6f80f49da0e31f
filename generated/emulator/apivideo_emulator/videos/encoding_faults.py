"""Encodings that fail on demand: which video, format and quality, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

import msgspec

from ..base.store import Thing
from ..world.world import World

ENCODING_FAULT: Final = "encoding-fault"
"""Kind of things: the faults that lie in wait."""


class EncodingFault(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Encodings that are to fail: those that agree with every member that is given.

    video_id: of this video. type and quality: of this format and height. times: so many, all of them when None.
    """

    video_id: str | None = None
    type: Literal["hls", "mp4"] | None = None
    quality: Literal["240p", "360p", "480p", "720p", "1080p", "1440p", "2160p"] | None = None
    times: int | None = msgspec.field(default=None)

    def agrees(self, video_id: str, quality: Thing) -> bool:
        """Return whether this strikes a quality of a video."""
        wanted = {"videoId": self.video_id, "type": self.type, "quality": self.quality}
        given = {"videoId": video_id, **quality}
        return self.times != 0 and all(value in {None, given[name]} for name, value in wanted.items())


def add_encoding_fault(world: World, wish: Mapping[str, Any]) -> Thing:
    """Let encodings fail. Call it inside a transaction. Raises ValueError for a wish that cannot be."""
    fault = msgspec.convert(dict(wish), EncodingFault)
    if fault.times is not None and fault.times < 1:
        raise ValueError("times begins at 1")
    key = world.ids.letters(8)
    _put(world, key, fault)
    return {"id": key, **msgspec.to_builtins(fault)}


def encoding_faults(world: World) -> list[Thing]:
    """Give all faults. Call it inside a transaction."""
    return [{"id": one["id"], **one["fault"]} for one in world.store.every(ENCODING_FAULT)]


def remove_encoding_faults(world: World) -> None:
    """Let no encoding fail any more. Call it inside a transaction."""
    for one in world.store.every(ENCODING_FAULT):
        world.store.remove(ENCODING_FAULT, one["id"])


def is_struck(world: World, video_id: str, quality: Thing) -> bool:
    """Return whether an encoding fails, and count it. quality: `type` and `quality`, as a status shows it."""
    for one in world.store.every(ENCODING_FAULT):
        fault = msgspec.convert(one["fault"], EncodingFault)
        if fault.agrees(video_id, quality):
            left = None if fault.times is None else fault.times - 1
            _put(world, one["id"], msgspec.structs.replace(fault, times=left))
            return True
    return False


def _put(world: World, key: str, fault: EncodingFault) -> None:
    world.store.put(ENCODING_FAULT, key, {"id": key, "fault": msgspec.to_builtins(fault)})
