"""Texts that run along with a video, captions and chapters: their files, and where these are served."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias
from urllib.parse import quote

from ..base.problems import refused_upload
from ..base.settings import MEBIBYTE
from ..base.store import Thing
from ..base.upload_problems import upload_refusal
from ..http.exchange import ApiCall
from ..world.attachments import WEBVTT, attach

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
