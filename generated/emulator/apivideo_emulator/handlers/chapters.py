"""Chapters of a video, one file for each language: uploaded, listed, found, deleted."""

from __future__ import annotations

from typing import Final

from ..base.problems import not_found
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..videos.captions import keep_track, track_addresses, track_place
from ..videos.videos import find_video
from ..world.attachments import detach
from ..world.events import on
from ..world.world import World

CHAPTER: Final = "chapter"
"""Kind of things: the chapters of a video in one language."""

_NAME: Final = "language"


@operation("uploadChapter")
def upload_chapter(call: ApiCall) -> ApiResponse:
    """Add the chapters of a language, or replace their file."""
    video, language = find_video(call), call.path[_NAME]
    chapter = {"videoId": video["videoId"], "language": language}
    call.store.put(CHAPTER, _key(chapter), chapter)
    keep_track(call, video, "chapters", language)
    return ApiResponse(body=_show(call, video, chapter))


@operation("listChapters")
def list_chapters(call: ApiCall) -> ApiResponse:
    """List the chapters of a video by language."""
    video = find_video(call)
    chapters = _chapters_of(call.world, video["videoId"])
    return page(call, chapters, lambda chapter: _show(call, video, chapter))


@operation("getChapter")
def get_chapter(call: ApiCall) -> ApiResponse:
    """Give the chapters of one language."""
    video = find_video(call)
    return ApiResponse(body=_show(call, video, _find(call, video)))


@operation("deleteChapter")
def delete_chapter(call: ApiCall) -> ApiResponse:
    """Delete the chapters of one language."""
    _remove(call.world, _find(call, find_video(call)))
    return NO_CONTENT


@on("video.deleted")
def forget_chapters(world: World, event: Thing) -> None:
    """Remove the chapters of a deleted video."""
    for chapter in _chapters_of(world, event["videoId"]):
        _remove(world, chapter)


def _find(call: ApiCall, video: Thing) -> Thing:
    wanted = {"videoId": video["videoId"], "language": call.path[_NAME]}
    chapter = call.store.get(CHAPTER, _key(wanted))
    if chapter is None:
        raise not_found(_NAME)
    return chapter


def _chapters_of(world: World, video_id: str) -> list[Thing]:
    return [one for one in world.store.every(CHAPTER) if one["videoId"] == video_id]


def _remove(world: World, chapter: Thing) -> None:
    world.store.remove(CHAPTER, _key(chapter))
    detach(world, chapter["videoId"], track_place("chapters", chapter["language"]))


def _show(call: ApiCall, video: Thing, chapter: Thing) -> Thing:
    language = chapter["language"]
    return {**track_addresses(call.base_url, video, "chapters", language), "language": language}


def _key(chapter: Thing) -> str:
    return f"{chapter['videoId']}/{chapter['language']}"
