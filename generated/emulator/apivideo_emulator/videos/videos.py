"""What a video is in the store, and what it looks like in responses."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from ..base.clock import stamp
from ..base.problems import not_found
from ..base.store import Thing
from ..http.exchange import ApiCall
from ..world.world import World

VIDEO: Final = "video"
"""Kind of things: videos, discarded ones included. Members that begin with `_` are the emulator's own."""

KEPT: Final = timedelta(days=90)
"""How long a discarded video can be restored."""

_OF_DISCARDED: Final = ("discardedAt", "deletesAt", "discarded")
_DEFAULTS: Final[Mapping[str, Any]] = {
    "description": "",
    "public": True,
    "panoramic": False,
    "mp4Support": True,
    "tags": (),
    "metadata": (),
}
_CHOSEN: Final = ("title", *_DEFAULTS, "playerId")


def new_video(world: World, wishes: Mapping[str, Any]) -> Thing:
    """Make a video of what was asked for, and put it into the store. `wishes`: members of VideoCreationPayload."""
    now, key = world.stamp(), world.ids.new("vi")
    video = {
        "videoId": key,
        "createdAt": now,
        **_DEFAULTS,
        "publishedAt": now,
        "updatedAt": now,
        "discardedAt": None,
        "deletesAt": None,
        "discarded": False,
        **{name: wishes[name] for name in _CHOSEN if wishes.get(name) is not None},
        **language(wishes),
        "source": {"type": "upload", "uri": f"/videos/{key}/source"},
        "_privateToken": str(uuid.UUID(int=int(world.ids.chance() * (1 << 128)), version=4)),
    }
    world.store.insert(VIDEO, key, video)
    return video


def language(wishes: Mapping[str, Any]) -> Thing:
    """Give what follows for a video from a body that may set its language."""
    chosen = wishes.get("language")
    return {} if chosen is None else {"language": chosen, "languageOrigin": "api"}


def find_video(call: ApiCall, name: str = "videoId") -> Thing:
    """Give the video the path value `name` identifies. Raises ProblemError 404, for a discarded one too."""
    video = call.find(VIDEO, name)
    if video["discarded"]:
        raise not_found(name)
    return video


def save_video(world: World, video: Thing) -> Thing:
    """Put a changed video into the store, and give it; its `updatedAt` becomes now."""
    changed = {**video, "updatedAt": world.stamp()}
    world.store.put(VIDEO, video["videoId"], changed)
    return changed


def discard_video(world: World, video: Thing) -> None:
    """Keep a deleted video aside, from where it can be restored."""
    until = stamp(world.now() + KEPT)
    save_video(world, {**video, "discarded": True, "discardedAt": world.stamp(), "deletesAt": until})


def delete_video(world: World, video: Thing) -> None:
    """Delete a video for good; `video.deleted` notifies whoever keeps something that belongs to it."""
    world.store.remove(VIDEO, video["videoId"])
    world.emit("video.deleted", {"videoId": video["videoId"]})


def show_video(call: ApiCall, video: Thing) -> Thing:
    """Give a video as responses show it: what Video Restore adds to a video is there while it is discarded."""
    hidden = () if video["discarded"] else _OF_DISCARDED
    shown = {name: value for name, value in video.items() if not name.startswith("_") and name not in hidden}
    return {**shown, "assets": None if video["discarded"] else show_assets(call.base_url, video)}


def show_assets(base_url: str, video: Thing) -> dict[str, str]:
    """Give the addresses where a video is watched; those of a private video carry its token."""
    token = "" if video["public"] else f"/token/{video['_privateToken']}"
    address = f"{base_url}/vod/{video['videoId']}"
    player = address if video["public"] else f"{address}?token={video['_privateToken']}"
    assets = {
        "hls": f"{address}{token}/hls/manifest.m3u8",
        "iframe": _iframe(player),
        "player": player,
        "thumbnail": f"{address}{token}/thumbnail.jpg",
    }
    return assets | ({"mp4": f"{address}{token}/mp4/source.mp4"} if video["mp4Support"] else {})


def _iframe(player: str) -> str:
    frame = 'width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"'
    return f'<iframe src="{player}" {frame}></iframe>'
