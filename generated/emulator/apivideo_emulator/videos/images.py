"""Pictures that are uploaded: which kinds are taken where, and how large they may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from ..base.problems import refused_upload
from ..base.settings import MEBIBYTE
from ..base.upload_problems import upload_refusal
from ..http.forms import FormFile

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
    """Tell the media type by how a file begins; None for what is none of these pictures."""
    with path.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
    if beginning.startswith(b"\xff\xd8\xff"):
        return JPEG
    if beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return WEBP if beginning[:4] == b"RIFF" and beginning[8:] == b"WEBP" else None
