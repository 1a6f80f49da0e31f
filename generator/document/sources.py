"""The files a document is made of, found without reading any as YAML: for hashes that tell whether anything changed."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

from generator.document.source import read_source

_REFERENCE = re.compile(r"""\$ref['"]?\s*:\s*(?:"([^"#\n]+)|'([^'#\n]+)|([^\s'"#]+))""")
_FILE_NAME = re.compile(r"""[^\s'"<>\[\]{}(),#]+\.(?:ya?ml|json)\b""")


def source_files(path: Path, overlays: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Give every local file that a document may be made of: the root first, overlays last.

    Finds them by a scan for file names, so a file that is only mentioned in prose counts as well, if it exists. Raises
    UnusableInputError for a root or an overlay that cannot be read.
    """
    folder = path.resolve().parent
    found: dict[Path, Path] = {path.resolve(): path}
    tried: set[str] = set()
    pending = [(path.resolve().parent, read_source(path).text)]
    while pending:
        for candidate in _candidates(*pending.pop()) - tried:
            tried.add(candidate)
            file = _existing(candidate, folder)
            if file is not None and file not in found:
                found[file] = file
                pending.append((file.parent, read_source(file).text))
    layers = [overlay for overlay in overlays if read_source(overlay).text]
    return (path, *sorted(file for file in found.values() if file != path), *layers)


def _candidates(folder: Path, text: str) -> set[str]:
    """Give the paths that what looks like a reference or a file name would lead to."""
    references = {name for match in _REFERENCE.findall(text) for name in match if name}
    in_flow_style = {re.split(r"[,}\]]", name, maxsplit=1)[0] for name in references}
    names = references | in_flow_style | set(_FILE_NAME.findall(text))
    return {os.path.join(folder, unquote(name)) for name in names if name and "://" not in name}  # noqa: PTH118 # pathlib costs ten times as much


def _existing(candidate: str, folder: Path) -> Path | None:
    """Give the file of a candidate, None when there is none in the document's folder."""
    try:
        if os.path.isfile(candidate):  # noqa: PTH113 # pathlib costs ten times as much
            file = Path(candidate).resolve()
            return file if file.is_relative_to(folder) else None
    except (OSError, RuntimeError, ValueError):
        return None  # no file has such a name; loading the document tells what is wrong with it
    return None
