"""What an index and an installer read of a distribution: it must be complete, and its README must render."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from packaging.metadata import Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename
from readme_renderer import markdown
from trove_classifiers import classifiers as known_classifiers

from generator.release.programs import ReleaseError, run_program

_NEEDED: Final = (
    "summary",
    "description",
    "requires_python",
    "license_expression",
    "classifiers",
    "keywords",
    "project_urls",
)
_STATUS: Final = "Development Status :: "
_COMPLETE: Final = "see [tool.generator.metadata] of the project's pyproject.toml"


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
    missing = list(_missing(metadata))
    unknown = sorted(set(metadata.classifiers or ()) - known_classifiers)
    if missing:
        raise ReleaseError(f"{wheel.name} says nothing of {', '.join(missing)}; {_COMPLETE}")
    if unknown:
        raise ReleaseError(f"{wheel.name} has classifiers that no index knows: {', '.join(unknown)}")
    page = markdown.render(metadata.description or "")
    if page is None or "<h1" not in page:  # None, which twine passes, where it can be shown as plain text alone
        raise ReleaseError(f"{wheel.name} has a README that no index can show; see its pyproject.toml")
    dead = dead_links(page)
    if dead:
        raise ReleaseError(f"{wheel.name} has a README with links that are dead on an index: {', '.join(dead)}")
    _check_with_twine((wheel, sdist))
    return metadata


def _missing(metadata: Metadata) -> Iterator[str]:
    """Name what an index would show nothing of."""
    yield from (name for name in _NEEDED if not getattr(metadata, name))
    if not (metadata.author or metadata.author_email or metadata.maintainer or metadata.maintainer_email):
        yield "author"
    if not any(one.startswith(_STATUS) for one in metadata.classifiers or ()):
        yield f"status (a classifier `{_STATUS}...`)"


def dead_links(page: str) -> list[str]:
    """Give the addresses of links and pictures of an HTML page that lead nowhere unless its folder is beside it."""
    reader = _Links()
    reader.feed(page)
    return [address for address in dict.fromkeys(reader.addresses) if not _is_whole(address)]


def _is_whole(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "mailto" or bool(parts.scheme and parts.netloc) or address.startswith("#")


class _Links(HTMLParser):
    """The addresses that a page names, in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link or a picture."""
        wanted = {"a": "href", "img": "src"}.get(tag, "")
        self.addresses += [value for name, value in attrs if name == wanted and value is not None]


def _check_with_twine(files: Sequence[Path]) -> None:
    command: list[str | Path] = [sys.executable, "-m", "twine", "--no-color", "check", "--strict", *files]
    run_program(command, folder=Path.cwd(), failure="twine refuses a distribution")


def _check_names(metadata: Metadata, wheel: Path, sdist: Path) -> None:
    name, version, *_ = parse_wheel_filename(wheel.name)
    if (name, version) != parse_sdist_filename(sdist.name) or version != metadata.version:
        raise ReleaseError(f"{wheel.name} and {sdist.name} are not of one version; empty the folder and build anew")
