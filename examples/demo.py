"""Upload a video to an emulator on this machine, watch it there, and see who watched: `python examples/demo.py [FILE]`.

Needs `pip install 'apivideo-sdk[emulator,progress]'`, and neither an account nor a network.
"""

from __future__ import annotations

import contextlib
import tempfile
import threading
from pathlib import Path

import click
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo, progress_bar

CLIP = Path(__file__).with_name("demo.mp4")


@click.command(context_settings={"show_default": True})
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=CLIP)
@click.option("--port", default=0, help="Port of the emulator; 0 chooses a free one.")
@click.option("--once", is_flag=True, help="End as soon as the video can be played.")
def main(file: Path, port: int, *, once: bool) -> None:
    """Upload a video to an emulator on this machine, watch it there, and see who watched."""
    with EmulatorServer(Settings(seed_demo=True), port=port) as emulator:
        print(f"The emulator shows what it does at {emulator.base_url}/", flush=True)
        player = upload(emulator.base_url, file)
        page = Path(tempfile.mkdtemp(prefix="apivideo-demo-"), "dashboard.html")
        make_dashboard(emulator.base_url, page)
        print(f"See who watched videos that were there before: {page.as_uri()}", flush=True)
        print(f"Watch the video: {player}", flush=True)
        if not once:
            wait_for_the_end()


def upload(base_url: str, file: Path) -> str:
    """Upload a file with a progress bar, wait until it can be played, and give the address where it plays."""
    with ApiVideo("any-key-will-do", base_url=base_url) as client:
        with progress_bar(file.name) as show:
            video = client.videos.create_and_upload(file, title=file.stem, on_progress=show)
        client.videos.wait_until_playable(video.video_id, timeout=600)
        return str(video.assets and video.assets.player)


def make_dashboard(base_url: str, page: Path) -> None:
    """Write the page of the last two weeks."""
    with ApiVideo("any-key-will-do", base_url=base_url) as client:
        videos = client.videos.list(metadata={"demo": "yes"}, page_size=100)
        report = client.analytics.report(videos, days=14, include="all")
        best = sorted(report, key=lambda row: row.plays or 0, reverse=True)[:3]
        curves = [client.analytics.retention(row.video_id, sample=40) for row in best]
        report.to_html(page, title="The videos of the demo", retention=curves)


def wait_for_the_end() -> None:
    """Wait for Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt):
        print("End with Ctrl-C.", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
