"""Upload a video to an emulator on this machine, and watch it there: `python examples/demo.py [FILE]`.

Needs `pip install 'apivideo-sdk[emulator,progress]'`, and neither an account nor a network.
"""

from __future__ import annotations

import contextlib
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
    """Upload a video to an emulator on this machine, and watch it there."""
    with EmulatorServer(Settings(), port=port) as emulator:
        print(f"The emulator shows what it does at {emulator.base_url}/", flush=True)
        print(f"Watch the video: {upload(emulator.base_url, file)}", flush=True)
        if not once:
            wait_for_the_end()


def upload(base_url: str, file: Path) -> str:
    """Upload a file with a progress bar, wait until it can be played, and give the address where it plays."""
    with ApiVideo("any-key-will-do", base_url=base_url) as client:
        with progress_bar(file.name) as show:
            video = client.videos.create_and_upload(file, title=file.stem, on_progress=show)
        client.videos.wait_until_playable(video.video_id, timeout=600)
        return str(video.assets and video.assets.player)


def wait_for_the_end() -> None:
    """Wait for Ctrl-C."""
    with contextlib.suppress(KeyboardInterrupt):
        print("End with Ctrl-C.", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
