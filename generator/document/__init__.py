"""Files in, one checked tree out: load, locate, overlay, bundle, validate.

May import `generator.problems` and nothing else of the generator. `check_document` is loaded when it is first asked
for: it stands on a library that takes a quarter of a second to import.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from generator.document.check import check_document_fast
from generator.document.document import Document
from generator.document.load import load_document
from generator.document.sources import source_files
from generator.document.tree import Json, Object
from generator.document.write import write_bundle

if TYPE_CHECKING:
    from generator.document.validate import check_document

__all__ = [
    "Document",
    "Json",
    "Object",
    "check_document",
    "check_document_fast",
    "load_document",
    "source_files",
    "write_bundle",
]


def __getattr__(name: str) -> object:
    if name == "check_document":
        return importlib.import_module("generator.document.validate").check_document
    raise AttributeError(name)
