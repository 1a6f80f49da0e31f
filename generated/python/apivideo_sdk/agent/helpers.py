"""Workflows as functions: each makes several calls of a client, and gives what comes of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .core.helping import run_with
from .own import OwnClient

__all__ = [
    "replace_captions",
    "restore_deleted",
    "upload_and_get_playback",
    "video_report",
    "webinar_setup",
]


def replace_captions(
    client: OwnClient, *, video_id: str, language: str, file: str, default: bool = False
) -> Mapping[str, Any]:
    """Replace the captions of a video in one language.

    A file that is there in this language gives way to the new one.

    video_id: The video.

    language: Language of the captions, as `en` or `fr`.

    file: Path of the WebVTT file.

    default: Whether players show them from the start.

    Gives `src`, `default`. Raises AgentError.
    """
    return run_with(
        client,
        "replace_captions",
        {
            "videoId": video_id,
            "language": language,
            "file": file,
            "default": default,
        },
    )


def restore_deleted(client: OwnClient, *, title: str) -> Mapping[str, Any]:
    """Bring back a video that was deleted, by its title.

    Takes the video of this title that was discarded last.

    title: Title of the video, or a part of it.

    Gives `videoId`, `title`, `player`. Raises AgentError.
    """
    return run_with(
        client,
        "restore_deleted",
        {
            "title": title,
        },
    )


def upload_and_get_playback(
    client: OwnClient,
    *,
    file: str,
    title: str,
    description: str | None = None,
    tags: list[Any] | None = None,
    public: bool = True,
    player_id: str | None = None,
) -> Mapping[str, Any]:
    """Upload a video file and give the addresses to play it.

    Creates the video, sends the file in parts, and waits until it can be played, 40 seconds at
    most.

    file: Path of the file.

    title: Title of the video.

    description: What the video is about.

    tags: Tags to find it by.

    public: Whether anyone may watch it.

    player_id: Player theme to show it with.

    Gives `videoId`, `playable`, `player`, `hls`, `iframe`. Raises AgentError.
    """
    return run_with(
        client,
        "upload_and_get_playback",
        {
            "file": file,
            "title": title,
            "description": description,
            "tags": tags,
            "public": public,
            "playerId": player_id,
        },
    )


def video_report(
    client: OwnClient, *, video_id: str, from_: str | None = None, to: str | None = None
) -> Mapping[str, Any]:
    """Report how a video is watched.

    Plays, watch time and completed views of a video, where it is watched, and its latest
    sessions.

    video_id: The video.

    from_: Start, as 2026-01-01T00:00:00Z; by default the last day.

    to: End.

    Gives `title`, `plays`, `ends`, `watchTime`, `countries`, `sessions`, `latestSessions`.
    Raises AgentError.
    """
    return run_with(
        client,
        "video_report",
        {
            "videoId": video_id,
            "from": from_,
            "to": to,
        },
    )


def webinar_setup(
    client: OwnClient, *, name: str, thumbnail: str, logo: str, link: str | None = None, public: bool = True
) -> Mapping[str, Any]:
    """Set up a webinar with a live stream, a thumbnail and a player with a logo.

    The stream key comes as a handle; a person sees it by `secret show`.

    name: Name of the live stream.

    thumbnail: Path of the picture that is shown before it begins.

    logo: Path of the logo.

    link: Address that a click on the logo opens.

    public: Whether anyone may watch.

    Gives `liveStreamId`, `streamKey`, `player`, `iframe`, `playerId`. Raises AgentError.
    """
    return run_with(
        client,
        "webinar_setup",
        {
            "name": name,
            "thumbnail": thumbnail,
            "logo": logo,
            "link": link,
            "public": public,
        },
    )
