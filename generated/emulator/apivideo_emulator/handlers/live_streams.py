"""Live streams: created, listed, found, changed, completed and deleted; their thumbnail uploaded and deleted."""

from __future__ import annotations

from typing import Final

from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.merge_patch import merge_patch
from ..http.pages import contains, page
from ..live.broadcasts import complete_later, end_broadcast
from ..live.live_streams import LIVE_STREAM, new_live_stream, read_wishes, save_live_stream, show_live_stream
from ..videos.images import LIVE_STREAM_THUMBNAIL, check_image
from ..world.attachments import THUMBNAIL, attach, detach, detach_all

_NAME: Final = "liveStreamId"


@operation("createLiveStream")
def create_live_stream(call: ApiCall) -> ApiResponse:
    """Make a live stream that is not on air yet."""
    return ApiResponse(body=_show(call, new_live_stream(call.world, call.body)))


@operation("listLiveStreams")
def list_live_streams(call: ApiCall) -> ApiResponse:
    """List the live streams that match all filters."""
    found = [one for one in call.store.every(LIVE_STREAM) if _matches(call, one)]
    return page(call, found, lambda live_stream: _show(call, live_stream))


@operation("getLiveStream")
def get_live_stream(call: ApiCall) -> ApiResponse:
    """Give one live stream."""
    return ApiResponse(body=_show(call, call.find(LIVE_STREAM, _NAME)))


@operation("updateLiveStream")
def update_live_stream(call: ApiCall) -> ApiResponse:
    """Change what was sent; the list of destinations is replaced whole."""
    live_stream = call.find(LIVE_STREAM, _NAME)
    changed = merge_patch(live_stream, read_wishes(call.body))
    return ApiResponse(body=_show(call, save_live_stream(call.world, changed)))


@operation("deleteLiveStream")
def delete_live_stream(call: ApiCall) -> ApiResponse:
    """Delete a live stream; what was recorded of it stays, the broadcast it ends included."""
    live_stream = call.find(LIVE_STREAM, _NAME)
    if live_stream["broadcasting"]:
        end_broadcast(call.world, live_stream)
    call.store.remove(LIVE_STREAM, live_stream[_NAME])
    detach_all(call.world, live_stream[_NAME])
    return NO_CONTENT


@operation("completeLiveStream")
def complete_live_stream(call: ApiCall) -> ApiResponse:
    """Accept that the broadcast is to end; one that is not on air stays as it is."""
    complete_later(call.world, call.find(LIVE_STREAM, _NAME))
    return ApiResponse(status=202)


@operation("uploadLiveStreamThumbnail")
def upload_live_stream_thumbnail(call: ApiCall) -> ApiResponse:
    """Take a picture to show while nothing is on air."""
    live_stream, file = call.find(LIVE_STREAM, _NAME), call.form.file()
    kind = check_image(file, LIVE_STREAM_THUMBNAIL)
    attach(call.world, live_stream[_NAME], THUMBNAIL, file.path, kind)
    return ApiResponse(status=201, body=_show(call, save_live_stream(call.world, live_stream)))


@operation("deleteLiveStreamThumbnail")
def delete_live_stream_thumbnail(call: ApiCall) -> ApiResponse:
    """Go back to the default picture."""
    live_stream = call.find(LIVE_STREAM, _NAME)
    detach(call.world, live_stream[_NAME], THUMBNAIL)
    return ApiResponse(body=_show(call, save_live_stream(call.world, live_stream)))


def _show(call: ApiCall, live_stream: Thing) -> Thing:
    return show_live_stream(call.base_url, live_stream)


def _matches(call: ApiCall, live_stream: Thing) -> bool:
    query = call.query
    return contains(live_stream["name"], query.get("name", "")) and query.get("streamKey") in {
        None,
        live_stream["streamKey"],
    }
