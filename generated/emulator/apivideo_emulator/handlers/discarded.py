"""Videos that were deleted where Video Restore is on: listed, found and restored, until their 90 days are over."""

from __future__ import annotations

from ..base.clock import read_stamp
from ..base.problems import invalid_attribute, not_found
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import ApiCall, ApiResponse
from ..http.pages import page
from ..videos.videos import VIDEO, delete_video, save_video, show_video
from .videos import matches

_NAME = "videoId"


@operation("listDiscardedVideos")
def list_discarded_videos(call: ApiCall) -> ApiResponse:
    """List the discarded videos that match all filters."""
    videos = [video for video in _discarded(call) if matches(call, video)]
    return page(call, videos, lambda video: show_video(call, video))


@operation("getDiscardedVideo")
def get_discarded_video(call: ApiCall) -> ApiResponse:
    """Give one discarded video."""
    return ApiResponse(body=show_video(call, _find(call)))


@operation("updateDiscardedVideo")
def update_discarded_video(call: ApiCall) -> ApiResponse:
    """Restore a discarded video."""
    video = _find(call)
    if call.body.get("discarded") is True:
        raise invalid_attribute("discarded", "Value must be false.")
    if "discarded" in call.body:
        restored = {**video, "discarded": False, "discardedAt": None, "deletesAt": None}
        video = save_video(call.world, restored)
        call.world.emit("video.restored", {"videoId": video["videoId"]})
    return ApiResponse(body=show_video(call, video))


def _find(call: ApiCall) -> Thing:
    video = next((one for one in _discarded(call) if one["videoId"] == call.path[_NAME]), None)
    if video is None:
        raise not_found(_NAME)
    return video


def _discarded(call: ApiCall) -> list[Thing]:
    """Give the videos that can be restored; those whose time is over are deleted for good on the way."""
    kept = []
    for video in call.store.every(VIDEO):
        if not video["discarded"]:
            continue
        if read_stamp(video["deletesAt"]) <= call.now:
            delete_video(call.world, video)
        else:
            kept.append(video)
    return kept
