"""The documents below a folder, each with a folder of its own for its package."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_ENDINGS: Final = frozenset({".json", ".yaml", ".yml"})
_OPENAPI: Final = re.compile(
    rb"""^\s*["']?(?:openapi|swagger)["']?\s*:|["'](?:openapi|swagger)["']\s*:""", re.MULTILINE
)
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class SurveyedDocument:
    """One document. name: its path below the folder that was named. key: what decides the outcome, as a hash.

    folder: where its package goes, different for every name.
    """

    file: Path
    name: str
    key: str

    @property
    def folder(self) -> str:
        """Readable, and different for `a/b.json` and `a_b.json`."""
        readable = re.sub(r"[^\w.-]", "_", self.name)[-_LONGEST_NAME:]
        return f"{readable}-{hashlib.sha256(self.name.encode()).hexdigest()[:8]}"


def find_documents(folder: Path, generator: str) -> tuple[SurveyedDocument, ...]:
    """Give the OpenAPI documents below a folder, sorted, or the one that is named itself.

    generator: a hash of what else decides the outcome. Files that only are part of a document are left out.
    """
    if folder.is_file():
        return (_document(folder, folder.name, folder.read_bytes(), generator),)
    return tuple(_documents(folder, generator))


def _documents(folder: Path, generator: str) -> Iterator[SurveyedDocument]:
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in _ENDINGS or not file.is_file():
            continue
        content = file.read_bytes()
        if _OPENAPI.search(content):
            yield _document(file, file.relative_to(folder).as_posix(), content, generator)


def _document(file: Path, name: str, content: bytes, generator: str) -> SurveyedDocument:
    key = hashlib.sha256(b"\0".join((generator.encode(), name.encode(), content))).hexdigest()
    return SurveyedDocument(file=file, name=name, key=key)
