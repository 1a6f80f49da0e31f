"""Captions: in the store, in responses, and, as for chapters, in files that run along with a video."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias
from urllib.parse import quote

from ..base.problems import refused_upload
from ..base.settings import MEBIBYTE
from ..base.store import Thing
from ..base.upload_problems import upload_refusal
from ..http.exchange import ApiCall
from ..world.attachments import WEBVTT, attach, detach
from ..world.events import on
from ..world.world import World
from .languages import name_of

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
    """Give a caption as responses show it."""
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


Track: TypeAlias = Literal["captions", "chapters"]

LONGEST: Final = 8 * MEBIBYTE
"""Bytes a WebVTT file may have."""


def keep_track(call: ApiCall, video: Thing, track: Track, language: str) -> None:
    """Attach the uploaded file to a video. It is not looked into. Raises ProblemError for none, or too large a one."""
    file = call.form.file()
    if file.size == 0:
        raise upload_refusal("uploaded-file-empty")
    if file.size > LONGEST:
        raise refused_upload("uploaded-file-too-large", "The uploaded file is too large.")
    attach(call.world, video["videoId"], track_place(track, language), file.path, WEBVTT)


def track_place(track: Track, language: str) -> str:
    """Give the place of a file among the attachments of its video."""
    return f"{track}/{language}"


def track_addresses(base_url: str, video: Thing, track: Track, language: str) -> dict[str, str]:
    """Give `uri`, the path within the API, and `src`, where the file is served; for a private video with its token."""
    token = "" if video["public"] else f"/token/{video['_privateToken']}"
    name = quote(language, safe="")
    return {
        "uri": f"/videos/{video['videoId']}/{track}/{name}",
        "src": f"{base_url}/vod/{video['videoId']}{token}/{track}/{name}.vtt",
    }
