"""The videos of a report: their identifiers, and what is known of them without asking."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeAlias

import msgspec


class WithVideoId(Protocol):
    """Anything that is of a video, such as a `Video`."""

    @property
    def video_id(self) -> str:
        """The video's identifier."""
        ...


VideoLike: TypeAlias = str | WithVideoId
"""A video, or its identifier."""


class ReportedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A video as it was given.

    title: None where an identifier was given. link: of its player, if it is public: the addresses of private videos
    hold a token. thumbnail: the address of its picture, which may hold one.
    """

    video_id: str
    title: str | None = None
    link: str | None = None
    thumbnail: str | None = None


def read_videos(videos: Iterable[VideoLike]) -> tuple[ReportedVideo, ...]:
    """Give the videos in order, each once. Raises TypeError and ValueError for what has no identifier."""
    if isinstance(videos, str | bytes) or hasattr(videos, "video_id"):
        raise TypeError(f"video_ids is {videos!r}, one video; give a list of videos: [...]")
    found: dict[str, ReportedVideo] = {}
    for position, video in enumerate(videos):
        found.setdefault(_identifier(video, position), _reported(video))
    return tuple(found.values())


def _identifier(video: VideoLike, position: int) -> str:
    found = getattr(video, "video_id", video)
    if not isinstance(found, str):
        raise TypeError(f"video_ids[{position}] is {video!r}; give a video or its identifier")
    if not found:
        raise ValueError(f"video_ids[{position}] is empty; give a video or its identifier")
    return found


def _reported(video: VideoLike) -> ReportedVideo:
    if isinstance(video, str):
        return ReportedVideo(video_id=video)
    assets = getattr(video, "assets", None)
    return ReportedVideo(
        video_id=video.video_id,
        title=_text(video, "title"),
        link=_text(assets, "player") if getattr(video, "public", None) is True else None,
        thumbnail=_text(assets, "thumbnail"),
    )


def _text(thing: object, name: str) -> str | None:
    found = getattr(thing, name, None)
    return found if isinstance(found, str) and found else None
