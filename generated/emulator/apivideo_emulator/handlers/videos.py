"""Videos: created, listed with filters and sorting, found, changed and deleted; and their tags."""

from __future__ import annotations

from collections import Counter
from typing import Final
from urllib.parse import urlsplit

from ..base.origins import foreign_page
from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.merge_patch import merge_patch
from ..http.pages import contains, page
from ..videos.videos import VIDEO, delete_video, discard_video, find_video, language, new_video, save_video, show_video

_SETTABLE: Final[tuple[str, ...]] = (
    "title",
    "description",
    "public",
    "panoramic",
    "mp4Support",
    "tags",
    "metadata",
    "playerId",
)


@operation("createVideo")
def create_video(call: ApiCall) -> ApiResponse:
    """Make a container, or a video that is fetched from its `source`; `video.created` notifies whoever fetches."""
    _check_source(call)
    video = new_video(call.world, call.body)
    page_origin = foreign_page(call.headers, call.world.settings.public_url)
    call.world.emit("video.created", {"videoId": video["videoId"], "wishes": call.body, "page": page_origin})
    return ApiResponse(status=202 if "source" in call.body else 201, body=show_video(call, video))


@operation("listVideos")
def list_videos(call: ApiCall) -> ApiResponse:
    """List the videos that match all filters."""
    videos = [video for video in call.store.every(VIDEO) if not video["discarded"] and matches(call, video)]
    return page(call, videos, lambda video: show_video(call, video))


@operation("getVideo")
def get_video(call: ApiCall) -> ApiResponse:
    """Give one video."""
    return ApiResponse(body=show_video(call, find_video(call)))


@operation("updateVideo")
def update_video(call: ApiCall) -> ApiResponse:
    """Change what was sent; `video.updated` notifies whoever makes transcripts and summaries."""
    video = find_video(call)
    changes = {name: call.body[name] for name in _SETTABLE if name in call.body}
    changed = save_video(call.world, {**merge_patch(video, changes), **language(call.body)})
    call.world.emit("video.updated", {"videoId": video["videoId"], "wishes": call.body})
    return ApiResponse(body=show_video(call, changed))


@operation("deleteVideo")
def delete_one_video(call: ApiCall) -> ApiResponse:
    """Delete a video, or keep it aside where Video Restore is on."""
    video = find_video(call)
    remove = discard_video if call.world.settings.video_restore else delete_video
    remove(call.world, video)
    return NO_CONTENT


def matches(call: ApiCall, video: Thing) -> bool:
    """Return whether a video passes the filters of a list of videos."""
    query = call.query
    pairs = {(pair.get("key"), pair.get("value")) for pair in video["metadata"]}
    return (
        contains(video["title"], query.get("title", ""))
        and contains(video["description"], query.get("description", ""))
        and set(query.get("tags[]", ())) <= set(video["tags"])
        and set(query.get("metadata", {}).items()) <= pairs
        and query.get("liveStreamId") in {None, _live_stream(video)}
    )


def _live_stream(video: Thing) -> str | None:
    live_stream = video["source"].get("liveStream", {})
    found = live_stream.get("liveStreamId")
    return None if found is None else str(found)


def _check_source(call: ApiCall) -> None:
    source = call.body.get("source")
    if source is None or _is_address(source) or _is_video(call, source):
        return
    raise invalid_attribute("source", "This value is not a valid URL or video identifier.")


def _is_address(source: str) -> bool:
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _is_video(call: ApiCall, source: str) -> bool:
    video = call.store.get(VIDEO, source)
    return video is not None and not video["discarded"]


@operation("listTags")
def list_tags(call: ApiCall) -> ApiResponse:
    """List tags whose text contains `value`, with the number of videos that carry each."""
    videos = [video for video in call.store.every(VIDEO) if not video["discarded"]]
    counts = Counter(tag for video in videos for tag in video["tags"])
    wanted = call.query.get("value", "")
    tags = [{"value": tag, "videoCount": count} for tag, count in counts.items() if contains(tag, wanted)]
    return page(call, tags)
