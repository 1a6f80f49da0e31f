"""How far the upload and the encoding of a video have come."""

from __future__ import annotations

from ..encoding import show_encoding
from ..exchange import Answer, Call
from ..operations import operation
from ..source import find_source
from ..videos import find_video


@operation("getVideoStatus")
def get_video_status(call: Call) -> Answer:
    """Give the status; a video to which nothing was sent has no `ingest`."""
    key = find_video(call)["videoId"]
    source = find_source(call.world, key)
    ingest = {} if source is None else {"ingest": source.ingest(call.store.parts(key))}
    return Answer(body={**ingest, "encoding": show_encoding(call.world, key)})
