"""What `init` does: write a commented `[tool.generator]` table for a document."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from generator.configuration.tables import read_tools, unusable
from generator.document import load_document
from generator.parse import parse_api
from generator.project.project import CONFIGURATION
from generator.project.project import ProjectNames as GivenNames
from generator.project.settings import settle_names
from generator.project.starter import starter_text
from generator.reach import is_url, name_of

_FOLDERS: Final = (".", "spec", "api", "docs")
_STEMS: Final = ("openapi", "swagger")
_ENDINGS: Final = (".yaml", ".yml", ".json")


def run(document: Path | str | None) -> int:
    """Write the settings. Raises UnusableInputError if there are some already, or the document cannot be read."""
    file = Path(CONFIGURATION)
    if file.exists() and "generator" in read_tools(file):
        raise unusable(file, "there is a [tool.generator] table already; edit it, or remove it first")
    source = _only_document() if document is None else document
    if str(source) == "-":
        raise unusable(file, "settings cannot name standard input; give a file or a URL")
    api = parse_api(load_document(source, keep_going=True).root)
    address = str(source) if is_url(str(source)) else ""
    place = Path(name_of(address)) if address else Path(source)
    settings = settle_names(GivenNames(), api.title, place)
    name = address or Path(os.path.relpath(place)).as_posix()
    _add(file, starter_text(name, settings, api))
    sys.stdout.write(f"{file}: [tool.generator] written; `generate` makes generated/{settings.package}\n")
    return 0


def _only_document() -> Path:
    found = [
        Path(folder, stem + ending)
        for folder in _FOLDERS
        for stem in _STEMS
        for ending in _ENDINGS
        if Path(folder, stem + ending).is_file()
    ]
    if len(found) != 1:
        names = ", ".join(map(os.fspath, found))
        message = f"several documents are here: {names}" if found else "no openapi.yaml or openapi.json is here"
        raise unusable(Path(CONFIGURATION), f"{message}; name the document, as in `init path/to/document.yaml`")
    return found[0]


def _add(file: Path, text: str) -> None:
    """Add a table to a file, or make the file: all of it or nothing."""
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    new = file.with_name(f"{file.name}.new")
    new.write_text(f"{before}{gap}{text}", encoding="utf-8")
    new.replace(file)
