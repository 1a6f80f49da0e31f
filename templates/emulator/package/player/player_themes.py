"""What a player theme is in the store, and what it looks like in responses. Its logo is attached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..base.store import Thing
from ..live.live_streams import LIVE_STREAM
from ..videos.images import PNG
from ..videos.videos import VIDEO
from ..world.attachments import LOGO, find_attachment
from ..world.world import World

PLAYER_THEME: Final = "player-theme"
"""Kind of things: player themes. `_link` is where the logo leads."""

COLORS: Final[Mapping[str, str]] = {
    "text": "rgba(255, 255, 255, 1)",
    "link": "rgba(255, 255, 255, 1)",
    "linkHover": "rgba(255, 255, 255, 1)",
    "linkActive": "rgba(255, 255, 255, 1)",
    "trackPlayed": "rgba(88, 131, 255, .95)",
    "trackUnplayed": "rgba(255, 255, 255, .35)",
    "trackBackground": "rgba(255, 255, 255, .2)",
    "backgroundTop": "rgba(0, 0, 0, .7)",
    "backgroundBottom": "rgba(0, 0, 0, .7)",
    "backgroundText": "rgba(255, 255, 255, 1)",
}
"""Colors of a theme that was made without them."""

_SWITCHES: Final[Mapping[str, bool]] = {
    "enableApi": True,
    "enableControls": True,
    "forceAutoplay": False,
    "hideTitle": False,
    "forceLoop": False,
}
SETTABLE: Final = ("name", *COLORS, *_SWITCHES)
"""What can be chosen, when a theme is made and later."""


def new_player_theme(world: World, wishes: Mapping[str, Any]) -> Thing:
    """Make a theme of a PlayerThemeCreationPayload, and store it."""
    now = world.stamp()
    theme = {
        **COLORS,
        **_SWITCHES,
        **{name: wishes[name] for name in SETTABLE if name in wishes},
        "playerId": world.ids.new("pl"),
        "createdAt": now,
        "updatedAt": now,
    }
    world.store.insert(PLAYER_THEME, theme["playerId"], theme)
    return theme


def save_player_theme(world: World, theme: Thing) -> Thing:
    """Put a changed theme into the store, and give it; its `updatedAt` becomes now."""
    changed = {**theme, "updatedAt": world.stamp()}
    world.store.put(PLAYER_THEME, theme["playerId"], changed)
    return changed


def show_player_theme(world: World, base_url: str, theme: Thing) -> Thing:
    """Give a theme as responses show it."""
    shown = {name: value for name, value in theme.items() if not name.startswith("_")}
    link = {"link": theme["_link"]} if theme.get("_link") else {}
    return {**shown, "assets": {"logo": _logo(world, base_url, theme["playerId"]), **link}}


def take_theme_away(world: World, player_id: str) -> None:
    """Let the videos and live streams that are shown with a theme be shown with the default one."""
    for kind, name in ((VIDEO, "videoId"), (LIVE_STREAM, "liveStreamId")):
        for thing in world.store.every(kind):
            if thing.get("playerId") == player_id:
                del thing["playerId"]
                world.store.put(kind, thing[name], thing)


def _logo(world: World, base_url: str, player_id: str) -> str | None:
    logo = find_attachment(world, player_id, LOGO)
    if logo is None:
        return None
    return f"{base_url}/player/{player_id}/logo.{'png' if logo.media_type == PNG else 'jpg'}"
