"""Pictures and WebVTT files, as small as can be, and how they are uploaded."""

from __future__ import annotations

from typing import Any

import httpx2

from tests.emulator.validating import Emulator

JPEG = b"\xff\xd8\xff\xe0 a picture"
PNG = b"\x89PNG\r\n\x1a\n a picture"
WEBP = b"RIFF\x12\x00\x00\x00WEBPVP8 a picture"
VTT = b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello\n"


def upload(emulator: Emulator, path: str, status: int, content: bytes, name: str = "picture.jpg", **fields: str) -> Any:
    """POST a file, expecting a status; give the JSON of the response."""
    return emulator.call("POST", path, status, files={"file": (name, content)}, data=fields)


def fetch(emulator: Emulator, address: str) -> httpx2.Response:
    """GET an address that a response has told, as someone without credentials."""
    return emulator.new_client(key=None).get(address)


def slug(problem: dict[str, Any]) -> str:
    """Give the last segment of the type of a problem."""
    return str(problem["type"]).rpartition("/")[2]


def create_video(emulator: Emulator, **members: Any) -> dict[str, Any]:
    """Create a video."""
    video: dict[str, Any] = emulator.call("POST", "/videos", 201, json={"title": "Keynote", **members})
    return video


def kept_files(emulator: Emulator) -> int:
    """Count the files the emulator has on disk, once what is to be removed is."""
    emulator.world.settle()
    return sum(1 for path in emulator.world.files.folder.iterdir() if path.is_file())
