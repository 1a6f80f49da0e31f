"""Recordings as files: JSON that reads well, the same bytes for the same recording, never half written."""

from __future__ import annotations

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from .recording import FORMAT, Recording
from .secrets.scan import check_secrets

_PAIR: Final = re.compile(r'\[\n *("(?:[^"\\]|\\.)*"),\n *("(?:[^"\\]|\\.)*")\n *\]')


class UnusableRecordingError(ValueError):
    """A file is no recording; the text says which file, where, and what to do."""


def read_recording(path: str | os.PathLike[str]) -> Recording:
    """Read a recording from its file.

    Raises FileNotFoundError, and UnusableRecordingError for a file that is none.
    """
    return parse_recording(Path(path).read_bytes(), str(path))


def parse_recording(content: bytes, where: str) -> Recording:
    """Read a recording from JSON. where: what an error calls it. Raises UnusableRecordingError."""
    try:
        data = json.loads(content)
    except ValueError as error:
        raise UnusableRecordingError(f"{where}: no JSON: {error}; record it again") from None
    if isinstance(data, dict) and data.get("format", FORMAT) != FORMAT:
        raise UnusableRecordingError(
            f"{where}: format {data['format']!r}; this package reads format {FORMAT}: record it again"
        )
    try:
        return msgspec.convert(data, Recording)
    except msgspec.ValidationError as error:
        raise UnusableRecordingError(f"{where}: {error}; record it again, or fix it there") from None


def write_recording(recording: Recording, path: str | os.PathLike[str]) -> None:
    """Write a recording as a whole file, or leave what is there. Raises SecretsLeftError where it holds secrets."""
    check_secrets(recording, str(path))
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(format_recording(recording))
        Path(written).chmod(0o644)
        Path(written).replace(target)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise


def format_recording(recording: Recording) -> bytes:
    """Give the bytes of a recording's file."""
    data = {"format": recording.format, **msgspec.to_builtins(recording)}
    try:
        return _formatted(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair, which only an escape can say
        return _formatted(data, ensure_ascii=True).encode()


def _formatted(data: object, *, ensure_ascii: bool) -> str:
    """Write JSON with a pair of texts, such as a header, on one line."""
    text = json.dumps(data, ensure_ascii=ensure_ascii, indent=2)
    return _PAIR.sub(r"[\1, \2]", text) + "\n"
