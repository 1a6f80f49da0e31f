"""Where the file of a video comes from, how far it has arrived, and where it lies.

A video has a source once something has been sent to it, or it was created from an address or another video. The file
is there, in one piece, once `file` is not empty; `source_path` is for whoever serves it.
"""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Any, Final

import msgspec

from ..base.spans import Spans
from ..base.store import StoredPart, Thing
from ..world.world import World

SOURCE: Final = "source"
"""Kind of things: the source of a video, by the video's identifier."""


class SourceOrigin(enum.Enum):
    """How the file gets here."""

    UPLOAD = "upload"
    DOWNLOAD = "download"
    COPY = "copy"


class Manner(enum.Enum):
    """How an upload is cut; an import is whole."""

    WHOLE = "whole"
    PARTS = "parts"
    BYTES = "bytes"


class VideoSource(msgspec.Struct, frozen=True, kw_only=True):
    """The source of one video.

    total: parts or bytes in all, None while unknown. requests: how many parts were taken. received: numbers of
    the parts, or bytes, that they had. place: address or video it is taken from, for imports.
    page: origin of the foreign web page that asked for an import, "" for none: nothing of a private network is fetched.
    is_complete: everything was received. file: name of the joined file, "" until it is there, and `size` its bytes.
    failure: why it will never be there. worker: who is fetching it, "" for nobody.
    """

    video: str
    origin: SourceOrigin
    manner: Manner = Manner.WHOLE
    total: int | None = None
    requests: int = 0
    received: Spans = ()
    place: str = ""
    page: str = ""
    is_complete: bool = False
    file: str = ""
    size: int | None = None
    failure: str = ""
    worker: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen to the file: it is there, or never will be."""
        return bool(self.file or self.failure)

    def ingest(self, parts: list[StoredPart]) -> Thing:
        """Give it as `ingest` of VideoStatus."""
        going, done = ("uploading", "uploaded") if self.origin is SourceOrigin.UPLOAD else ("ingesting", "ingested")
        shown: Thing = {
            "status": done if self.file else going,
            "filesize": self.size,
            "receivedBytes": [_range(part, self.total) for part in parts] if self.manner is Manner.BYTES else [],
        }
        if self.manner is Manner.PARTS:
            shown["receivedParts"] = {"parts": [part.number for part in parts], "total": self.total}
        return shown


def find_source(world: World, video: str) -> VideoSource | None:
    """Give the source of a video; None while nothing was sent to it."""
    kept = world.store.get(SOURCE, video)
    return None if kept is None else msgspec.convert(kept, VideoSource)


def save_source(world: World, source: VideoSource, **changes: Any) -> VideoSource:  # noqa: ANN401 # members of Source
    """Put a source, with changes, into the store, and give it."""
    changed = msgspec.structs.replace(source, **changes)
    world.store.put(SOURCE, source.video, msgspec.to_builtins(changed))
    return changed


def source_path(world: World, video: str) -> Path | None:
    """Give where the whole file of a video lies; None while it is not there. Call it inside a transaction."""
    source = find_source(world, video)
    return world.files.path(source.file) if source is not None and source.file else None


def remove_source(world: World, video: str) -> None:
    """Forget the source of a video; its files go once that is kept."""
    source = find_source(world, video)
    if source is None:
        return
    names = [part.file for part in world.store.parts(video)] + [source.file]
    world.store.remove(SOURCE, video)
    world.store.remove_parts(video)
    world.background(lambda: remove_files(world, names))


def remove_files(world: World, names: list[str]) -> None:
    """Remove files by their names; empty names are nobody's."""
    for name in filter(None, names):
        world.files.remove(name)


def _range(part: StoredPart, total: int | None) -> Thing:
    return {"from": part.first, "to": part.last} | ({} if total is None else {"total": total})
