"""`replay [SCENARIO...] --port N`: answer from recordings over HTTP, for any client in any language."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.record import add_folder_arguments, package_of
from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.archive import RECORDINGS, read_recordings
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.replay_server.selection import RecordingSelector
from generator.recordings.replay_server.server import ReplayServer

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

PORT: Final = 8098


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all that are recorded")
    parser.add_argument("--port", type=int, default=PORT, help="default: %(default)s; 0 for one that is free")
    parser.add_argument("--host", default="127.0.0.1", help="default: %(default)s, this machine only")
    add_folder_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted. What is asked for is told on standard error."""
    with package_of(arguments) as package:
        recordings = _recordings(package, arguments.contract_dir, arguments.scenarios)
        with _server(package, RecordingSelector(package, recordings), arguments) as server:
            kinds = ", ".join(sorted({recording.provenance.kind for recording in recordings}))
            sys.stdout.write(f"replay: {server.base_url}, {len(recordings)} recordings ({kinds})\n")
            sys.stdout.flush()
            server.serve_forever()
    return 0


def _recordings(package: LoadedPackage, folder: Path, names: list[str]) -> list[Recording]:
    known = {Path(one.file).stem: one.recording for one in read_recordings(package, folder / RECORDINGS)}
    if unknown := [name for name in names if name not in known]:
        there = ", ".join(known) or "none"
        raise _unusable(os.fspath(folder / RECORDINGS), f"there is no recording {unknown[0]!r}; there are {there}")
    if not known:
        raise _unusable(os.fspath(folder / RECORDINGS), "there are no recordings; make some by `record`")
    return [known[name] for name in names or known]


def _server(package: LoadedPackage, selector: RecordingSelector, arguments: argparse.Namespace) -> ReplayServer:
    try:
        return ReplayServer(package, selector, arguments.host, arguments.port)
    except (OSError, OverflowError) as error:
        message = f"cannot listen here: {getattr(error, 'strerror', None) or error}; choose another --port or --host"
        raise _unusable(f"{arguments.host}:{arguments.port}", message) from error


def _unusable(where: str, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=where), rule="replay", message=message))
