"""Programs that tests need besides Python: ffmpeg from a wheel where the system has none, ffprobe, a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

import imageio_ffmpeg
import pytest

_CACHE: Final = Path(__file__).resolve().parents[1] / ".cache" / "tools"
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


def provide_ffmpeg() -> None:
    """Put the ffmpeg of a wheel on PATH, for this process and its children, unless one is there.

    A wheel calls it by its version; the emulator looks for `ffmpeg`. The wheel has no ffprobe.
    """
    if shutil.which("ffmpeg") is not None:
        return
    try:
        program = Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # no binary for this system
        return
    folder = _CACHE / program.stem
    link = folder / f"ffmpeg{'.exe' if os.name == 'nt' else ''}"
    if not link.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _link(program, link)
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"


def _link(program: Path, link: Path) -> None:
    """Make a link, or a copy where links need rights. Several processes may do so at once: the last one counts."""
    new = link.with_name(f"{os.getpid()}-{link.name}")
    try:
        new.symlink_to(program)
    except OSError:
        shutil.copy(program, new)
    new.replace(link)


provide_ffmpeg()

FFMPEG: Final = shutil.which("ffmpeg")
FFPROBE: Final = shutil.which("ffprobe")
BROWSER: Final = next(filter(None, map(shutil.which, _BROWSERS)), None)

needs_ffmpeg = pytest.mark.skipif(FFMPEG is None, reason="there is no ffmpeg on this machine")
needs_ffprobe = pytest.mark.skipif(FFPROBE is None, reason="there is no ffprobe on this machine")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on this machine")
