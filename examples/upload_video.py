"""Upload a file, wait until it plays, give it captions, and download it: `python examples/upload_video.py FILE COPY`.

An upload that breaks off goes on when the script is run again.
"""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo, Progress

file, copy = sys.argv[1:]


def show(progress: Progress) -> None:
    """Print how far the upload is."""
    print(f"{progress.bytes_done} of {progress.bytes_total} bytes")


with ApiVideo() as client:
    video = client.videos.create_and_upload(file, title="Keynote", on_progress=show, resume=f"{copy}.json", wait=True)
    print("plays at", video.assets.player)

    cue = b"WEBVTT\n\n00:00.000 --> 00:01.000\nGood morning.\n"
    captions = client.captions.upload(video.video_id, "en", ("keynote.en.vtt", cue, "text/vtt"))
    print("captions at", captions.src)

    path = client.videos.download(video.video_id, copy)
    print("downloaded", path.stat().st_size, "bytes")
