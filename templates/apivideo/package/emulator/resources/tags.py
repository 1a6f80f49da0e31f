"""The tags in use, counted over the videos that are not discarded."""

from __future__ import annotations

from collections import Counter

from ..exchange import Answer, Call
from ..operations import operation
from ..pages import contains, page
from ..videos import VIDEO


@operation("listTags")
def list_tags(call: Call) -> Answer:
    """List tags whose text contains `value`, with the number of videos that carry each."""
    videos = [video for video in call.store.every(VIDEO) if not video["discarded"]]
    counts = Counter(tag for video in videos for tag in video["tags"])
    wanted = call.query.get("value", "")
    tags = [{"value": tag, "videoCount": count} for tag, count in counts.items() if contains(tag, wanted)]
    return page(call, tags)
