"""What a summary is in the store, and how its text comes about.

A text is generated once its video has been encoded, some time after that by the clock. The emulator listens to no
video: what it generates says that it stands for a summary, unless a test sets the outcome (`decide_summary`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

import msgspec

from ..base.problems import ApiProblem, ProblemError
from ..base.store import Thing
from ..world.events import on, task
from ..world.world import World
from .videos import VIDEO

SUMMARY: Final = "summary"
"""Kind of things: summaries. `_source` is the text, `_attributes` what is to be generated."""

GENERATING: Final = 30
"""Seconds by the clock from the first encoded quality, or from the request, to the generated text."""

_ENCODED: Final = "encoded-video"
"""Kind of things: videos of which some quality has been encoded, so that there is something to listen to."""

_FAILED: Final = "failed-video"
"""Kind of things: videos of which no quality could be encoded."""

_ATTRIBUTES: Final = ("abstract", "takeaways")
_TAKEAWAYS: Final = 3


class SummaryDecision(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """How the generation of a summary ends. Texts only count when it is `completed`; None: the emulator's own."""

    source_status: Literal["completed", "failed", "unprocessable"]
    abstract: str | None = None
    takeaways: tuple[str, ...] | None = None


def new_summary(world: World, video_id: str, *, origin: str, attributes: Sequence[str] | None, name: str) -> Thing:
    """Make a summary of a video, and store it. origin: `auto` has its text generated, `api` waits for one.

    Raises ProblemError 409, with `name` at fault, when the video has one.
    """
    if find_summary(world, video_id) is not None:
        raise already_exists(name)
    now = world.stamp()
    summary: Thing = {
        "summaryId": world.ids.new("summary_"),
        "createdAt": now,
        "updatedAt": now,
        "videoId": video_id,
        "origin": origin,
        "sourceStatus": _first_status(world, video_id, origin),
        "_attributes": list(attributes or _ATTRIBUTES),
        "_source": {},
    }
    world.store.insert(SUMMARY, summary["summaryId"], summary)
    if summary["sourceStatus"] == "waiting" and world.store.get(_ENCODED, video_id) is not None:
        _generate_later(world, summary)
    return summary


def find_summary(world: World, video_id: str) -> Thing | None:
    """Give the summary of a video, or None."""
    return next((one for one in world.store.every(SUMMARY) if one["videoId"] == video_id), None)


def save_source(world: World, summary: Thing, source: Mapping[str, Any], status: str = "completed") -> Thing:
    """Store the text and the state of a summary; its `updatedAt` becomes now."""
    changed = {**summary, "_source": dict(source), "sourceStatus": status, "updatedAt": world.stamp()}
    world.store.put(SUMMARY, summary["summaryId"], changed)
    return changed


def decide_summary(world: World, summary_id: str, decision: SummaryDecision) -> Thing:
    """End a generation now. Raises LookupError for no summary, ValueError for one that is not waiting."""
    summary = world.store.get(SUMMARY, summary_id)
    if summary is None:
        raise LookupError(f"there is no summary {summary_id!r}")
    if summary["sourceStatus"] != "waiting":
        raise ValueError(f"this summary is {summary['sourceStatus']}, and only one that is waiting can be decided on")
    return _finish(world, summary, decision)


def show_summary(summary: Thing) -> Thing:
    """Give a summary as responses show it, without its text."""
    return {name: value for name, value in summary.items() if not name.startswith("_")}


def already_exists(name: str | None) -> ProblemError:
    """Refuse what would take the place of a summary."""
    title = "A summary already exists or is being created on this video."
    detail = "You can delete the existing summary and generate a new one."
    return ProblemError(ApiProblem(status=409, slug="summary-already-exists", title=title, name=name, detail=detail))


@on("video.created", "video.updated")
def _summarize_as_wished(world: World, event: Thing) -> None:
    wishes = event["wishes"]
    if wishes.get("transcriptSummary"):
        attributes = wishes.get("transcriptSummaryAttributes")
        new_summary(world, event["videoId"], origin="auto", attributes=attributes, name="transcriptSummary")


@on("video.encoding.quality.completed")
def _begin_to_generate(world: World, event: Thing) -> None:
    video_id = event["videoId"]
    if world.store.get(_ENCODED, video_id) is not None:
        return
    world.store.put(_ENCODED, video_id, {"videoId": video_id})
    summary = find_summary(world, video_id)
    if summary is not None and summary["sourceStatus"] == "waiting":
        _generate_later(world, summary)


@on("video.encoding.failed")
def _give_up(world: World, event: Thing) -> None:
    world.store.put(_FAILED, event["videoId"], {"videoId": event["videoId"]})
    summary = find_summary(world, event["videoId"])
    if summary is not None and summary["sourceStatus"] == "waiting":
        save_source(world, summary, {}, "failed")


@on("video.deleted")
def _forget(world: World, event: Thing) -> None:
    world.store.remove(_ENCODED, event["videoId"])
    world.store.remove(_FAILED, event["videoId"])
    summary = find_summary(world, event["videoId"])
    if summary is not None:
        world.store.remove(SUMMARY, summary["summaryId"])


def _first_status(world: World, video_id: str, origin: str) -> str:
    if origin != "auto":
        return "missing"
    return "waiting" if world.store.get(_FAILED, video_id) is None else "failed"


def _generate_later(world: World, summary: Thing) -> None:
    world.later(GENERATING, "generate-summary", {"summaryId": summary["summaryId"]})


@task("generate-summary")
def _generate(world: World, payload: Thing) -> None:
    summary = world.store.get(SUMMARY, payload["summaryId"])
    if summary is not None and summary["sourceStatus"] == "waiting":
        _finish(world, summary, SummaryDecision(source_status="completed"))


def _finish(world: World, summary: Thing, decision: SummaryDecision) -> Thing:
    if decision.source_status != "completed":
        return save_source(world, summary, {}, decision.source_status)
    source = _texts(world, summary, decision)
    changed = save_source(world, summary, {name: source[name] for name in summary["_attributes"]})
    news = {"videoId": summary["videoId"], "summaryId": summary["summaryId"]}
    world.emit("video.summary.generated", news)
    return changed


def _texts(world: World, summary: Thing, decision: SummaryDecision) -> Thing:
    video = world.store.get(VIDEO, summary["videoId"])
    title = "" if video is None else video["title"]
    abstract = f'The emulator listens to no video: this stands for the abstract of "{title}".'
    takeaways = [f"This stands for takeaway {number}." for number in range(1, _TAKEAWAYS + 1)]
    return {
        "abstract": abstract if decision.abstract is None else decision.abstract,
        "takeaways": takeaways if decision.takeaways is None else list(decision.takeaways[:_TAKEAWAYS]),
    }
