"""What `replay` does: serve recorded responses over HTTP, for any client in any language."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.record import package_of
from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import RECORDINGS, read_recordings
from generator.recordings.replay_server.selection import RecordingSelector
from generator.recordings.replay_server.server import ReplayServer

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording


def run(names: Sequence[str], host: str, port: int, package_dir: Path | None, folder: Path) -> int:
    """Serve until interrupted. Requests are logged to standard error."""
    with package_of(package_dir) as package:
        recordings = _recordings(package, folder, names)
        with _server(package, RecordingSelector(package, recordings), host, port) as server:
            kinds = ", ".join(sorted({recording.provenance.kind for recording in recordings}))
            sys.stdout.write(f"replay: {server.base_url}, {len(recordings)} recordings ({kinds})\n")
            sys.stdout.flush()
            server.serve_forever()
    return 0


def _recordings(package: LoadedPackage, folder: Path, names: Sequence[str]) -> list[Recording]:
    known = {Path(one.file).stem: one.recording for one in read_recordings(package, folder / RECORDINGS)}
    if unknown := [name for name in names if name not in known]:
        there = ", ".join(known) or "none"
        raise _unusable(os.fspath(folder / RECORDINGS), f"there is no recording {unknown[0]!r}; there are {there}")
    if not known:
        raise _unusable(os.fspath(folder / RECORDINGS), "there are no recordings; make some with `record`")
    return [known[name] for name in names or known]


def _server(package: LoadedPackage, selector: RecordingSelector, host: str, port: int) -> ReplayServer:
    try:
        return ReplayServer(package, selector, host, port)
    except (OSError, OverflowError) as error:
        message = f"cannot listen here: {getattr(error, 'strerror', None) or error}; choose another --port or --host"
        raise _unusable(f"{host}:{port}", message) from error


def _unusable(where: str, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=where), rule="replay", message=message))
