"""What `recording` does: make recordings of HAR files and found responses, and convert recordings to HAR or vcrpy."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec.structs import replace

from generator.commands.record import connection_of, package_of
from generator.document.write import write_whole
from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.found import ENDINGS, read_found, recordings_of
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import read_recorded, recording_file
from generator.recordings.scenarios.connection import ConnectionOptions

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

_WORDS: Final = MappingProxyType(
    {"base_url=": "--base-url", "name them in secrets=, or add rules": "take them out of the file, or add rules"}
)
"""Arguments of the package in its messages -> options of the command line."""


def import_recording(
    file: Path, scenario: str, base_url: str, package_dir: Path | None, folder: Path, *, force: bool
) -> int:
    """Write a recording of a HAR file, or those of found responses, and report what they hold."""
    if file.suffix in ENDINGS:
        return _import_found(file, scenario, base_url, package_dir, folder, force=force)
    name = scenario or file.stem
    if Path(name).name != name:
        raise _unusable(Path("--as"), f"{name!r} is a path; give a name, the file is written to the recordings folder")
    target = recording_file(folder, name)
    if target.exists() and not force:
        raise _unusable(target, "a recording of this name exists; choose another name with --as, or add --force")
    options = {"scenario": target.stem, "base_url": base_url}
    with package_of(package_dir) as package:
        recording = _read(package, file, connection_of(folder, base_url), options)
        _attempt(package, file, "files", "write_recording", recording, target)
    provenance = recording.provenance
    message = f"{target}: {len(recording.interactions)} interactions, {provenance.kind}, {provenance.host}"
    sys.stdout.write(f"{message}, {provenance.source}\n")
    return 0


def _import_found(
    file: Path, scenario: str, base_url: str, package_dir: Path | None, folder: Path, *, force: bool
) -> int:
    """Write a recording of each group of found responses, or only of the one that is named."""
    found = [group for group in read_found(file) if scenario in {"", group.name}]
    if not found:
        raise _unusable(file, f"no group is called {scenario!r}")
    targets = {group.name: recording_file(folder, group.name) for group in found}
    if not force and (existing := next((one for one in targets.values() if one.exists()), None)):
        raise _unusable(existing, "a recording of this name exists; name one group with --as, or add --force")
    with package_of(package_dir) as package:
        base = base_url or next(iter(package.definition.environments.values()))
        for recording in recordings_of(package, found, base):
            target = targets[recording.scenario]
            _attempt(package, file, "files", "write_recording", recording, target)
            message = f"{len(recording.interactions)} interactions, example, {recording.provenance.source}"
            sys.stdout.write(f"{target}: {message}\n")
    return 0


def _read(
    package: LoadedPackage, file: Path, connection: ConnectionOptions, options: Mapping[str, str | None]
) -> Recording:
    recording: Recording = _attempt(
        package, file, "formats.har", "import_har", file, document=connection.document, **options
    )
    called = dict.fromkeys(one.operation for one in recording.interactions)
    fingerprints = {name: connection.fingerprints[name] for name in called if name in connection.fingerprints}
    stamped: Recording = replace(recording, fingerprints=fingerprints)
    return stamped


def export_recording(
    scenario: str, form: Literal["har", "vcr"], output: Path | None, package_dir: Path | None, folder: Path
) -> int:
    """Write a recording in another format, to a file or to standard output."""
    file = recording_file(folder, scenario)
    module, name = ("formats.har_export", "export_har") if form == "har" else ("formats.cassette", "export_cassette")
    with package_of(package_dir) as package:
        text: str = _attempt(package, file, module, name, read_recorded(package, file).recording)
    if output is None:
        sys.stdout.write(text)
    else:
        write_whole(output, text)
    return 0


def _attempt(package: LoadedPackage, file: Path, module: str, name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 # as the package has it
    """Call the package. What it cannot read or must not write is reported for the file."""
    try:
        return getattr(package.module(f"testing.recordings.{module}"), name)(*given, **named)
    except (ValueError, package.module("runtime.errors").SdkError) as error:
        message = str(error).removeprefix(f"{file}: ")
        for argument, word in _WORDS.items():
            message = message.replace(argument, word)
        raise _unusable(file, "; ".join(line.strip() for line in message.splitlines())) from error


def _unusable(file: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="recording", message=message))
