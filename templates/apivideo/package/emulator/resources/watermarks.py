"""Watermarks: uploaded, listed and deleted; chosen when a video is created."""

from __future__ import annotations

from typing import Final

from ..attachments import attach, detach_all
from ..events import on
from ..exchange import NO_CONTENT, Answer, Call
from ..images import WATERMARK_IMAGE, check_image
from ..operations import operation
from ..pages import page
from ..problems import invalid_attribute
from ..store import Thing
from ..world import World

WATERMARK: Final = "watermark"
"""Kind of things: watermarks. The picture is attached, at the place `image`."""

_NAME: Final = "watermarkId"


@operation("uploadWatermark")
def upload_watermark(call: Call) -> Answer:
    """Make a watermark of a picture."""
    file = call.form.file()
    kind = check_image(file, WATERMARK_IMAGE)
    watermark = {"watermarkId": call.world.ids.new("watermark_"), "createdAt": call.stamp}
    call.store.insert(WATERMARK, watermark["watermarkId"], watermark)
    attach(call.world, watermark["watermarkId"], "image", file.path, kind)
    return Answer(body=watermark)


@operation("listWatermarks")
def list_watermarks(call: Call) -> Answer:
    """List the watermarks."""
    return page(call, call.store.every(WATERMARK))


@operation("deleteWatermark")
def delete_watermark(call: Call) -> Answer:
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
