"""The thumbnail of a video, for whoever serves it: an uploaded picture, or a frame that was picked."""

from __future__ import annotations

from typing import Final

from ..base.store import Thing
from ..world.events import on
from ..world.world import World
from .encoding import known_metadata

FRAME: Final = "frame"
"""Kind of things: frames that were picked as thumbnails, by the video's identifier."""


def pick_frame(world: World, video_id: str, timecode: str) -> None:
    """Make a frame the thumbnail of a video. timecode: `HH:MM:SS`, `HH:MM:SS.sss`, `HH:MM:SS:frame` or seconds."""
    world.store.put(FRAME, video_id, {"videoId": video_id, "at": _seconds(timecode)})


def _seconds(timecode: str) -> float:
    """Give the position in seconds; the number of a frame within its second does not count."""
    *larger, last = timecode.split(":")[:3]
    return sum(int(part) * 60.0**power for power, part in enumerate(reversed(larger), 1)) + float(last)


def picked_second(world: World, video_id: str) -> float | None:
    """Give the position of the picked frame in seconds; None when none was picked.

    A position beyond the end is that of the first frame. The end is known where ffprobe has told how long the file is.
    """
    frame = world.store.get(FRAME, video_id)
    if frame is None:
        return None
    duration = known_metadata(world, video_id).get("duration")
    return 0.0 if duration is not None and frame["at"] > duration else float(frame["at"])


def forget_frame(world: World, video_id: str) -> None:
    """Forget which frame of a video was picked."""
    world.store.remove(FRAME, video_id)


@on("video.deleted")
def _forget(world: World, event: Thing) -> None:
    forget_frame(world, event["videoId"])
