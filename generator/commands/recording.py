"""`recording import FILE`: from a HAR file to a recording; `recording export SCENARIO`: to HAR, or to vcrpy."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from generator.commands.record import add_folder_arguments, connection_of, package_of
from generator.document.write import write_whole
from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.archive import read_recorded, recording_file
from generator.recordings.package_loader import LoadedPackage

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

_WORDS: Final = MappingProxyType(
    {"base_url=": "--base-url", "name them in secrets=, or add rules": "take them out of the file, or add rules"}
)
"""What the package calls its arguments, in the words of the command line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the two ways and their options."""
    ways = parser.add_subparsers(dest="way", metavar="WAY", required=True)
    importing = ways.add_parser("import", help="make a recording of a HAR 1.2 file, as browsers and proxies export it")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--as", dest="scenario", default="", metavar="NAME", help="default: the file's name")
    importing.add_argument("--base-url", default="", metavar="URL", help="the API's address, where it is not its own")
    importing.add_argument("--live", action="store_true", help="the API itself answered, and its host bears it out")
    importing.add_argument("--force", action="store_true", help="write over a recording of this name")
    exporting = ways.add_parser("export", help="write a recording in a form that other tools read")
    exporting.add_argument("scenario", metavar="SCENARIO")
    exporting.add_argument("--to", choices=("har", "vcr"), default="har", help="HAR 1.2 (default), or YAML of vcrpy")
    exporting.add_argument("-o", "--output", type=Path, metavar="FILE", help="default: standard output")
    for way in (importing, exporting):
        add_folder_arguments(way)


def run(arguments: argparse.Namespace) -> int:
    """Go one of the two ways."""
    with package_of(arguments) as package:
        return _import(package, arguments) if arguments.way == "import" else _export(package, arguments)


def _import(package: LoadedPackage, arguments: argparse.Namespace) -> int:
    name = arguments.scenario or arguments.file.stem
    if Path(name).name != name:
        raise _unusable(Path("--as"), f"{name!r} is a path; give a name, the file lies among the recordings")
    target = recording_file(arguments.contract_dir, name)
    if target.exists() and not arguments.force:
        raise _unusable(target, "there is a recording of this name; choose another by --as, or add --force")
    recording = _read(package, arguments, target.stem)
    _attempt(package, arguments.file, "files", "write_recording", recording, target)
    provenance = recording.provenance
    told = f"{target}: {len(recording.interactions)} interactions, {provenance.kind}, {provenance.host}"
    sys.stdout.write(f"{told}, {provenance.source}\n")
    return 0


def _read(package: LoadedPackage, arguments: argparse.Namespace, scenario: str) -> Recording:
    connection = connection_of(arguments)
    options: dict[str, Any] = {
        "scenario": scenario,
        "base_url": arguments.base_url,
        "document": connection.document,
        "kind": "live" if arguments.live else None,
    }
    recording: Recording = _attempt(package, arguments.file, "har", "import_har", arguments.file, **options)
    called = dict.fromkeys(one.operation for one in recording.interactions)
    fingerprints = {name: connection.fingerprints[name] for name in called if name in connection.fingerprints}
    stamped: Recording = package.module("runtime.values.models").msgspec.structs.replace(
        recording, fingerprints=fingerprints
    )
    return stamped


def _export(package: LoadedPackage, arguments: argparse.Namespace) -> int:
    file = recording_file(arguments.contract_dir, arguments.scenario)
    recording = read_recorded(package, file).recording
    module, name = ("har_export", "export_har") if arguments.to == "har" else ("cassette", "export_cassette")
    text: str = _attempt(package, file, module, name, recording)
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        write_whole(arguments.output, text)
    return 0


def _attempt(package: LoadedPackage, file: Path, module: str, name: str, *given: Any, **named: Any) -> Any:  # noqa: ANN401 # as the package has it
    """Call the package; what it cannot read or must not write is told of the file."""
    try:
        return getattr(package.module(f"testing.recordings.{module}"), name)(*given, **named)
    except (ValueError, package.module("runtime.errors").SdkError) as error:
        told = str(error).removeprefix(f"{file}: ")
        for argument, word in _WORDS.items():
            told = told.replace(argument, word)
        raise _unusable(file, told) from error


def _unusable(file: Path, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="recording", message=message))
