"""What ffmpeg makes of a video: a picture, and a rendition for HLS. Nothing, of what it cannot read.

What is under way when the emulator ends raises `EndedError`.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..base.processes import Processes
from .probing import FORMATS

PLAYLIST: Final = "manifest.m3u8"
"""Name of a rendition's playlist, beside its media."""

MEDIA: Final = "media.m4s"
"""Name by which a playlist calls the one file its segments are in."""

_SEGMENT_SECONDS: Final = 4
_TALLEST: Final = 720
_WIDEST_PICTURE: Final = 1280
_PICTURE_TIMEOUT: Final = 30.0
_RENDITION_TIMEOUT: Final = 1800.0
_READ_ONLY: Final = ("-protocol_whitelist", "file", "-format_whitelist", FORMATS)

_QUIET: Final = ("-v", "error", "-nostdin", "-y")
_PICTURE: Final = (
    *("-map", "0:v:0", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p"),
    *("-vf", f"scale=-2:'min({_TALLEST},trunc(ih/2)*2)'"),
    *("-force_key_frames", f"expr:gte(t,n_forced*{_SEGMENT_SECONDS})"),
)
_SOUND: Final = ("-map", "0:a:0?", "-c:a", "aac", "-ac", "2")
_SEGMENTS: Final = (
    *("-f", "hls", "-hls_time", str(_SEGMENT_SECONDS), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"),
    *("-hls_flags", "single_file", "-hls_segment_filename", MEDIA),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendition:
    """Two files: the segments of HLS one after the other, and the playlist that says where each begins."""

    playlist: Path
    media: Path


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """The ffmpeg at an address, as it works for one emulator."""

    program: str
    processes: Processes


def find_ffmpeg(processes: Processes) -> Ffmpeg | None:
    """Give the ffmpeg of this machine; None when there is none."""
    program = shutil.which("ffmpeg")
    return None if program is None else Ffmpeg(program, processes)


def make_picture(ffmpeg: Ffmpeg, file: Path, folder: Path, second: float = 0.0) -> Path | None:
    """Make a JPEG of the frame at a second; None when there is no such frame."""
    picture = folder / "picture.jpg"
    frame = ("-frames:v", "1", "-vf", f"scale='min({_WIDEST_PICTURE},iw)':-2", "-f", "image2", "-update", "1")
    _run(ffmpeg, ["-ss", str(second), *_READ_ONLY, "-i", str(file), *frame, str(picture)], _PICTURE_TIMEOUT)
    return picture if _is_there(picture) else None


def make_rendition(ffmpeg: Ffmpeg, file: Path, folder: Path) -> Rendition | None:
    """Make a rendition of at most 720 lines, H.264 and AAC, in segments of four seconds; None for what is no video."""
    made = Rendition(playlist=folder / PLAYLIST, media=folder / MEDIA)
    options = [*_READ_ONLY, "-i", str(file), *_PICTURE, *_SOUND, *_SEGMENTS, str(made.playlist)]
    is_made = _run(ffmpeg, options, _RENDITION_TIMEOUT)
    return made if is_made and _is_there(made.playlist) and _is_there(made.media) else None


def _run(ffmpeg: Ffmpeg, options: list[str], timeout: float) -> bool:
    """Run ffmpeg in the folder of its last option, and return whether it has done its work."""
    command, folder = [ffmpeg.program, *_QUIET, *options], Path(options[-1]).parent
    return ffmpeg.processes.run(command, folder=folder, timeout=timeout) is not None


def _is_there(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
