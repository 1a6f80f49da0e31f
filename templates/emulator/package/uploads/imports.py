"""Videos whose file is not uploaded: it is downloaded from an address, or copied from another video."""

from __future__ import annotations

from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..media.downloading import DownloadError, check_address
from ..videos.source import SourceOrigin, VideoSource, save_source
from ..videos.videos import VIDEO
from ..world.events import on
from ..world.world import World
from .fetching import may_fetch_private
from .ingest import begin_ingest


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
