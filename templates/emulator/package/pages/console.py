"""The page at `/`: what an emulator holds, what is on its way, and what arrived. It changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, TypeVar
from urllib.parse import urlencode

from ..analytics.plays import SESSION
from ..base.markup import Child, Html, HtmlPage, element
from ..base.requests import OWN, ReceivedRequest
from ..base.store import StoredPart, Thing
from ..live.live_streams import LIVE_STREAM
from ..videos.encoding import show_encoding
from ..videos.encoding_faults import encoding_faults
from ..videos.source import SOURCE, Manner, SourceOrigin, VideoSource, find_source
from ..videos.videos import VIDEO, show_assets
from ..world.deliveries import DELIVERY
from ..world.world import World
from .connecting import connecting
from .frame import framed, section, table

Row = TypeVar("Row")

LIVE: Final = f"{OWN}/console?live=1"
"""Where the page follows what happens; requests to it are not remembered."""

THUMBNAILS: Final = f"{OWN}/thumbnails"
"""Where pictures of videos are, with the identifier after a slash."""

_MOST: Final = 50
"""Rows of a table: the last ones."""

_REFUSED: Final = 400
_DELIVERY_KINDS: Final = {"delivered": "good", "failed": "bad", "refused": "bad", "canceled": "quiet"}
_SECONDS_BETWEEN_LOOKS: Final = 2
_UNITS: Final = ("bytes", "kB", "MB")
_THOUSAND: Final = 1000


def console_page(world: World, base_url: str, *, is_live: bool = False) -> HtmlPage:
    """Make the page. Call it inside a transaction.

    base_url: where clients reach the emulator. is_live: whether the page looks again by itself, every two seconds.
    """
    held = [_videos(world), _uploads(world), _live_streams(world), _faults(world), _deliveries(world), _requests(world)]
    clients = connecting(base_url, has_keys=bool(world.settings.api_keys))
    return framed(
        "api.video emulator",
        _facts(world, is_live=is_live),
        [*held, clients] if world.requests.every() else [clients, *held],
        refresh=f"{_SECONDS_BETWEEN_LOOKS}; url={LIVE}" if is_live else None,
    )


def _facts(world: World, *, is_live: bool) -> list[Child]:
    settings = world.settings
    follow = element("a", "stop following", href="/") if is_live else element("a", "follow", href=LIVE)
    return [
        [_moment(world.stamp()), f", {_pace(settings.speed)}"],
        f"state in {'memory' if settings.state is None else settings.state.name}",
        f"limits: {settings.limits}",
        element("a", "evidence", href=f"{OWN}/evidence"),
        follow,
    ]


def _videos(world: World) -> Html:
    videos = [video for video in world.store.every(VIDEO) if not video["discarded"]]
    plays = Counter(session["mediaId"] for session in world.store.every(SESSION) if session["startedAt"] is not None)
    rows = [_video(world, video, plays[video["videoId"]]) for video in _last(videos)]
    return _table("Videos", len(videos), ("", "Title", "State", "Size", "Created", "Plays"), rows)


def _video(world: World, video: Thing, plays: int) -> list[Child]:
    source = find_source(world, video["videoId"])
    return [
        element("img", src=f"{THUMBNAILS}/{video['videoId']}", alt="", width=96, height=54, loading="lazy"),
        [
            element("a", video["title"] or "Untitled", href=show_assets("", video)["player"]),
            _privacy(video),
            element("code", video["videoId"], class_="name"),
        ],
        _state(world, video, source),
        _size(source.size) if source is not None and source.size is not None else "",
        _moment(video["createdAt"]),
        plays,
    ]


def _state(world: World, video: Thing, source: VideoSource | None) -> Html:
    encoding = show_encoding(world, video["videoId"])
    qualities = encoding["qualities"]
    if source is not None and source.failure:
        return element("span", f"failed: {source.failure}", class_="bad")
    if not qualities:
        return element("span", "empty" if source is None else "arriving", class_="quiet")
    done = sum(one["status"] == "encoded" for one in qualities)
    failed = sum(one["status"] == "failed" for one in qualities)
    kind = "good" if encoding["playable"] else "bad" if failed else "busy"
    word = "playable" if encoding["playable"] else "failed" if failed == len(qualities) else "encoding"
    return element("span", f"{word}, {done} of {len(qualities)} qualities", class_=kind)


def _uploads(world: World) -> Html:
    sources = [find_source(world, thing["video"]) for thing in world.store.every(SOURCE)]
    going = [source for source in sources if source is not None and not source.is_settled]
    rows = [_upload(source, world.store.parts(source.video)) for source in _last(going)]
    return _table("Uploads in progress", len(going), ("Video", "Arrives as", "Parts", "Bytes", "Progress"), rows)


def _upload(source: VideoSource, parts: Sequence[StoredPart]) -> list[Child]:
    manner = source.manner.value if source.origin is SourceOrigin.UPLOAD else f"{source.origin.value} of {source.place}"
    arrived = sum(part.size for part in parts)
    is_counted = source.manner is Manner.PARTS
    done = len(parts) if is_counted else arrived
    return [
        element("code", source.video, class_="name"),
        manner,
        f"{len(parts)} of {source.total or 'unknown'}" if is_counted else len(parts),
        _size(arrived),
        "joining" if source.is_complete else element("progress", value=done, max=source.total),
    ]


def _live_streams(world: World) -> Html:
    live_streams = world.store.every(LIVE_STREAM)
    rows = [_live_stream(live_stream) for live_stream in _last(live_streams)]
    return _table("Live streams", len(live_streams), ("Name", "State", "Restreams", "Created"), rows)


def _live_stream(live_stream: Thing) -> list[Child]:
    is_on_air = live_stream["broadcasting"]
    return [
        [live_stream["name"], _privacy(live_stream), element("code", live_stream["liveStreamId"], class_="name")],
        element("span", "on air" if is_on_air else "off air", class_="good" if is_on_air else "quiet"),
        len(live_stream["restreams"]),
        _moment(live_stream["createdAt"]),
    ]


def _requests(world: World) -> Html:
    requests = world.requests.every()
    rows = [_request(request) for request in _last(requests)]
    return _table("Requests", len(requests), ("#", "At", "Request", "Operation", "Status", "Time", "Sent"), rows)


def _request(request: ReceivedRequest) -> list[Child]:
    query = urlencode(request.query, safe="[]:/,")
    address = f"{request.path}?{query}" if query else request.path
    kind = "bad" if not request.status or request.status >= _REFUSED else "good"
    return [
        request.number,
        _moment(request.at),
        [f"{request.method} ", element("code", address)],
        request.operation,
        element("span", request.status or "none", class_=kind),
        f"{request.seconds * 1000:.0f} ms",
        _size(request.size),
    ]


def _deliveries(world: World) -> Html:
    deliveries = world.store.every(DELIVERY)
    rows = [_delivery(delivery) for delivery in _last(deliveries)]
    names = ("Event", "Webhook", "Sent to", "State", "Attempts")
    return section("Webhook calls", _counted(len(deliveries), rows), _guard(world), table(names, rows))


def _guard(world: World) -> Html:
    """Say where webhook calls go, and where they do not."""
    if world.settings.allow_remote_webhooks:
        where = "Webhook calls go to any address, because of --allow-remote-webhooks."
    else:
        where = "Webhook calls go to this machine only; --allow-remote-webhooks sends them anywhere."
    limit = (
        " Any web page may call the API, as api.video allows it too. Nothing is delivered to a webhook that a page of"
        " another origin made, so that it cannot reach the services of this machine. A webhook of a program, or of a"
        " page that this machine serves, is called wherever it says: make none for a service that must not be called."
    )
    return element("p", where, limit)


def _delivery(delivery: Thing) -> list[Child]:
    kind = _DELIVERY_KINDS.get(delivery["state"], "busy")
    return [
        delivery["type"],
        element("code", delivery["webhookId"], class_="name"),
        element("code", delivery["url"]),
        [element("span", delivery["state"], class_=kind), element("p", delivery["reason"] or None)],
        len(delivery["attempts"]),
    ]


def _faults(world: World) -> Html:
    calls = [active.show() for active in world.faults.every()]
    encodings = [{"kind": "encoding", **fault} for fault in encoding_faults(world)]
    rows = [_fault(fault) for fault in _last([*encodings, *calls])]
    return _table("Faults", len(calls) + len(encodings), ("Kind", "Strikes", "Struck"), rows)


def _fault(fault: Thing) -> list[Child]:
    named = {"id", "kind", "matched", "struck"}
    terms = [f"{name} {value}" for name, value in fault.items() if name not in named and value is not None]
    struck = f"{fault['struck']} of {fault['matched']} calls" if "struck" in fault else ""
    return [fault["kind"], ", ".join(terms) or "every call", struck]


def _table(title: str, count: int, names: Sequence[str], rows: Sequence[Sequence[Child]]) -> Html:
    """Make a section of rows, which are the last ones of `count`, the newest first."""
    return section(title, _counted(count, rows), table(names, rows))


def _counted(count: int, rows: Sequence[object]) -> str:
    return f"{count}" if count <= len(rows) else f"the last {len(rows)} of {count}"


def _last(things: Sequence[Row]) -> list[Row]:
    return list(reversed(things[-_MOST:]))


def _privacy(thing: Thing) -> Html | None:
    return None if thing["public"] else element("span", "private", class_="mark")


def _moment(stamp: str) -> Html:
    return element("time", stamp.removesuffix("+00:00").replace("T", " "), datetime=stamp)


def _pace(speed: float) -> str:
    return "clock stopped" if speed == 0 else "real time" if speed == 1 else f"{speed:g} times as fast"


def _size(count: int) -> str:
    """Write a number of bytes with three digits or so."""
    if count == 1:
        return "1 byte"
    size = float(count)
    for unit in _UNITS:
        if size < _THOUSAND:
            return f"{size:.3g} {unit}"
        size /= _THOUSAND
    return f"{size:.3g} GB"
