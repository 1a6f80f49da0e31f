"""What ffprobe reports of a file, as `metadata` of a video's status."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec

from ..base.processes import Processes

Metadata: TypeAlias = dict[str, int | float | str | None]

NOTHING: Final[Mapping[str, None]] = dict.fromkeys(
    ("width", "height", "bitrate", "duration", "framerate", "samplerate", "videoCodec", "audioCodec", "aspectRatio")
)
"""Metadata of a file of which nothing is known."""

_TIMEOUT: Final = 30.0
FORMATS: Final = "mov,mp4,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,wav,mp3,aac,flac,h264,hevc"
"""Formats ffprobe and ffmpeg may read. Playlists are none: they name other files, and addresses."""


def probe(file: Path, processes: Processes) -> Metadata:
    """Ask ffprobe about a file; {} without ffprobe, and for what it cannot read. Raises EndedError."""
    program = shutil.which("ffprobe")
    if program is None:
        return {}
    options = ["-v", "error", "-of", "json", "-show_format", "-show_streams", "-format_whitelist", FORMATS]
    probed = processes.run([program, *options, str(file.resolve())], timeout=_TIMEOUT)
    try:
        return read_probe(msgspec.json.decode(probed, type=dict[str, Any])) if probed else {}
    except (msgspec.DecodeError, ValueError, ArithmeticError):
        return {}


def read_probe(probed: Mapping[str, Any]) -> Metadata:
    """Give the metadata in what `ffprobe -of json -show_format -show_streams` writes."""
    picture = _stream(probed, "video")
    sound = _stream(probed, "audio")
    whole = probed.get("format", {})
    return {
        "width": picture.get("width"),
        "height": picture.get("height"),
        "bitrate": round(int(whole["bit_rate"]) / 1000, 2) if "bit_rate" in whole else None,
        "duration": round(float(whole["duration"])) if "duration" in whole else None,
        "framerate": _frames(picture.get("avg_frame_rate", "0/0")),
        "samplerate": int(sound["sample_rate"]) if "sample_rate" in sound else None,
        "videoCodec": picture.get("codec_name"),
        "audioCodec": sound.get("codec_name"),
        "aspectRatio": _ratio(picture),
    }


def _stream(probed: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    return next((one for one in probed.get("streams", ()) if one.get("codec_type") == kind), {})


def _frames(text: str) -> int | None:
    over, _, under = text.partition("/")
    return round(Fraction(int(over), int(under))) if int(under or 0) else None


def _ratio(picture: Mapping[str, Any]) -> str | None:
    width, height = picture.get("width"), picture.get("height")
    if not width or not height:
        return None
    ratio = Fraction(width, height)
    return f"{ratio.numerator}/{ratio.denominator}"
