"""Encoding: the qualities of a video, one after the other as time passes, each sent to webhooks when it is done."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..base.store import Thing
from ..media.probing import NOTHING
from ..world.events import on, task
from ..world.world import World
from .encoding_faults import is_struck
from .videos import VIDEO

ENCODING: Final = "encoding"
"""Kind of things: the qualities and metadata of a video, by the video's identifier."""

QUALITY_SECONDS: Final = 1.0
"""How long one quality takes."""

_HEIGHTS: Final = (240, 360, 480, 720, 1080, 1440, 2160)
_ASSUMED_HEIGHT: Final = 720
"""Height of the picture of a file of which nothing is known."""


def begin_encoding(world: World, video_id: str, metadata: Mapping[str, Any]) -> None:
    """Let the qualities of a video be made: HLS up to its height, then MP4. metadata: what is known of its file."""
    _put(world, video_id, "waiting", metadata)
    world.later(QUALITY_SECONDS, "encode", {"videoId": video_id})


def fail_encoding(world: World, video_id: str) -> None:
    """Let no quality of a video come: its file could not be had."""
    _put(world, video_id, "failed", {})
    world.emit("video.encoding.failed", {"videoId": video_id})


@task("encode")
def encode(world: World, payload: Thing) -> None:
    """End the quality that is being made, and begin the next one."""
    encoding = world.store.get(ENCODING, payload["videoId"])
    if encoding is None:
        return
    qualities = encoding["qualities"]
    ended = next((one for one in qualities if one["status"] == "encoding"), None)
    if ended is not None:
        ended["status"] = "failed" if is_struck(world, payload["videoId"], ended) else "encoded"
    begun = next((one for one in qualities if one["status"] == "waiting"), None)
    if begun is not None:
        begun["status"] = "encoding"
        world.later(QUALITY_SECONDS, "encode", payload)
    world.store.put(ENCODING, payload["videoId"], encoding)
    if ended is not None and ended["status"] == "encoded":
        _tell(world, payload["videoId"], ended)
    if all(one["status"] == "failed" for one in qualities):
        world.emit("video.encoding.failed", payload)


@on("video.source.recorded")
def encode_recording(world: World, event: Thing) -> None:
    """Encode what was recorded from a live stream."""
    begin_encoding(world, event["videoId"], {})


@on("video.deleted")
def forget_encoding(world: World, event: Thing) -> None:
    """Forget the qualities of a deleted video."""
    world.store.remove(ENCODING, event["videoId"])


def show_encoding(world: World, video_id: str) -> Thing:
    """Give it as `encoding` of VideoStatus; metadata of which nothing is known yet are written `[]`."""
    encoding = world.store.get(ENCODING, video_id) or {"qualities": [], "metadata": []}
    return {"playable": any(one["status"] == "encoded" for one in encoding["qualities"]), **encoding}


def known_metadata(world: World, video_id: str) -> Mapping[str, Any]:
    """Give what is known of the file of a video, as `metadata` of VideoStatus; nothing before it has come."""
    encoding = world.store.get(ENCODING, video_id)
    return {} if encoding is None else encoding["metadata"]


def _put(world: World, video_id: str, status: str, metadata: Mapping[str, Any]) -> None:
    qualities = [{**one, "status": status} for one in _qualities(world, video_id, metadata.get("height"))]
    world.store.put(ENCODING, video_id, {"qualities": qualities, "metadata": {**NOTHING, **metadata}})


def _qualities(world: World, video_id: str, height: int | None) -> list[Thing]:
    fitting = [one for one in _HEIGHTS if one <= (height or _ASSUMED_HEIGHT)] or [_HEIGHTS[0]]
    streams = [{"type": "hls", "quality": f"{one}p"} for one in fitting]
    video = world.store.get(VIDEO, video_id) or {}
    files = [{"type": "mp4", "quality": f"{fitting[-1]}p"}] if video.get("mp4Support") else []
    return [*streams, *files]


def _tell(world: World, video_id: str, quality: Thing) -> None:
    """Emit the event, with the live stream a recorded video comes from."""
    video = world.store.get(VIDEO, video_id) or {"source": {}}
    live_stream = video["source"].get("liveStream", {}).get("liveStreamId")
    origin = {} if live_stream is None else {"liveStreamId": live_stream}
    event = {"videoId": video_id, **origin, "encoding": quality["type"], "quality": quality["quality"]}
    world.emit("video.encoding.quality.completed", event)
