"""What of a video can be watched, and by whom. Call all of it inside a transaction."""

from __future__ import annotations

import hmac
from pathlib import Path
from typing import Final

from ..base.problems import ApiProblem, ProblemError, not_found
from ..base.store import Thing
from ..world.world import World
from .encoding import show_encoding
from .source import source_path
from .videos import VIDEO

_VIDEO_ID: Final = "videoId"


def find_watchable(world: World, video_id: str, token: str) -> Thing:
    """Give a video that may be watched. Raises ProblemError 404, and 403 for a private one without its token."""
    video = world.store.get(VIDEO, video_id)
    if video is None or video["discarded"]:
        raise not_found(_VIDEO_ID)
    if not video["public"] and not hmac.compare_digest(token.encode(), video["_privateToken"].encode()):
        raise _private()
    return video


def is_playable(world: World, video: Thing) -> bool:
    """Return whether a quality of a video is encoded."""
    return bool(show_encoding(world, video["videoId"])["playable"])


def find_media(world: World, video: Thing) -> Path | None:
    """Give the file of a video; None until a quality is encoded. Raises ProblemError 501 if there will be none."""
    if not is_playable(world, video):
        return None
    file = source_path(world, video["videoId"])
    if file is None:
        raise not_made("The emulator has no file of this video: it does not record live streams.")
    return file


def find_mp4(world: World, video: Thing) -> Path | None:
    """Give the MP4 file of a video; None until it is encoded. Raises ProblemError 404 when it has none."""
    states = {one["status"] for one in show_encoding(world, video["videoId"])["qualities"] if one["type"] == "mp4"}
    if not video["mp4Support"] or states == {"failed"}:
        raise not_found(_VIDEO_ID)
    return None if states and "encoded" not in states else find_media(world, video)


def not_made(detail: str) -> ProblemError:
    """Admit that the emulator has nothing to serve here, and say why."""
    title = "This asset is not emulated."
    return ProblemError(ApiProblem(status=501, slug="emulator-not-modeled", title=title, detail=detail))


def _private() -> ProblemError:
    title = "This video is private."
    detail = "Its addresses carry a token; ask for the video to get them."
    return ProblemError(ApiProblem(status=403, slug="private-video", title=title, detail=detail))
