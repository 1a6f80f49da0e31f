"""What a live stream is in the store, and what it looks like in responses."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias
from urllib.parse import urlsplit

from ..base.problems import ApiProblem, all_at_once
from ..base.store import Thing
from ..world.world import World

LIVE_STREAM: Final = "live-stream"
"""Kind of things: live streams. Members that begin with `_` are the emulator's own."""

SETTABLE: Final = ("name", "public", "playerId", "restreams")
"""What can be chosen, when a live stream is made and later."""


def new_live_stream(world: World, wishes: Mapping[str, Any]) -> Thing:
    """Make a live stream of a LiveStreamCreationPayload, and store it. Raises ProblemError for what is no good."""
    now = world.stamp()
    live_stream = {
        "liveStreamId": world.ids.new("li"),
        "streamKey": _secret(world),
        "public": True,
        "restreams": [],
        **read_wishes(wishes),
        "broadcasting": False,
        "createdAt": now,
        "updatedAt": now,
        "_privateToken": _secret(world),
    }
    world.store.insert(LIVE_STREAM, live_stream["liveStreamId"], live_stream)
    return live_stream


def read_wishes(wishes: Mapping[str, Any]) -> Thing:
    """Give what is asked for of a live stream. Raises ProblemError 400 with all that is no good."""
    _refuse([*_check_name(wishes), *check_restreams(wishes.get("restreams", ()))])
    chosen = {name: wishes[name] for name in SETTABLE if name in wishes}
    return chosen | ({"restreams": read_restreams(chosen["restreams"])} if "restreams" in chosen else {})


def save_live_stream(world: World, live_stream: Thing) -> Thing:
    """Put a changed live stream into the store, and give it; its `updatedAt` becomes now."""
    changed = {**live_stream, "updatedAt": world.stamp()}
    world.store.put(LIVE_STREAM, live_stream["liveStreamId"], changed)
    return changed


def show_live_stream(base_url: str, live_stream: Thing) -> Thing:
    """Give a live stream as responses show it."""
    shown = {name: value for name, value in live_stream.items() if not name.startswith("_")}
    return {**shown, "assets": _assets(base_url, live_stream)}


def _assets(base_url: str, live_stream: Thing) -> dict[str, str]:
    """Give the addresses where a live stream is watched; those of a private one carry its token."""
    page = f"{base_url}/live/{live_stream['liveStreamId']}"
    secret = live_stream["_privateToken"]
    address = page if live_stream["public"] else f"{page}/token/{secret}"
    player = page if live_stream["public"] else f"{page}?token={secret}"
    frame = 'width="100%" height="100%" frameborder="0" scrolling="no" allowfullscreen="true"'
    return {
        "hls": f"{address}.m3u8",
        "iframe": f'<iframe src="{player}" {frame}></iframe>',
        "player": player,
        "thumbnail": f"{address}/thumbnail.jpg",
    }


def _check_name(wishes: Mapping[str, Any]) -> Iterable[ApiProblem]:
    if not wishes.get("name", "-").strip():
        title, detail = "An attribute is invalid.", "This value should not be blank."
        yield ApiProblem(status=400, slug="invalid-attribute", title=title, name="name", detail=detail)


def _refuse(problems: list[ApiProblem]) -> None:
    if problems:
        raise all_at_once(problems)


def _secret(world: World) -> str:
    return str(uuid.UUID(int=int(world.ids.chance() * (1 << 128)), version=4))


Restream: TypeAlias = Mapping[str, str]

_MEMBERS: Final = ("name", "serverUrl", "streamKey")
_BLANK: Final = "This value should not be blank."
_NO_ADDRESS: Final = "This value is not a valid RTMP address with an application name."


def read_restreams(restreams: Sequence[Restream]) -> list[dict[str, str]]:
    """Give destinations with the members that are known."""
    return [{name: restream[name] for name in _MEMBERS} for restream in restreams]


def check_restreams(restreams: Sequence[Restream]) -> Iterator[ApiProblem]:
    """Give what is wrong with destinations; how many there are is not looked at."""
    for index, restream in enumerate(restreams):
        for name in _MEMBERS:
            detail = _fault(name, restream[name])
            if detail is not None:
                yield _problem(f"restreams[{index}][{name}]", detail)


def _fault(name: str, value: str) -> str | None:
    if not value.strip():
        return _BLANK
    return _NO_ADDRESS if name == "serverUrl" and not _is_rtmp_address(value) else None


def _is_rtmp_address(text: str) -> bool:
    """Return whether a text is `rtmp(s)://host/app`."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 # raises ValueError for a port that is none
    except ValueError:
        return False
    return parts.scheme in {"rtmp", "rtmps"} and bool(parts.hostname) and bool(parts.path.strip("/"))


def _problem(name: str, detail: str) -> ApiProblem:
    return ApiProblem(status=400, slug="invalid-attribute", title="An attribute is invalid.", name=name, detail=detail)
