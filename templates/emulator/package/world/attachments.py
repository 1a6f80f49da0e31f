"""Small files that belong to something else: pictures, captions, chapters. Each has a place there, and is served again.

attach(world, video_id, "captions/en", file.path, WEBVTT)
find_attachment(world, video_id, "captions/en")
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec

from ..base.files import NAME_LENGTH
from ..base.store import Thing
from .events import on
from .world import World

ATTACHMENT: Final = "attachment"
"""Kind of things: attachments, by owner and place."""

WEBVTT: Final = "text/vtt"
THUMBNAIL: Final = "thumbnail"
"""Place of the picture that was uploaded for a video or a live stream."""

LOGO: Final = "logo"
"""Place of the logo of a player theme."""


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """One small file. owner: identifier of what it belongs to. file: its name among the files of the world."""

    owner: str
    place: str
    file: str
    media_type: str


def attach(world: World, owner: str, place: str, path: Path, media_type: str) -> Attachment:
    """Keep a file that was received at a place of its owner, instead of the one that is there."""
    detach(world, owner, place)
    attachment = Attachment(owner=owner, place=place, file=world.ids.letters(NAME_LENGTH), media_type=media_type)
    world.keep_file(path, attachment.file)
    world.store.put(ATTACHMENT, _key(owner, place), msgspec.to_builtins(attachment))
    return attachment


def attach_text(world: World, owner: str, place: str, text: str, media_type: str) -> Attachment:
    """Keep a text that was made here as if it had been uploaded."""
    handle, path = world.files.receive()
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    return attach(world, owner, place, path, media_type)


def find_attachment(world: World, owner: str, place: str) -> Attachment | None:
    """Give the file at a place; None when there is none."""
    kept = world.store.get(ATTACHMENT, _key(owner, place))
    return None if kept is None else msgspec.convert(kept, Attachment)


def attachment_path(world: World, owner: str, place: str) -> Path | None:
    """Give where the file at a place lies; None when there is none. Call it inside a transaction."""
    attachment = find_attachment(world, owner, place)
    return None if attachment is None else world.files.path(attachment.file)


def detach(world: World, owner: str, place: str) -> None:
    """Forget the file at a place, if there is one; it goes from the disk once that is kept."""
    attachment = find_attachment(world, owner, place)
    if attachment is not None:
        world.store.remove(ATTACHMENT, _key(owner, place))
        world.background(lambda: world.files.remove(attachment.file))


def detach_all(world: World, owner: str) -> None:
    """Forget all files of an owner."""
    for kept in world.store.every(ATTACHMENT):
        if kept["owner"] == owner:
            detach(world, owner, kept["place"])


@on("video.deleted")
def forget_attachments(world: World, event: Thing) -> None:
    """Remove the small files of a deleted video."""
    detach_all(world, event["videoId"])


def _key(owner: str, place: str) -> str:
    return f"{owner}/{place}"
