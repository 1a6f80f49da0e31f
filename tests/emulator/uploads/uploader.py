"""Uploads to an emulator whose limits are small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from package.base.settings import UploadLimits
from package.videos.source import source_path

from tests.emulator.validating import Emulator

SMALLEST = 10
"""Bytes a part must have, but for the last."""

LIMITS = UploadLimits(smallest_part=SMALLEST, longest_range=40, longest_video=200, most_parts=60)


@dataclass(frozen=True)
class Uploader:
    """Sends files to one video, or by one token."""

    emulator: Emulator
    path: str
    video: str = ""

    def send(self, content: bytes, span: str = "", status: int = 201, **changes: Any) -> Any:
        """Send a file or a part of one; give the JSON of the response."""
        headers = {"Content-Range": span} if span else {}
        arguments: dict[str, Any] = {"files": {"file": ("clip.mp4", content)}, "headers": headers, **changes}
        return self.emulator.call("POST", self.path, status, **arguments)

    def status(self) -> Any:
        """Give the status of the video."""
        return self.emulator.get(f"/videos/{self.video}/status")

    def content(self) -> bytes:
        """Give the bytes the emulator has put together, once time has passed."""
        self.emulator.advance(1)
        return content_of(self.emulator, self.video)


def content_of(emulator: Emulator, video: str) -> bytes:
    """Give the bytes of a video that is complete."""
    with emulator.world.transaction():
        path = source_path(emulator.world, video)
    assert path is not None, f"{video} has no file"
    return path.read_bytes()


def new_uploader(emulator: Emulator, **wishes: Any) -> Uploader:
    """Make a container to upload to."""
    video = emulator.call("POST", "/videos", 201, json={"title": "Container", **wishes})["videoId"]
    return Uploader(emulator, f"/videos/{video}/source", video)


def new_token_uploader(emulator: Emulator, **wishes: Any) -> Uploader:
    """Make a token to upload with."""
    token = emulator.call("POST", "/upload-tokens", 200, json=wishes)["token"]
    return Uploader(emulator, f"/upload?token={token}")
