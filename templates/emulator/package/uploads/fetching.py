"""Getting the whole file of a video here: joined from its parts, downloaded from its address, or copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..base.files import UploadedFiles
from ..media.downloading import Downloads, download
from ..videos.source import Manner, SourceOrigin, VideoSource, find_source
from ..videos.videos import VIDEO
from ..world.world import World


class NotYetError(Exception):
    """The file cannot be had now; it may later."""


class FetchError(Exception):
    """The file will never be had; the message says why."""


def fetch(world: World, source: VideoSource) -> Path:
    """Give a new file of all bytes, among those that are being received.

    It runs outside of transactions, and may take long.
    Raises NotYetError when another video is not complete, OSError and FetchError when there will be no file.
    """
    match source.origin:
        case SourceOrigin.UPLOAD:
            return _join(world, source)
        case SourceOrigin.DOWNLOAD:
            return _download(world, source)
        case SourceOrigin.COPY:
            return _copy(world, source)


def may_fetch_private(world: World, source: VideoSource) -> bool:
    """Return whether a source may lie in a private network: web pages of other origins must not look into it."""
    return world.settings.allow_private_sources and not source.page


def _join(world: World, source: VideoSource) -> Path:
    with world.transaction():
        parts = world.store.parts(source.video)
    by_bytes = source.manner is Manner.BYTES
    return join_files(
        world.files, [part.file for part in (sorted(parts, key=lambda p: p.first) if by_bytes else parts)]
    )


def _download(world: World, source: VideoSource) -> Path:
    handle, path = world.files.receive()
    longest, allow_private = world.settings.uploads.longest_video, may_fetch_private(world, source)
    try:
        download(source.place, handle, Downloads(longest=longest, allow_private=allow_private))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _copy(world: World, source: VideoSource) -> Path:
    with world.transaction():
        original = find_source(world, source.place)
        is_there = world.store.get(VIDEO, source.place) is not None
    if not is_there:
        raise FetchError(f"the video {source.place} was deleted before it could be copied")
    if original is not None and original.failure:
        raise FetchError(f"the video {source.place} has no file: {original.failure}")
    if original is None or not original.file:
        raise NotYetError
    return duplicate(world.files, original.file)


_BLOCK: Final = 1024 * 1024


def join_files(files: UploadedFiles, names: Sequence[str]) -> Path:
    """Write files one after the other into a new one, on the disk before it is given. One file is not written again."""
    if len(names) == 1:
        return duplicate(files, names[0])
    handle, path = files.receive()
    with os.fdopen(handle, "wb") as joined:
        for name in names:
            with files.path(name).open("rb") as part:
                shutil.copyfileobj(part, joined, _BLOCK)
        joined.flush()
        os.fsync(joined.fileno())
    return path


def duplicate(files: UploadedFiles, name: str) -> Path:
    """Make another file of the same bytes: a link, as nobody changes them, or a copy where there are no links."""
    handle, path = files.receive()
    os.close(handle)
    path.unlink()
    try:
        os.link(files.path(name), path)
    except OSError:
        shutil.copyfile(files.path(name), path)
    return path
