"""Summaries: created, listed, deleted; their text found and changed."""

from __future__ import annotations

from typing import Final

from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import NO_CONTENT, ApiCall, ApiResponse
from ..http.pages import page
from ..videos.summaries import SUMMARY, already_exists, new_summary, save_source, show_summary
from ..videos.videos import VIDEO

_NAME: Final = "summaryId"
_FILTERS: Final = ("videoId", "origin", "sourceStatus")


@operation("createSummary")
def create_summary(call: ApiCall) -> ApiResponse:
    """Make the summary of a video: with `origin` its text is generated, without it stays empty."""
    video = call.store.get(VIDEO, call.body["videoId"])
    if video is None or video["discarded"]:
        raise invalid_attribute("videoId", "There is no video of this identifier.")
    origin, attributes = call.body.get("origin", "api"), call.body.get("attributes")
    summary = new_summary(call.world, video["videoId"], origin=origin, attributes=attributes, name="videoId")
    return ApiResponse(status=201, body=show_summary(summary))


@operation("listSummaries")
def list_summaries(call: ApiCall) -> ApiResponse:
    """List the summaries that match all filters."""
    wanted = {name: call.query[name] for name in _FILTERS if name in call.query}
    found = [one for one in call.store.every(SUMMARY) if _matches(one, wanted)]
    return page(call, found, show_summary)


@operation("deleteSummary")
def delete_summary(call: ApiCall) -> ApiResponse:
    """Delete a summary with its text, in any state."""
    call.store.remove(SUMMARY, call.find(SUMMARY, _NAME)["summaryId"])
    return NO_CONTENT


@operation("getSummarySource")
def get_summary_source(call: ApiCall) -> ApiResponse:
    """Give the text of a summary; it has no members while there is none."""
    return ApiResponse(body=call.find(SUMMARY, _NAME)["_source"])


@operation("updateSummarySource")
def update_summary_source(call: ApiCall) -> ApiResponse:
    """Replace what was sent of a text, unless the text is being generated."""
    summary = call.find(SUMMARY, _NAME)
    if summary["sourceStatus"] == "waiting":
        raise already_exists(None)
    sent = {name: call.body[name] for name in ("abstract", "takeaways") if name in call.body}
    changed = save_source(call.world, summary, summary["_source"] | sent) if sent else summary
    return ApiResponse(status=201, body=changed["_source"])


def _matches(summary: Thing, wanted: Thing) -> bool:
    return all(summary[name] == value for name, value in wanted.items())
