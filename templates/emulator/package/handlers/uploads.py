"""Uploading the file of a video, whole or in parts, with an account or with an upload token, and how far it is."""

from __future__ import annotations

from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import ApiCall, ApiResponse
from ..uploads.ingest import import_source, title_of
from ..uploads.uploads import accept_upload, check_upload, watch_container
from ..videos.encoding import show_encoding
from ..videos.source import find_source, remove_source
from ..videos.videos import VIDEO, find_video, new_video, show_video
from ..world.events import on
from ..world.world import World
from .upload_tokens import check_upload_token

__all__ = ["import_source", "watch_container"]  # they listen as soon as they are imported


@operation("uploadVideoSource")
def upload_video_source(call: ApiCall) -> ApiResponse:
    """Take the file of a video, or a part of it."""
    video = find_video(call)
    file, span = check_upload(call)
    return _respond(call, video, is_complete=accept_upload(call.world, video, file, span))


@operation("uploadVideoWithToken")
def upload_video_with_token(call: ApiCall) -> ApiResponse:
    """Take a file, or a part of one; a request that names no video makes one, titled after the file."""
    check_upload_token(call.world, call.query["token"])
    file, span = check_upload(call)
    named = call.form.fields.get("videoId")
    video = _named_video(call, named) if named else new_video(call.world, {"title": title_of(file.filename)})
    is_complete = accept_upload(call.world, video, file, span)
    if not named:
        call.world.emit("video.created", {"videoId": video["videoId"], "wishes": {}})
    return _respond(call, video, is_complete=is_complete)


@on("video.deleted")
def forget_source(world: World, event: Thing) -> None:
    """Remove the files of a deleted video."""
    remove_source(world, event["videoId"])


def _named_video(call: ApiCall, video_id: str) -> Thing:
    video = call.store.get(VIDEO, video_id)
    if video is None or video["discarded"]:
        raise invalid_attribute("videoId", "There is no such video.")
    return video


def _respond(call: ApiCall, video: Thing, *, is_complete: bool) -> ApiResponse:
    """Give the whole video once it is complete, its identifier alone until then."""
    return ApiResponse(status=201, body=show_video(call, video) if is_complete else {"videoId": video["videoId"]})


@operation("getVideoStatus")
def get_video_status(call: ApiCall) -> ApiResponse:
    """Give the status; of a video to which nothing was sent, `ingest` is an object without members, written `[]`."""
    key = find_video(call)["videoId"]
    source = find_source(call.world, key)
    ingest = [] if source is None else source.ingest(call.store.parts(key))
    return ApiResponse(body={"ingest": ingest, "encoding": show_encoding(call.world, key)})
