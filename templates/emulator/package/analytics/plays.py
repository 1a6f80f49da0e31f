"""Who watched what: sessions of viewers, as players report them. Analytics count these, and nothing else.

A page that plays opens a session when it is loaded, and reports what the viewer does:

    session = open_session(world, media_id, Viewer(address=..., user_agent=..., referrer=...))
    report_event(world, session["sessionId"], PlayerEvent(type="play", at=0))
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec

from ..base.clock import stamp
from ..base.store import Thing
from ..live.live_streams import LIVE_STREAM
from ..videos.videos import VIDEO
from ..world.world import World
from .user_agents import UNKNOWN, read_user_agent

SESSION: Final = "session"
"""Kind of things: sessions of viewers, in the order in which they were loaded."""

MediaType: TypeAlias = Literal["video", "live-stream"]
Continent: TypeAlias = Literal["AS", "AF", "NA", "SA", "AN", "EU", "AZ"]
EventType: TypeAlias = Literal["ready", "play", "pause", "resume", "seek.forward", "seek.backward", "end", "progress"]

Seconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
Milliseconds: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1_000_000_000)]

_KINDS: Final[Mapping[str, MediaType]] = {VIDEO: "video", LIVE_STREAM: "live-stream"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewer:
    """Who opened a page that plays. The address is only used to tell viewers apart, and is not kept."""

    address: str = ""
    user_agent: str = ""
    referrer: str = ""


class PlayerEvent(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What a player reports. `progress` says that playback goes on, and is not listed among the events.

    at: position in the media in seconds. from_ and to: positions before and after a seek.
    impression_time: milliseconds until the first picture was there.
    """

    type: EventType
    at: Seconds = 0.0
    from_: Seconds | None = msgspec.field(default=None, name="from")
    to: Seconds | None = None
    impression_time: Milliseconds | None = None


