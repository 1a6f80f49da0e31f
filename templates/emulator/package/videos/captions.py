"""What a caption is in the store, and what it looks like in answers. Its file is attached to the video."""

from __future__ import annotations

from typing import Final

from ..base.store import Thing
from ..world.attachments import detach
from ..world.events import on
from ..world.world import World
from .languages import name_of
from .tracks import track_addresses, track_place

CAPTION: Final = "caption"
"""Kind of things: captions, by video and language."""


def add_caption(world: World, video_id: str, language: str) -> Thing:
    """Give the caption of a video in a language; make it when there is none. Its file is attached by the caller."""
    caption = find_caption(world, video_id, language)
    if caption is None:
        key = world.ids.new("caption_")
        caption = {"captionId": key, "videoId": video_id, "srclang": language, "default": False}
        world.store.insert(CAPTION, _key(video_id, language), caption)
    return caption


def find_caption(world: World, video_id: str, language: str) -> Thing | None:
    """Give the caption of a video in a language, or None."""
    return world.store.get(CAPTION, _key(video_id, language))


def captions_of(world: World, video_id: str) -> list[Thing]:
    """Give the captions of a video in the order in which they were added."""
    return [one for one in world.store.every(CAPTION) if one["videoId"] == video_id]


def set_default(world: World, caption: Thing, *, is_default: bool) -> Thing:
    """Let players show a caption from the start, or not, and give it; no other one of the video is shown then."""
    if is_default:
        for other in captions_of(world, caption["videoId"]):
            _save(world, {**other, "default": False})
    return _save(world, {**caption, "default": is_default})


def remove_caption(world: World, caption: Thing) -> None:
    """Remove a caption and its file."""
    video_id, language = caption["videoId"], caption["srclang"]
    world.store.remove(CAPTION, _key(video_id, language))
    detach(world, video_id, track_place("captions", language))


def show_caption(base_url: str, video: Thing, caption: Thing) -> Thing:
    """Give a caption as answers show it."""
    language = caption["srclang"]
    return {
        **track_addresses(base_url, video, "captions", language),
        "srclang": language,
        "languageName": name_of(language) or language,
        "default": caption["default"],
    }


@on("video.deleted")
def forget_captions(world: World, event: Thing) -> None:
    """Remove the captions of a deleted video."""
    for caption in captions_of(world, event["videoId"]):
        remove_caption(world, caption)


def _save(world: World, caption: Thing) -> Thing:
    world.store.put(CAPTION, _key(caption["videoId"], caption["srclang"]), caption)
    return caption


def _key(video_id: str, language: str) -> str:
    return f"{video_id}/{language}"
