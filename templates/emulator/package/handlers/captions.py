"""Captions of a video, one for each language: uploaded, listed, found, made the default, deleted."""

from __future__ import annotations

from ..base.problems import ProblemError, invalid_attribute, not_found
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..videos.captions import (
    add_caption,
    captions_of,
    find_caption,
    keep_track,
    remove_caption,
    set_default,
    show_caption,
)
from ..videos.languages import name_of, read_tag
from ..videos.transcripts import transcribe_as_wished
from ..videos.videos import find_video

__all__ = ["transcribe_as_wished"]  # listens as soon as it is imported

_NAME = "language"


@operation("uploadCaption")
def upload_caption(call: ApiCall) -> ApiResponse:
    """Add the caption of a language, or replace its file."""
    video, language = find_video(call), _language(call)
    caption = add_caption(call.world, video["videoId"], language)
    keep_track(call, video, "captions", language)
    return ApiResponse(body=show_caption(call.base_url, video, caption))


@operation("listCaptions")
def list_captions(call: ApiCall) -> ApiResponse:
    """List the captions of a video."""
    video = find_video(call)
    captions = captions_of(call.world, video["videoId"])
    return page(call, captions, lambda caption: show_caption(call.base_url, video, caption))


@operation("getCaption")
def get_caption(call: ApiCall) -> ApiResponse:
    """Give the caption of one language."""
    video = find_video(call)
    return ApiResponse(body=show_caption(call.base_url, video, _find(call, video)))


@operation("updateCaption")
def update_caption(call: ApiCall) -> ApiResponse:
    """Make a caption the default, or no longer."""
    video = find_video(call)
    caption = _find(call, video)
    if "default" in call.body:
        caption = set_default(call.world, caption, is_default=call.body["default"])
    return ApiResponse(body=show_caption(call.base_url, video, caption))


@operation("deleteCaption")
def delete_caption(call: ApiCall) -> ApiResponse:
    """Delete the caption of one language."""
    remove_caption(call.world, _find(call, find_video(call)))
    return NO_CONTENT


def _find(call: ApiCall, video: Thing) -> Thing:
    caption = find_caption(call.world, video["videoId"], _language(call))
    if caption is None:
        raise not_found(_NAME)
    return caption


def _language(call: ApiCall) -> str:
    try:
        tag = read_tag(call.path[_NAME])
    except ValueError as error:
        raise _refusal("This value is not a valid IETF language tag.") from error
    if name_of(tag) is None:
        raise _refusal("This language does not exist.")
    return tag


def _refusal(detail: str) -> ProblemError:
    return invalid_attribute(_NAME, detail)
