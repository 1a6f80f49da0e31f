"""Ingestion: once all bytes of a video are known to come, they become one file, and encoding begins.

The work runs in the background. A task watches it, so that a new process takes up what a killed one left.
"""

from __future__ import annotations

import logging
import uuid
from pathlib import Path, PurePosixPath
from typing import Final

from ..base.files import NAME_LENGTH, is_disk_full
from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..base.upload_problems import upload_refusal
from ..media.downloading import DownloadError, check_address
from ..media.probing import Metadata, probe
from ..videos.encoding import begin_encoding, fail_encoding
from ..videos.source import SourceOrigin, VideoSource, find_source, remove_files, save_source
from ..videos.videos import VIDEO
from ..world.events import on, task
from ..world.world import World
from .fetching import FetchError, NotYetError, fetch, may_fetch_private

LOG: Final = logging.getLogger(__name__)

INGEST_SECONDS: Final = 1.0
"""How long it takes, at least, from the last byte to a file."""

_WATCH_SECONDS: Final = 5.0
_PROCESS: Final = uuid.uuid4().hex


def begin_ingest(world: World, source: VideoSource) -> None:
    """Let the file of a source be made."""
    world.later(INGEST_SECONDS, "ingest", {"videoId": source.video})


@task("ingest")
def ingest(world: World, payload: Thing) -> None:
    """Fetch the file of a video in the background, unless that is being done; look again later."""
    source = find_source(world, payload["videoId"])
    if source is None or source.is_settled:
        return
    worker = f"{_PROCESS}-{id(world)}"
    if source.worker != worker:
        mine, name = save_source(world, source, worker=worker), world.ids.letters(NAME_LENGTH)
        world.background(lambda: _fetch(world, mine, name))
    world.later(_WATCH_SECONDS, "ingest", payload)


def _fetch(world: World, source: VideoSource, name: str) -> None:
    try:
        file = fetch(world, source)
        metadata = probe(file, world.processes) if world.settings.ffmpeg else {}
        world.files.keep(file, name)
    except NotYetError:
        _give_back(world, source)
    except (FetchError, OSError) as error:
        if is_disk_full(error):
            _give_back(world, source)
        else:
            _fail(world, source, str(error))
    else:
        try:
            _arrive(world, source, name, metadata)
        except BaseException:
            world.files.remove(name)
            raise


def _arrive(world: World, source: VideoSource, name: str, metadata: Metadata) -> None:
    with world.transaction():
        current = find_source(world, source.video)
        if current is None:  # the video was deleted meanwhile
            world.background(lambda: world.files.remove(name))
            return
        size = world.files.path(name).stat().st_size
        save_source(world, current, file=name, size=size, is_complete=True, worker="")
        parts = [part.file for part in world.store.parts(source.video)]
        world.background(lambda: remove_files(world, parts))
        world.emit("video.ingested", {"videoId": source.video})
        begin_encoding(world, source.video, metadata)


def _give_back(world: World, source: VideoSource) -> None:
    with world.transaction():
        current = find_source(world, source.video)
        if current is not None:
            save_source(world, current, worker="")


def _fail(world: World, source: VideoSource, reason: str) -> None:
    LOG.warning("the video %s will have no file: %s", source.video, reason)
    with world.transaction():
        current = find_source(world, source.video)
        if current is not None:
            save_source(world, current, failure=reason, worker="")
            fail_encoding(world, source.video)


_OTHER_EXTENSIONS: Final = frozenset(
    {".csv", ".doc", ".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".json", ".pdf", ".png", ".srt", ".svg"}
    | {".txt", ".vtt", ".webp", ".xml", ".yaml", ".zip"}
)
_OTHER_BEGINNINGS: Final = {
    b"%PDF-": "a PDF document",
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"<!DOCTYPE": "an HTML page",
    b"<html": "an HTML page",
}


def check_extension(filename: str) -> None:
    """Refuse a file by its name. Raises ProblemError `uploaded-file-extension-invalid`."""
    extension = PurePosixPath(filename).suffix.lower()
    if extension in _OTHER_EXTENSIONS:
        raise upload_refusal("uploaded-file-extension-invalid", f"{extension} is no extension of a video.")


def check_content(file: Path) -> None:
    """Refuse the beginning of a file. Raises ProblemError `uploaded-file-invalid-file`."""
    with file.open("rb") as stream:
        beginning = stream.read(max(map(len, _OTHER_BEGINNINGS)))
    for start, kind in _OTHER_BEGINNINGS.items():
        if beginning.startswith(start):
            raise upload_refusal("uploaded-file-invalid-file", f"The file is {kind}.")


def title_of(filename: str) -> str:
    """Give the title of a video that was uploaded without one: the name of its file."""
    return filename.replace("\\", "/").rpartition("/")[2] or "Untitled"


@on("video.created")
def import_source(world: World, event: Thing) -> None:
    """Begin to fetch the file of a video that was created with a `source`. Raises ProblemError for a bad address."""
    place = event["wishes"].get("source")
    if place is None:
        return
    origin = SourceOrigin.COPY if world.store.get(VIDEO, place) is not None else SourceOrigin.DOWNLOAD
    source = VideoSource(video=event["videoId"], origin=origin, place=place, page=event.get("page", ""))
    if origin is SourceOrigin.DOWNLOAD:
        _check(world, source)
    begin_ingest(world, save_source(world, source))


def _check(world: World, source: VideoSource) -> None:
    try:
        check_address(source.place, allow_private=may_fetch_private(world, source))
    except (DownloadError, ValueError) as error:
        raise invalid_attribute("source", f"This address is not fetched: {error}.") from error
