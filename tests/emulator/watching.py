"""Videos to watch: a clip of four seconds, uploaded and encoded."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.emulator.validating import Emulator

CLIP: Final = Path(__file__).with_name("clip.mp4")


def upload_clip(emulator: Emulator, content: bytes | None = None, **wishes: Any) -> Any:
    """Upload a clip, or other bytes, to a new video; give the video before anything is encoded."""
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote", **wishes})
    file = ("clip.mp4", CLIP.read_bytes() if content is None else content)
    emulator.call("POST", f"/videos/{video['videoId']}/source", 201, files={"file": file})
    return video


def encoded_clip(emulator: Emulator, content: bytes | None = None, **wishes: Any) -> Any:
    """Upload a clip, and let it be encoded; give the video."""
    video = upload_clip(emulator, content, **wishes)
    emulator.advance(60)
    return video
