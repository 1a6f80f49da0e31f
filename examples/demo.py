"""Upload a video to an emulator on this machine, and watch it there: `python examples/demo.py [FILE]`.

Needs `pip install 'apivideo-sdk[emulator,progress]'`, and neither an account nor a network.
"""

from __future__ import annotations

import argparse
import contextlib
import threading
from collections.abc import Sequence
from pathlib import Path

from apivideo_emulator import Server, Settings
from apivideo_sdk import ApiVideo, progress_bar

CLIP = Path(__file__).with_name("demo.mp4")


def main(arguments: Sequence[str] | None = None) -> None:
    """Start an emulator, upload a file to it, and serve it until the program is ended."""
    options = read_options(arguments)
    with Server(Settings(), port=options.port) as emulator:
        print(f"The emulator shows what it does at {emulator.base_url}/", flush=True)
        print(f"Watch the video: {upload(emulator.base_url, options.file)}", flush=True)
        if not options.once:
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


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Upload a video to an emulator on this machine, and watch it there.")
    parser.add_argument("file", nargs="?", type=Path, default=CLIP, help="video to upload; default: %(default)s")
    parser.add_argument("--port", type=int, default=0, help="default: one that is free")
    parser.add_argument("--once", action="store_true", help="end as soon as the video can be played")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
