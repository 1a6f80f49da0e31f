"""Videos that are played by a browser: one for all of them, which shows their players side by side."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import httpx2
import pytest
from package.server.public import EmulatorServer, Settings

from tests.emulator.browsing import browsing, wait_for
from tests.emulator.validating import KEY, ResponseChecks
from tests.emulator.watching import CLIP
from tests.tools import FFMPEG, needs_browser, needs_ffmpeg

pytestmark = pytest.mark.slow
"""A browser that plays six videos takes seconds, and more on a machine that does other things."""

SECONDS: Final = 4.0
"""Length of the clip."""

WISHES: Final[Mapping[str, Mapping[str, Any]]] = {
    "public": {},
    "private": {"public": False},
    "no-mp4": {"mp4Support": False},
    "from three": {},
}
"""Videos of the clip, by title, and what they are created with."""

Videos: TypeAlias = Mapping[str, Any]


@pytest.fixture(scope="module")
def server(bundled_document: Path) -> Iterator[EmulatorServer]:
    """An emulator with a stopped clock, and what the machine has."""
    with EmulatorServer(Settings(document=bundled_document, speed=0, seed=1)) as server:
        yield server


@pytest.fixture(scope="module")
def client(server: EmulatorServer, response_checks: ResponseChecks) -> Iterator[httpx2.Client]:
    hooks = response_checks.hooks()
    with httpx2.Client(base_url=server.base_url, auth=(KEY, ""), timeout=30, event_hooks=hooks) as client:
        yield client


@pytest.fixture(scope="module")
def played(server: EmulatorServer, client: httpx2.Client, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Videos]:
    """Videos by title, of which each is played from the moment a browser shows them all."""
    folder = tmp_path_factory.mktemp("playback")
    videos = {title: upload(client, create(client, title, wishes)) for title, wishes in WISHES.items()}
    if FFMPEG is not None:
        videos["rendition"] = upload(client, create(client, "rendition"), unplayable(folder / "clip.avi"))
    server.world.advance(60)
    videos["waiting"] = create(client, "waiting")

    with browsing(page(folder / "page.html", videos.values()).as_uri(), folder / "browser"):
        wait_for(lambda: has_asked(client, videos["waiting"]) or None)
        upload(client, videos["waiting"])
        server.world.advance(60)
        yield videos


@needs_browser
@pytest.mark.parametrize("title", ["public", "private", "no-mp4"])
def test_video_is_played_to_its_end(client: httpx2.Client, played: Videos, title: str) -> None:
    session = watched_to_the_end(client, played[title])

    check_watched(session)


@needs_browser
@needs_ffmpeg
def test_file_that_browsers_cannot_play_is_played_as_a_rendition(client: httpx2.Client, played: Videos) -> None:
    session = watched_to_the_end(client, played["rendition"])

    check_watched(session)


@needs_browser
def test_playback_begins_where_the_address_says(client: httpx2.Client, played: Videos) -> None:
    session = watched_to_the_end(client, played["from three"])

    assert pytest.approx(SECONDS - 3, abs=0.5) == session["watchTime"]


@needs_browser
def test_player_that_waits_plays_once_the_video_is_encoded(client: httpx2.Client, played: Videos) -> None:
    session = watched_to_the_end(client, played["waiting"])

    check_watched(session)


def create(client: httpx2.Client, title: str, wishes: Mapping[str, Any] | None = None) -> Any:
    """Create a video, and give it."""
    return client.post("/videos", json={"title": title, **(wishes or {})}).json()


def upload(client: httpx2.Client, video: Any, file: Path = CLIP) -> Any:
    """Upload a file to a video, and give the video."""
    response = client.post(f"/videos/{video['videoId']}/source", files={"file": (file.name, file.read_bytes())})
    assert 201 == response.status_code, response.text
    return video


def unplayable(file: Path) -> Path:
    """Make of the clip what no browser knows: MPEG-4 Part 2 in AVI."""
    command = ["ffmpeg", "-v", "error", "-i", str(CLIP), "-c:v", "mpeg4", "-c:a", "mp3", str(file)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return file


def page(file: Path, videos: Iterable[Any]) -> Path:
    """Write a page with a small player of each video, all in sight."""
    frames = [f'<iframe width="180" height="120" allow="autoplay" src="{address(video)}"></iframe>' for video in videos]
    file.write_text("<!doctype html>\n" + "\n".join(frames), encoding="utf-8")
    return file


def address(video: Any) -> str:
    """Give the address of a player that plays by itself, the title `from three` from its third second."""
    start = ";t=3" if video["title"] == "from three" else ""
    return f"{video['assets']['player']}#autoplay;muted{start}"


def has_asked(client: httpx2.Client, video: Any) -> bool:
    """Return whether a player has asked for a video."""
    requests = client.get("/_emulator/requests").json()["data"]
    return any(video["videoId"] in request["path"] for request in requests)


def watched_to_the_end(client: httpx2.Client, video: Any) -> Any:
    """Wait for the session in which a player reports the end of a video, and give it."""
    return wait_for(lambda: next((one for one in sessions(client, video) if one["finishedAt"] is not None), None))


def sessions(client: httpx2.Client, video: Any) -> list[Any]:
    """Give what is known of those who watch a video."""
    return [one for one in client.get("/_emulator/plays").json()["data"] if one["mediaId"] == video["videoId"]]


def check_watched(session: Any) -> None:
    """Hold a session against one that plays the clip from its beginning to its end."""
    types = [event["type"] for event in session["events"]]
    assert pytest.approx(SECONDS, abs=0.5) == session["watchTime"]
    assert ["ready", "play", "end"] == types
    assert [0, 0, int(SECONDS)] == [event["at"] for event in session["events"]]
    assert session["impressionTime"] >= 0
    assert "chrome" == session["browser"]
