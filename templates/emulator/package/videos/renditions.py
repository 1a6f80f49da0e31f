"""Pictures and renditions of videos: made by ffmpeg when they are first asked for, kept, and gone with their video."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from ..media.media import Ffmpeg, Rendition, find_ffmpeg, make_picture, make_rendition
from ..media.probing import probe
from ..world.attachments import attach, attachment_path
from ..world.world import World
from .images import picked_second
from .source import source_path
from .videos import VIDEO

MASTER: Final = "hls/master"
VARIANT: Final = "hls/variant"
SEGMENTS: Final = "hls/segments"
"""Places of a rendition's files among the attachments of its video."""

HLS: Final = "application/vnd.apple.mpegurl"
JPEG: Final = "image/jpeg"
MP4: Final = "video/mp4"

_ASSUMED_BITRATE: Final = 1000
"""Kilobits per second of a rendition of which ffprobe reports nothing."""


class Renditions:
    """What is made of the videos of one world. Call it outside of transactions."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._ffmpeg = find_ffmpeg(world.processes) if world.settings.ffmpeg else None
        self._pictures = threading.Lock()
        self._begun: dict[str, threading.Event] = {}
        self._failed: set[str] = set()
        self._blank: set[tuple[str, str]] = set()

    @property
    def can_make(self) -> bool:
        """Whether there is an ffmpeg to make anything."""
        return self._ffmpeg is not None

    def has_failed(self, video_id: str) -> bool:
        """Whether ffmpeg could make no rendition of the file of a video."""
        return video_id in self._failed

    def picture(self, video_id: str) -> Path | None:
        """Give the frame that stands for a video, its first unless another was picked; None when there is none."""
        with self._world.transaction():
            second = picked_second(self._world, video_id) or 0.0
        with self._pictures:
            return self._picture(video_id, second) or (self._picture(video_id, 0.0) if second else None)

    def rendition(self, video_id: str, place: str, patience: float) -> Path | None:
        """Give a file of the rendition; None if it is not there within so many real seconds, and goes on being made."""
        found = self._find(video_id, place)
        if found is not None or self._ffmpeg is None or self.has_failed(video_id):
            return found
        self._begin(self._ffmpeg, video_id).wait(patience)
        return self._find(video_id, place)

    def _picture(self, video_id: str, second: float) -> Path | None:
        place = f"frame/{second:.2f}"
        found, source = self._find(video_id, place), self._source(video_id)
        if found is not None or source is None or self._ffmpeg is None or (video_id, place) in self._blank:
            return found
        with _folder(self._world) as folder:
            made = make_picture(self._ffmpeg, source, folder, second)
            if made is None:
                self._blank.add((video_id, place))
            else:
                self._keep(video_id, {place: (made, JPEG)})
        return self._find(video_id, place)

    def _begin(self, ffmpeg: Ffmpeg, video_id: str) -> threading.Event:
        """Let a rendition be made in the background, once; return what is set when this has ended."""
        with self._world.transaction():
            ended = self._begun.get(video_id)
            if ended is None:
                ended = self._begun[video_id] = threading.Event()
                self._world.background(lambda: self._render(ffmpeg, video_id))
        return ended

    def _render(self, ffmpeg: Ffmpeg, video_id: str) -> None:
        try:
            source = self._source(video_id)
            with _folder(self._world) as folder:
                made = None if source is None else make_rendition(ffmpeg, source, folder)
                if made is None:
                    self._failed.add(video_id)
                else:
                    self._keep(video_id, _files(self._world, made, folder))
        finally:
            self._begun.pop(video_id).set()

    def _keep(self, video_id: str, files: dict[str, tuple[Path, str]]) -> None:
        with self._world.transaction():
            if self._world.store.get(VIDEO, video_id) is None:  # it was deleted meanwhile
                return
            for place, (file, media_type) in files.items():
                attach(self._world, video_id, place, file, media_type)

    def _find(self, video_id: str, place: str) -> Path | None:
        with self._world.transaction():
            return attachment_path(self._world, video_id, place)

    def _source(self, video_id: str) -> Path | None:
        with self._world.transaction():
            return source_path(self._world, video_id)


def _files(world: World, made: Rendition, folder: Path) -> dict[str, tuple[Path, str]]:
    master = folder / "master.m3u8"
    master.write_text(_master(world, made), encoding="utf-8")
    return {MASTER: (master, HLS), VARIANT: (made.playlist, HLS), SEGMENTS: (made.media, MP4)}


def _master(world: World, made: Rendition) -> str:
    """Write the playlist that names the only variant, with its size where ffprobe reports it."""
    probed = probe(made.media, world.processes)
    traits = f"BANDWIDTH={int(float(probed.get('bitrate') or _ASSUMED_BITRATE) * 1000)}"
    if probed.get("width") and probed.get("height"):
        traits += f",RESOLUTION={probed['width']}x{probed['height']}"
    return f"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-STREAM-INF:{traits}\nvariant/{made.playlist.name}\n"


@contextmanager
def _folder(world: World) -> Iterator[Path]:
    """Give a folder to work in, on the disk of the files."""
    folder = Path(tempfile.mkdtemp(dir=world.files.incoming))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
