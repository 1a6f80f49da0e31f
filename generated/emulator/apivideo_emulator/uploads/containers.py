"""Containers to which nobody uploads anything: deleted when their time is over."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ..base.store import Thing
from ..videos.source import find_source
from ..videos.videos import VIDEO, delete_video
from ..world.events import on, task
from ..world.world import World

KEPT: Final = timedelta(days=7)
"""How long a container may stay empty."""


@on("video.created")
def watch_container(world: World, event: Thing) -> None:
    """Look after a new video once its time is over."""
    world.later(KEPT.total_seconds(), "delete-empty-container", {"videoId": event["videoId"]})


@task("delete-empty-container")
def delete_if_empty(world: World, payload: Thing) -> None:
    """Delete a video of which nothing has arrived; recordings never have a file, discarded videos their own time."""
    video = world.store.get(VIDEO, payload["videoId"])
    if video is None or video["discarded"] or "liveStream" in video["source"]:
        return
    if find_source(world, video["videoId"]) is None:
        delete_video(world, video)
