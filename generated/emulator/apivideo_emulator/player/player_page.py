"""The page at `assets.player`: it plays a video, and reports what its viewer does."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..analytics.plays import Viewer, open_session
from ..base.markup import Child, Html, HtmlPage, element, page_of
from ..base.requests import OWN
from ..base.store import Thing
from ..videos.captions import captions_of, show_caption
from ..world.world import World

_PAGE: Final = Path(__file__).with_name("player_page.html")


_POLICY: Final = (
    "default-src 'self'; img-src 'self' data:; script-src 'nonce-NONCE'; style-src 'nonce-NONCE'; base-uri 'none'"
)
"""Nothing but the page's own script runs in it."""


def playing_page(world: World, video: Thing, viewer: Viewer, *, has_rendition: bool) -> HtmlPage:
    """Make the page that plays a video, and open the session of its viewer. Call it inside a transaction.

    has_rendition: whether there is one to fall back to, for files that browsers cannot play.
    """
    session = f"{OWN}/plays/{open_session(world, video['videoId'], viewer)['sessionId']}"
    sources = ("media", "rendition") if has_rendition else ("media",)
    return _page(
        video,
        element(
            "video",
            [element("source", src=f"{session}/{name}", type="video/mp4") for name in sources],
            _tracks(world, video),
            controls=True,
            playsinline=True,
            preload="auto",
            poster=_poster(video),
            data_events=f"{session}/events",
        ),
    )


def waiting_page(video: Thing) -> HtmlPage:
    """Make the page of a video that cannot be played yet; it looks again by itself."""
    return _page(video, element("p", "This video is not ready to be played yet.", class_="note"))


def _page(video: Thing, body: Child) -> HtmlPage:
    return page_of(_PAGE, _POLICY, title=video["title"], body=body)


def _tracks(world: World, video: Thing) -> list[Html]:
    shown = [show_caption("", video, caption) for caption in captions_of(world, video["videoId"])]
    return [
        element(
            "track",
            kind="captions",
            src=caption["src"],
            srclang=caption["srclang"],
            label=caption["languageName"],
            default=caption["default"],
        )
        for caption in shown
    ]


def _poster(video: Thing) -> str:
    token = "" if video["public"] else f"/token/{quote(video['_privateToken'])}"
    return f"/vod/{video['videoId']}{token}/thumbnail.jpg"
