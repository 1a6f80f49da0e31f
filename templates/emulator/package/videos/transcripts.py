"""Transcripts that are asked for with a video: each becomes a caption, some time after the first encoded quality.

The emulator listens to no video. What it writes says that it stands for a transcript.
"""

from __future__ import annotations

import html
from typing import Final

from ..base.store import Thing
from ..world.attachments import WEBVTT, attach_text
from ..world.events import on, task
from ..world.world import World
from .captions import add_caption, find_caption, track_place
from .encoding import show_encoding
from .videos import VIDEO, save_video

TRANSCRIPT: Final = "transcript"
"""Kind of things: videos of which a transcript was asked for. `isBegun`: whether it is being made, or has been."""

TRANSCRIBING: Final = 20
"""Seconds by the clock from the first encoded quality, or from the request, to the caption."""

_UNHEARD: Final = "en"
"""Language of a transcript when that of the video is unknown."""

_TEXT: Final = """\
WEBVTT

00:00:00.000 --> 00:00:05.000
The emulator listens to no video: this stands for the transcript of "{title}".
"""


@on("video.created", "video.updated")
def transcribe_as_wished(world: World, event: Thing) -> None:
    """Remember that a transcript is wanted; begin with it where there is something to listen to."""
    video_id = event["videoId"]
    if not event["wishes"].get("transcript"):
        return
    world.store.put(TRANSCRIPT, video_id, {"videoId": video_id, "isBegun": False})
    if show_encoding(world, video_id)["playable"]:
        _begin(world, {"videoId": video_id})


@on("video.encoding.quality.completed")
def _begin(world: World, event: Thing) -> None:
    transcript = world.store.get(TRANSCRIPT, event["videoId"])
    if transcript is None or transcript["isBegun"]:
        return
    world.store.put(TRANSCRIPT, event["videoId"], {**transcript, "isBegun": True})
    world.later(TRANSCRIBING, "transcribe", {"videoId": event["videoId"]})


@task("transcribe")
def _transcribe(world: World, payload: Thing) -> None:
    video = world.store.get(VIDEO, payload["videoId"])
    if video is None or video["discarded"]:
        return
    if "language" not in video:
        video = save_video(world, {**video, "language": _UNHEARD, "languageOrigin": "auto"})
    if find_caption(world, video["videoId"], video["language"]) is None:
        _add(world, video)


@on("video.deleted")
def _forget(world: World, event: Thing) -> None:
    world.store.remove(TRANSCRIPT, event["videoId"])


def _add(world: World, video: Thing) -> None:
    video_id, language = video["videoId"], video["language"]
    caption = add_caption(world, video_id, language)
    title = html.escape(" ".join(video["title"].split()), quote=False)
    attach_text(world, video_id, track_place("captions", language), _TEXT.format(title=title), WEBVTT)
    news = {"videoId": video_id, "captionId": caption["captionId"]}
    world.emit("video.caption.generated", {**news, "generationMode": "transcript", "language": language})
