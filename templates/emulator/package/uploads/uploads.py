"""Uploads: one file or part of a file is checked, kept on disk, and noted, before it is answered.

What completes a file starts its ingestion; `accept_upload` returns whether it did.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, assert_never

import msgspec

from ..base.files import NAME_LENGTH
from ..base.spans import count, with_span
from ..base.store import StoredPart, Thing
from ..base.upload_problems import upload_refusal
from ..http.exchange import ApiCall
from ..http.forms import FormFile
from ..videos.source import Manner, SourceOrigin, VideoSource, find_source, save_source
from ..videos.videos import VIDEO, delete_video
from ..world.events import on, task
from ..world.world import World
from .content_range import ContentRange, OnePart, UploadedRange, Whole, read_content_range
from .ingest import begin_ingest, check_content, check_extension
from .part_rules import check_part, check_range

_TAKEN: Final = {
    SourceOrigin.UPLOAD: "video-source-already-uploaded",
    SourceOrigin.DOWNLOAD: "video-source-already-downloaded",
    SourceOrigin.COPY: "video-source-already-copied",
}
_STARTED: Final = {
    Manner.WHOLE: "video-content-range-already-initiated",
    Manner.PARTS: "video-content-range-started-with-part",
    Manner.BYTES: "video-content-range-started-with-bytes",
}


def check_upload(call: ApiCall) -> tuple[FormFile, ContentRange]:
    """Give the file of a call, and which part it is. Raises ProblemError for what no video could take."""
    span = read_content_range(call.headers.get("content-range"))
    file = call.form.file()
    if file.size == 0:
        raise upload_refusal("uploaded-file-empty")
    check_extension(file.filename)
    if _is_beginning(span):
        check_content(file.path)
    return file, span


def accept_upload(world: World, video: Thing, file: FormFile, span: ContentRange) -> bool:
    """Keep a file, or part of one, for a video; return whether that completed it. Raises ProblemError for a refusal."""
    key = video["videoId"]
    source = find_source(world, key) or VideoSource(video=key, origin=SourceOrigin.UPLOAD, manner=_manner(span))
    if "liveStream" in video["source"]:
        raise upload_refusal("video-source-already-uploaded", "The video was recorded from a live stream.")
    _check_source(source, span)
    part = _part(world, source, span, file.size)
    world.keep_file(file.path, part.file)
    world.store.add_part(part)
    source = save_source(world, _with_part(source, part))
    if source.is_complete:
        begin_ingest(world, source)
    return source.is_complete


def _check_source(source: VideoSource, span: ContentRange) -> None:
    """Refuse an upload to a video that has its file, or is being uploaded in another manner."""
    if source.origin is not SourceOrigin.UPLOAD or source.is_complete:
        raise upload_refusal(_TAKEN[source.origin])
    if source.manner is not _manner(span):
        raise upload_refusal(_STARTED[Manner.WHOLE if isinstance(span, Whole) else source.manner])


def _part(world: World, source: VideoSource, span: ContentRange, size: int) -> StoredPart:
    """Make the part that is to be noted. Raises ProblemError if it cannot be taken."""
    name, limits = world.ids.letters(NAME_LENGTH), world.settings.uploads
    match span:
        case OnePart(number=number, total=total):
            check_part(span, size, source.received, source.total, limits)
            return StoredPart(video=source.video, number=number, total=total, size=size, file=name)
        case UploadedRange(first=first, last=last, total=total):
            check_range(span, size, source.received, source.total, limits)
            number = source.requests + 1
            return StoredPart(
                video=source.video, number=number, first=first, last=last, total=total, size=size, file=name
            )
        case Whole():
            return StoredPart(video=source.video, number=1, total=1, size=size, file=name)
        case _:
            assert_never(span)


def _with_part(source: VideoSource, part: StoredPart) -> VideoSource:
    """Give the source of which this part was received, too."""
    is_range = source.manner is Manner.BYTES
    first, last = (part.first, part.last) if is_range else (part.number, part.number)
    received = with_span(source.received, first, last)
    total = source.total or part.total
    is_complete = count(received) == total
    return msgspec.structs.replace(
        source, received=received, total=total, requests=source.requests + 1, is_complete=is_complete
    )


def _is_beginning(span: ContentRange) -> bool:
    match span:
        case OnePart(number=number):
            return number == 1
        case UploadedRange(first=first):
            return first == 0
        case Whole():
            return True
        case _:
            assert_never(span)


def _manner(span: ContentRange) -> Manner:
    match span:
        case OnePart():
            return Manner.PARTS
        case UploadedRange():
            return Manner.BYTES
        case Whole():
            return Manner.WHOLE
        case _:
            assert_never(span)


KEPT: Final = timedelta(days=7)
"""How long a container may stay empty."""


@on("video.created")
def watch_container(world: World, event: Thing) -> None:
    """Look after a new video once its time is over."""
    world.later(KEPT.total_seconds(), "delete-empty-container", {"videoId": event["videoId"]})


@task("delete-empty-container")
def delete_if_empty(world: World, payload: Thing) -> None:
    """Delete a video of which nothing has arrived; recordings never have a file, discarded videos their own time."""
    video = world.store.get(VIDEO, payload["videoId"])
    if video is None or video["discarded"] or "liveStream" in video["source"]:
        return
    if find_source(world, video["videoId"]) is None:
        delete_video(world, video)
