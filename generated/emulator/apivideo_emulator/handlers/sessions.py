"""The analytics of 2021: who watched a video or a live stream, and what was done in a session."""

from __future__ import annotations

from typing import Final

from ..analytics.plays import SESSION
from ..analytics.timeframes import MetricTimeframe, read_period
from ..analytics.user_agents import UNKNOWN
from ..base.clock import read_stamp
from ..base.problems import invalid_attribute
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import ApiCall, ApiResponse
from ..http.pages import page
from ..live.live_streams import LIVE_STREAM
from ..videos.videos import find_video

_DESKTOP: Final = {"computer": "desktop"}
"""Kinds of devices that were called otherwise in 2021."""


@operation("listVideoSessions")
def list_video_sessions(call: ApiCall) -> ApiResponse:
    """List the sessions of a video, of a period, and with all pairs of metadata that are asked for."""
    video = find_video(call)
    wanted = {tuple(pair.partition(":")[::2]) for pair in call.query.get("metadata", ())}
    own = {(pair.get("key"), pair.get("value")) for pair in video["metadata"]}
    found = _sessions(call, video["videoId"])
    return page(call, [one for one in found if wanted <= own | set(one["metadata"].items())], _show)


@operation("listLiveStreamSessions")
def list_live_stream_sessions(call: ApiCall) -> ApiResponse:
    """List the sessions of a live stream, of a period."""
    live_stream = call.find(LIVE_STREAM, "liveStreamId")
    return page(call, _sessions(call, live_stream["liveStreamId"]), _show)


@operation("listPlayerSessionEvents")
def list_player_session_events(call: ApiCall) -> ApiResponse:
    """List what was done in a session, in order."""
    return page(call, call.find(SESSION, "sessionId")["events"])


def _sessions(call: ApiCall, media_id: str) -> list[Thing]:
    period = _period(call)
    found = [one for one in call.store.every(SESSION) if one["mediaId"] == media_id]
    return [one for one in found if period is None or period.holds(read_stamp(one["loadedAt"]))]


def _period(call: ApiCall) -> MetricTimeframe | None:
    text = call.query.get("period")
    try:
        return None if text is None else read_period(text)
    except ValueError as error:
        raise invalid_attribute("period", str(error)) from error


def _show(session: Thing) -> Thing:
    """Give a session in the words of 2021. What is not known is said to be unknown, or left out."""
    kind = session["deviceType"]
    return {
        "session": {
            "sessionId": session["sessionId"],
            "loadedAt": session["loadedAt"],
            "endedAt": session["lastSeenAt"],
        },
        "location": _known({"country": session["country"], "city": session["city"]}),
        "referrer": _known({"url": session["referrer"]}),
        "device": {"type": _DESKTOP.get(kind, kind), "vendor": UNKNOWN, "model": UNKNOWN},
        "os": {"name": session["operatingSystem"], "shortname": UNKNOWN, "version": UNKNOWN},
        "client": {"type": "browser", "name": session["browser"], "version": session["browserVersion"] or UNKNOWN},
    }


def _known(members: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in members.items() if value not in {"", UNKNOWN}}
