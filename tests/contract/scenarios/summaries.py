"""One summary is written by hand, another generated; a second one of the same video is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.films import film
from tests.contract.refusals import refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    written = client.videos.create(title="Told")
    summary = client.summaries.create(video_id=written.video_id)
    client.summaries.update(summary.summary_id, abstract="Short.", takeaways=["One", "Two", "Three"])
    assert "Short." == client.summaries.get_summary_source(summary.summary_id).abstract
    refused(409, lambda: client.summaries.create(video_id=written.video_id, origin="auto"))
    refused(409, lambda: client.videos.update(written.video_id, transcript=True, transcript_summary=True))

    spoken = client.videos.create(title="Spoken", language="en", transcript=True)
    client.videos.upload(spoken.video_id, film())
    generated = client.summaries.create(video_id=spoken.video_id, origin="auto", attributes=["abstract"])
    refused(409, lambda: client.summaries.update(generated.summary_id, abstract="Too early."))
    found = client.summaries.list(video_id=spoken.video_id, origin="auto", sort_by="createdAt")
    assert [generated.summary_id] == [one.summary_id for one in found]

    for one in (summary, generated):
        client.summaries.delete(one.summary_id)
    for video in (written, spoken):
        client.videos.delete(video.video_id)
