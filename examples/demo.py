"""Upload a video to an emulator on this machine, watch it there, and see who watched: `python examples/demo.py [FILE]`.

Needs `pip install 'apivideo-sdk[emulator,progress]'`, and neither an account nor a network.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import SimpleQueue
from typing import Final

import click
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo, WebhookEvent, parse_webhook_request, progress_bar
from apivideo_sdk.models import Video

CLIP = Path(__file__).with_name("demo.mp4")
ENCODED: Final = "video.encoding.quality.completed"


@click.command(context_settings={"show_default": True})
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=CLIP)
@click.option("--port", default=0, help="Port of the emulator; 0 chooses a free one.")
@click.option("--once", is_flag=True, help="End after the last step, and open nothing.")
def main(file: Path, port: int, *, once: bool) -> None:
    """Upload a video to an emulator on this machine, watch it there, and see who watched."""
    with (
        EmulatorServer(Settings(seed_demo=True), port=port) as emulator,
        ApiVideo("any-key-will-do", base_url=emulator.base_url) as client,
        webhook_events(client) as events,
    ):
        say(1, "An emulator of api.video runs here, without an account or a network.")
        say_next(f"look at what it holds: {emulator.base_url}/")
        video = upload(client, file)
        receive(events)
        watch(client, video, is_opened=not once)
        show_dashboard(client, is_opened=not once)
        if not once:
            wait_for_the_end()


def upload(client: ApiVideo, file: Path) -> Video:
    """Upload a file with a progress bar."""
    with progress_bar(file.name) as show:
        video = client.videos.create_and_upload(file, title=file.stem, on_progress=show)
    say(2, f"{file.name} is uploaded, as {video.video_id}.")
    say_next("a file of your own: python examples/demo.py FILE; a large one goes in parts, and can be resumed")
    return video


@contextlib.contextmanager
def webhook_events(client: ApiVideo) -> Iterator[SimpleQueue[WebhookEvent]]:
    """Receive the calls of a webhook on a free port until the end of the block; each is verified."""
    events: SimpleQueue[WebhookEvent] = SimpleQueue()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            events.put(parse_webhook_request(body, dict(self.headers), secret))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the server calls it
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Endpoint) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        made = client.webhooks.create(url=f"http://127.0.0.1:{server.server_port}/", events=[ENCODED])
        secret = made.signature_secret or ""
        yield events
        server.shutdown()


def receive(events: SimpleQueue[WebhookEvent]) -> None:
    """Wait for the first call of the webhook."""
    event = events.get()
    say(3, f"A webhook was called, and its signature verified: {event.type}, {getattr(event, 'quality', '')}.")
    say_next("your own endpoint: parse_webhook_request(body, headers, secret) gives a typed event")


def watch(client: ApiVideo, video: Video, *, is_opened: bool) -> None:
    """Wait until the video plays, and open its player."""
    client.videos.wait_until_playable(video.video_id, timeout=None)
    player = str(video.assets and video.assets.player)
    say(4, "The video plays.")
    say_next(f"watch it: {player}")
    open_page(player, is_opened=is_opened)


def show_dashboard(client: ApiVideo, *, is_opened: bool) -> None:
    """Write a page about the videos that were there before, and open it."""
    page = Path(tempfile.mkdtemp(prefix="apivideo-demo-"), "dashboard.html")
    write_dashboard(client, page)
    say(5, "The emulator began with videos that were watched before; a dashboard of them is one file.")
    say_next(f"see who watched: {page.as_uri()}")
    open_page(page.as_uri(), is_opened=is_opened)


def write_dashboard(client: ApiVideo, page: Path) -> None:
    """Write the page of the last two weeks."""
    videos = client.videos.list(metadata={"demo": "yes"}, page_size=100)
    report = client.analytics.report(videos, days=14, include="all")
    best = sorted(report, key=lambda row: row.plays or 0, reverse=True)[:3]
    curves = [client.analytics.retention(row.video_id, sample=40) for row in best]
    report.to_html(page, title="The videos of the demo", retention=curves)


def open_page(address: str, *, is_opened: bool) -> None:
    """Open an address in a browser, where there is a screen."""
    if is_opened and (sys.platform in {"darwin", "win32"} or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        webbrowser.open(address)


def say(step: int, text: str) -> None:
    """Say what a step did."""
    print(f"{step}/5  {text}", flush=True)


def say_next(text: str) -> None:
    """Say what to try next."""
    print(f"     Next: {text}", flush=True)


def wait_for_the_end() -> None:
    """Wait for Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt):
        print("End with Ctrl-C.", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