class PlayReport(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A whole session that is reported afterwards, by a test for example.

    at: when the player was loaded; now when None. played: whether playback began, at that time. watch_time: seconds
    watched. ended: whether the media was watched until its end. viewer: any name that tells viewers apart; each
    report is a viewer of its own when it is empty. user_agent: is read for what is not given.
    metadata: the dynamic metadata of the session.
    """

    media_id: str
    at: datetime | None = None
    played: bool = True
    ended: bool = False
    watch_time: Seconds = 0.0
    impression_time: Milliseconds | None = None
    viewer: str = ""
    continent: Continent | Literal["unknown"] = UNKNOWN
    country: str = UNKNOWN
    city: str = ""
    device_type: str = ""
    operating_system: str = ""
    browser: str = ""
    referrer: str = ""
    user_agent: str = ""
    metadata: dict[str, str] = {}


def find_media_type(world: World, media_id: str) -> MediaType | None:
    """Return whether a video or a live stream has this identifier; None when neither has."""
    return next((name for kind, name in _KINDS.items() if world.store.get(kind, media_id) is not None), None)


def open_session(world: World, media_id: str, viewer: Viewer) -> Thing:
    """Begin a session, now; that is one impression. Raises LookupError when there is no such media."""
    device = read_user_agent(viewer.user_agent)
    traits = {
        "viewer": _fingerprint(viewer.address, viewer.user_agent),
        "continent": UNKNOWN,
        "country": UNKNOWN,
        "city": "",
        "deviceType": device.device_type,
        "operatingSystem": device.operating_system,
        "browser": device.browser,
        "browserVersion": device.browser_version,
        "referrer": viewer.referrer,
        "metadata": {},
    }
    session = _new_session(world, media_id, world.now(), traits)
    world.store.insert(SESSION, session["sessionId"], session)
    return session


def record_play(world: World, report: PlayReport) -> Thing:
    """Remember a session that is over. Raises LookupError when there is no such media, ValueError for a bad time."""
    loaded = world.now() if report.at is None else _checked(world, report.at)
    session = _new_session(world, report.media_id, loaded, _traits(world, report))
    if report.impression_time is not None:
        session["impressionTime"] = report.impression_time
    if report.played:
        session |= _played(loaded, report)
    world.store.insert(SESSION, session["sessionId"], session)
    return session


def record_plays(world: World, reports: Sequence[PlayReport]) -> int:
    """Remember sessions that are over, and return how many. Raises as `record_play`, with the place of the play."""
    for position, report in enumerate(reports):
        try:
            record_play(world, report)
        except (LookupError, ValueError) as error:
            raise type(error)(f"[{position}]: {error.args[0]}") from error
    return len(reports)


def report_event(world: World, session_id: str, event: PlayerEvent) -> Thing:
    """Remember what a player reports, now. Raises LookupError when there is no such session."""
    session = world.store.get(SESSION, session_id)
    if session is None:
        raise LookupError(f"there is no session {session_id!r}")
    now = world.stamp()
    changed = {**session, **_progress(session, event, now), "lastSeenAt": now}
    if event.type != "progress":
        changed["events"] = [*session["events"], _listed(event, now)]
    if event.impression_time is not None:
        changed["impressionTime"] = event.impression_time
    world.store.put(SESSION, session_id, changed)
    return changed


def show_session(session: Thing) -> Thing:
    """Give a session without what is the emulator's own."""
    return {name: value for name, value in session.items() if not name.startswith("_")}


def _new_session(world: World, media_id: str, loaded: datetime, traits: Thing) -> Thing:
    media_type = find_media_type(world, media_id)
    if media_type is None:
        raise LookupError(f"there is no video or live stream {media_id!r}")
    return {
        "sessionId": world.ids.new("ps"),
        "mediaId": media_id,
        "mediaType": media_type,
        "loadedAt": stamp(loaded),
        "startedAt": None,
        "finishedAt": None,
        "lastSeenAt": stamp(loaded),
        "impressionTime": None,
        "watchTime": 0.0,
        **traits,
        "events": [],
        "_playingFrom": None,
    }


def _checked(world: World, at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("`at` has no UTC offset; write it as 2026-04-01T10:00:00+00:00")
    if at > world.now():
        raise ValueError("`at` lies in the future; advance the clock before you report the play")
    return at


def _traits(world: World, report: PlayReport) -> Thing:
    device = read_user_agent(report.user_agent)
    return {
        "viewer": _fingerprint(report.viewer or world.ids.letters(12), ""),
        "continent": report.continent,
        "country": report.country,
        "city": report.city,
        "deviceType": report.device_type or device.device_type,
        "operatingSystem": report.operating_system or device.operating_system,
        "browser": report.browser or device.browser,
        "browserVersion": "" if report.browser else device.browser_version,
        "referrer": report.referrer,
        "metadata": report.metadata,
    }


def _played(loaded: datetime, report: PlayReport) -> Thing:
    over = stamp(loaded + timedelta(seconds=report.watch_time))
    events: list[Thing] = [{"type": "play", "emittedAt": stamp(loaded), "at": 0}]
    if report.ended:
        events.append({"type": "end", "emittedAt": over, "at": int(report.watch_time)})
    return {
        "startedAt": stamp(loaded),
        "finishedAt": over if report.ended else None,
        "lastSeenAt": over,
        "watchTime": report.watch_time,
        "events": events,
    }


def _progress(session: Thing, event: PlayerEvent, now: str) -> Thing:
    """Give what an event changes: seconds are watched between two positions while the media plays."""
    playing_from = session["_playingFrom"]
    reached = event.at if event.from_ is None else event.from_
    watched = 0.0 if playing_from is None else max(0.0, reached - playing_from)
    changes: Thing = {"watchTime": session["watchTime"] + watched}
    match event.type:
        case "play" | "resume":
            changes |= {"startedAt": session["startedAt"] or now, "_playingFrom": event.at}
        case "progress" | "seek.forward" | "seek.backward" if playing_from is not None:
            changes["_playingFrom"] = event.at if event.to is None else event.to
        case "pause" | "end":
            changes["_playingFrom"] = None
        case _:
            pass
    return changes | ({"finishedAt": now} if event.type == "end" else {})


def _listed(event: PlayerEvent, now: str) -> dict[str, Any]:
    if event.from_ is None or event.to is None:
        return {"type": event.type, "emittedAt": now, "at": int(event.at)}
    return {"type": event.type, "emittedAt": now, "from": int(event.from_), "to": int(event.to)}


def _fingerprint(address: str, user_agent: str) -> str:
    return hashlib.sha256(f"{address}\n{user_agent}".encode()).hexdigest()[:16]
