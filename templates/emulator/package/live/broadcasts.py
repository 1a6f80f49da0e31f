"""Live streams on air: begun and ended as a test says, sent to webhooks, and recorded as a video.

Nobody sends pictures to the emulator, and none are passed on; a recording is a video without a file.
"""

from __future__ import annotations

from typing import Final

import msgspec

from ..base.store import Thing
from ..videos.videos import new_video, save_video
from ..world.events import task
from ..world.world import World
from .live_streams import LIVE_STREAM, save_live_stream

COMPLETING: Final = 1
"""Seconds by the clock from the request to complete a live stream to the end of its broadcast."""

RECORDING: Final = 2
"""Seconds by the clock from the end of a broadcast to the video of it."""


class BroadcastChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a live stream is to be on air."""

    broadcasting: bool


def change_broadcast(world: World, live_stream_id: str, change: BroadcastChange) -> Thing:
    """Put a live stream on air, or end that, and give it. Raises LookupError when there is none."""
    live_stream = world.store.get(LIVE_STREAM, live_stream_id)
    if live_stream is None:
        raise LookupError(f"there is no live stream {live_stream_id!r}")
    if live_stream["broadcasting"] == change.broadcasting:
        return live_stream
    return _begin(world, live_stream) if change.broadcasting else end_broadcast(world, live_stream)


def complete_later(world: World, live_stream: Thing) -> None:
    """Let the broadcast of a live stream end in a moment, if it is on air then."""
    world.later(COMPLETING, "complete-live-stream", {"liveStreamId": live_stream["liveStreamId"]})


def end_broadcast(world: World, live_stream: Thing) -> Thing:
    """Take a live stream off air, and give it; what was broadcast becomes a video a little later."""
    key = live_stream["liveStreamId"]
    changed = save_live_stream(world, {**live_stream, "broadcasting": False})
    recording = {"liveStreamId": key, "title": live_stream["name"], "public": live_stream["public"]}
    world.later(RECORDING, "record-live-stream", recording)
    world.emit("live-stream.broadcast.ended", {"liveStreamId": key})
    return changed


def _begin(world: World, live_stream: Thing) -> Thing:
    changed = save_live_stream(world, {**live_stream, "broadcasting": True})
    world.emit("live-stream.broadcast.started", {"liveStreamId": live_stream["liveStreamId"]})
    return changed


@task("complete-live-stream")
def _complete(world: World, payload: Thing) -> None:
    live_stream = world.store.get(LIVE_STREAM, payload["liveStreamId"])
    if live_stream is not None and live_stream["broadcasting"]:
        end_broadcast(world, live_stream)


@task("record-live-stream")
def _record(world: World, payload: Thing) -> None:
    key = payload["liveStreamId"]
    video = new_video(world, {"title": payload["title"], "public": payload["public"]})
    origin = {"liveStreamId": key, "links": [{"rel": "self", "uri": f"/live-streams/{key}"}]}
    save_video(world, {**video, "source": {**video["source"], "type": "liveStream", "liveStream": origin}})
    world.emit("video.created", {"videoId": video["videoId"], "wishes": {}})
    world.emit("video.source.recorded", {"liveStreamId": key, "videoId": video["videoId"]})
