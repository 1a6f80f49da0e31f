"""Thumbnails, uploaded or picked from the frames of a video, and watermarks, chosen when a video is created."""

from __future__ import annotations

from typing import Final

from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..videos.images import VIDEO_THUMBNAIL, WATERMARK_IMAGE, check_image, forget_frame, pick_frame
from ..videos.videos import find_video, save_video, show_video
from ..world.attachments import THUMBNAIL, attach, detach, detach_all
from ..world.events import on
from ..world.world import World


@operation("uploadVideoThumbnail")
def upload_video_thumbnail(call: ApiCall) -> ApiResponse:
    """Take a picture instead of a frame of the video."""
    video, file = find_video(call), call.form.file()
    kind = check_image(file, VIDEO_THUMBNAIL)
    attach(call.world, video["videoId"], THUMBNAIL, file.path, kind)
    forget_frame(call.world, video["videoId"])
    return ApiResponse(body=show_video(call, save_video(call.world, video)))


@operation("pickVideoThumbnail")
def pick_video_thumbnail(call: ApiCall) -> ApiResponse:
    """Take a frame of the video instead of a picture."""
    video = find_video(call)
    detach(call.world, video["videoId"], THUMBNAIL)
    pick_frame(call.world, video["videoId"], call.body["timecode"])
    return ApiResponse(body=show_video(call, save_video(call.world, video)))


WATERMARK: Final = "watermark"
"""Kind of things: watermarks. The picture is attached, at the place `image`."""

_NAME: Final = "watermarkId"


@operation("uploadWatermark")
def upload_watermark(call: ApiCall) -> ApiResponse:
    """Make a watermark of a picture."""
    file = call.form.file()
    kind = check_image(file, WATERMARK_IMAGE)
    watermark = {"watermarkId": call.world.ids.new("watermark_"), "createdAt": call.stamp}
    call.store.insert(WATERMARK, watermark["watermarkId"], watermark)
    attach(call.world, watermark["watermarkId"], "image", file.path, kind)
    return ApiResponse(body=watermark)


@operation("listWatermarks")
def list_watermarks(call: ApiCall) -> ApiResponse:
    """List the watermarks."""
    return page(call, call.store.every(WATERMARK))


@operation("deleteWatermark")
def delete_watermark(call: ApiCall) -> ApiResponse:
    """Delete a watermark; videos that were made with it stay as they are."""
    key = call.find(WATERMARK, _NAME)[_NAME]
    call.store.remove(WATERMARK, key)
    detach_all(call.world, key)
    return NO_CONTENT


@on("video.created")
def check_watermark(world: World, event: Thing) -> None:
    """Refuse a new video with a watermark that does not exist. Raises ProblemError 400."""
    wish = event["wishes"].get("watermark", {})
    if "id" in wish and world.store.get(WATERMARK, wish["id"]) is None:
        raise invalid_attribute("watermark[id]", "There is no watermark of this identifier.")
