"""What an index and an installer read of a distribution: it must be complete, and its README must render."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packaging.metadata import Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename
from readme_renderer import markdown
from trove_classifiers import classifiers as known_classifiers

from generator.release.programs import ReleaseError, run_program

_NEEDED: Final = ("summary", "description", "requires_python", "license_expression", "classifiers")


def read_metadata(wheel: Path) -> Metadata:
    """Read a wheel's METADATA, strictly. Raises ReleaseError for what the core metadata specification refuses."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        content = archive.read(name)
    try:
        return Metadata.from_email(content, validate=True)
    except ExceptionGroup as error:
        reasons = "; ".join(str(reason) for reason in error.exceptions)
        raise ReleaseError(f"{wheel.name} has metadata that an index refuses: {reasons}") from error


def check_metadata(wheel: Path, sdist: Path) -> Metadata:
    """Check names, license, classifiers and the rendering of the README; give the metadata. Raises ReleaseError."""
    metadata = read_metadata(wheel)
    _check_names(metadata, wheel, sdist)
    missing = [name for name in _NEEDED if not getattr(metadata, name)]
    unknown = sorted(set(metadata.classifiers or ()) - known_classifiers)
    if missing:
        raise ReleaseError(f"{wheel.name} says nothing of {', '.join(missing)}; see its pyproject.toml")
    if unknown:
        raise ReleaseError(f"{wheel.name} has classifiers that no index knows: {', '.join(unknown)}")
    if not _renders(metadata.description or ""):
        raise ReleaseError(f"{wheel.name} has a README that no index can show; see its pyproject.toml")
    _check_with_twine((wheel, sdist))
    return metadata


def _renders(readme: str) -> bool:
    """Whether an index shows more than plain text: its renderer gives None when it cannot, and twine then passes."""
    html = markdown.render(readme)
    return html is not None and "<h1" in html


def _check_with_twine(files: Sequence[Path]) -> None:
    command: list[str | Path] = [sys.executable, "-m", "twine", "--no-color", "check", "--strict", *files]
    run_program(command, folder=Path.cwd(), failure="twine refuses a distribution")


def _check_names(metadata: Metadata, wheel: Path, sdist: Path) -> None:
    name, version, *_ = parse_wheel_filename(wheel.name)
    if (name, version) != parse_sdist_filename(sdist.name) or version != metadata.version:
        raise ReleaseError(f"{wheel.name} and {sdist.name} are not of one version; empty the folder and build anew")
