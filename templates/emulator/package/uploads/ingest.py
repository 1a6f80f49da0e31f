"""Ingestion: once all bytes of a video are known to come, they become one file, and encoding begins.

The work runs in the background. A task watches it, so that a new process takes up what a killed one left.
"""

from __future__ import annotations

import logging
import uuid
from typing import Final

from ..base.files import NAME_LENGTH, is_disk_full
from ..base.store import Thing
from ..media.probing import Metadata, probe
from ..videos.encoding import begin_encoding, fail_encoding
from ..videos.source import VideoSource, find_source, remove_files, save_source
from ..world.events import task
from ..world.world import World
from .fetching import FetchError, NotYetError, fetch

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
