"""Files that are surely no video. Everything else is taken, so that tests may upload whatever bytes they like."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final

from ..base.upload_problems import upload_refusal

_OTHER_EXTENSIONS: Final = frozenset(
    {".csv", ".doc", ".docx", ".gif", ".htm", ".html", ".jpeg", ".jpg", ".json", ".pdf", ".png", ".srt", ".svg"}
    | {".txt", ".vtt", ".webp", ".xml", ".yaml", ".zip"}
)
_OTHER_BEGINNINGS: Final = {
    b"%PDF-": "a PDF document",
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"<!DOCTYPE": "an HTML page",
    b"<html": "an HTML page",
}


def check_extension(filename: str) -> None:
    """Refuse a file by its name. Raises ProblemError `uploaded-file-extension-invalid`."""
    extension = PurePosixPath(filename).suffix.lower()
    if extension in _OTHER_EXTENSIONS:
        raise upload_refusal("uploaded-file-extension-invalid", f"{extension} is no extension of a video.")


def check_content(file: Path) -> None:
    """Refuse the beginning of a file. Raises ProblemError `uploaded-file-invalid-file`."""
    with file.open("rb") as stream:
        beginning = stream.read(max(map(len, _OTHER_BEGINNINGS)))
    for start, kind in _OTHER_BEGINNINGS.items():
        if beginning.startswith(start):
            raise upload_refusal("uploaded-file-invalid-file", f"The file is {kind}.")


def title_of(filename: str) -> str:
    """Give the title of a video that was uploaded without one: the name of its file."""
    return filename.replace("\\", "/").rpartition("/")[2] or "Untitled"
