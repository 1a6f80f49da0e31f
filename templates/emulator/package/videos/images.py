"""Pictures: which kinds may be uploaded where, how large they may be, and the thumbnail of a video."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ..base.problems import refused_upload
from ..base.settings import MEBIBYTE
from ..base.store import Thing
from ..base.upload_problems import upload_refusal
from ..http.forms import FormFile
from ..world.events import on
from ..world.world import World
from .encoding import known_metadata

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
WEBP: Final = "image/webp"

_EXTENSIONS: Final = {".jpg": JPEG, ".jpeg": JPEG, ".png": PNG, ".webp": WEBP}
_BEGINNING: Final = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class ImageRule:
    """What a picture must be. refusal: title of the error for a file of another kind. most: bytes it may have."""

    kinds: tuple[str, ...]
    refusal: str
    most: int = 8 * MEBIBYTE


_ONLY_JPEG: Final = "Only [jpeg, jpg, JPG, JPEG] extensions are supported."
_JPEG_AND_PNG: Final = "Only [jpeg, jpg, png, JPG, JPEG, PNG] extensions are supported."

VIDEO_THUMBNAIL: Final = ImageRule(kinds=(JPEG, PNG, WEBP), refusal=_ONLY_JPEG)
LIVE_STREAM_THUMBNAIL: Final = ImageRule(kinds=(JPEG,), refusal=_ONLY_JPEG)
LOGO_IMAGE: Final = ImageRule(kinds=(JPEG, PNG), refusal=_JPEG_AND_PNG, most=100 * 1024)
WATERMARK_IMAGE: Final = ImageRule(kinds=(JPEG, PNG), refusal=_JPEG_AND_PNG)


def check_image(file: FormFile, rule: ImageRule) -> str:
    """Give the media type of a picture. Raises ProblemError 400 for what is not taken."""
    if file.size == 0:
        raise upload_refusal("uploaded-file-empty")
    if file.size > rule.most:
        detail = f"The file has {file.size} bytes, and may have {rule.most}."
        raise refused_upload("uploaded-file-too-large", "The uploaded file is too large.", detail=detail)
    extension = PurePosixPath(file.filename).suffix.lower()
    if extension and _EXTENSIONS.get(extension) not in rule.kinds:
        raise refused_upload("uploaded-file-extension-invalid", rule.refusal)
    kind = _kind(file.path)
    if kind is None:
        raise upload_refusal("uploaded-file-invalid-file", "The file is no picture.")
    if kind not in rule.kinds:
        raise refused_upload("uploaded-file-extension-invalid", rule.refusal)
    return kind


def _kind(path: Path) -> str | None:
    """Return the media type by how a file begins; None for what is none of these pictures."""
    with path.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    if beginning.startswith(b"\xff\xd8\xff"):
        return JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return WEBP if beginning[:4] == b"RIFF" and beginning[8:] == b"WEBP" else None


FRAME: Final = "frame"
"""Kind of things: frames that were picked as thumbnails, by the video's identifier."""


def pick_frame(world: World, video_id: str, timecode: str) -> None:
    """Make a frame the thumbnail of a video. timecode: `HH:MM:SS`, `HH:MM:SS.sss`, `HH:MM:SS:frame` or seconds."""
    world.store.put(FRAME, video_id, {"videoId": video_id, "at": _seconds(timecode)})


def _seconds(timecode: str) -> float:
    """Give the position in seconds; the number of a frame within its second does not count."""
    *larger, last = timecode.split(":")[:3]
    return sum(int(part) * 60.0**power for power, part in enumerate(reversed(larger), 1)) + float(last)


def picked_second(world: World, video_id: str) -> float | None:
    """Give the position of the picked frame in seconds; None when none was picked.

    A position beyond the end is that of the first frame. The end is known where ffprobe reported the duration.
    """
    frame = world.store.get(FRAME, video_id)
    if frame is None:
        return None
    duration = known_metadata(world, video_id).get("duration")
    return 0.0 if duration is not None and frame["at"] > duration else float(frame["at"])


def forget_frame(world: World, video_id: str) -> None:
    """Forget which frame of a video was picked."""
    world.store.remove(FRAME, video_id)


@on("video.deleted")
def _forget(world: World, event: Thing) -> None:
    forget_frame(world, event["videoId"])
