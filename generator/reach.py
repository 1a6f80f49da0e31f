"""How far the references of a document may lead: which folder, and which hosts. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

STDIN = "-"
"""The name of a document that is read from standard input."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """What a document may be made of besides its own file.

    root: folder that all local files must be in; None for the folder of the document. allow_remote_refs: fetch http and
    https references. allow_private_addresses: fetch them from loopback, private and link-local addresses too.
    """

    root: Path | None = None
    allow_remote_refs: bool = False
    allow_private_addresses: bool = False


NEAR = Reach()
"""The folder of the document, and nothing remote."""


def is_url(text: str) -> bool:
    """Whether a document is named by an http or https URL."""
    return text.lower().startswith(("http://", "https://"))


def is_elsewhere(text: str) -> bool:
    """Whether a document is no file: a URL, or standard input."""
    return text == STDIN or is_url(text)


def name_of(address: str) -> str:
    """Return what a document that is no file is called."""
    return address.partition("?")[0].rstrip("/").rpartition("/")[2] if is_url(address) else "stdin"
