"""Files in, one checked tree out: load, locate, overlay, bundle, validate.

May import `generator.problems` and nothing else of the generator. The full check is
`generator.document.validate`: it stands on a library that takes a quarter of a second to import.
"""

from __future__ import annotations

from generator.document.check import check_document_fast
from generator.document.document import Document
from generator.document.load import load_document
from generator.document.source import source_files
from generator.document.tree import Json, Object

__all__ = [
    "Document",
    "Json",
    "Object",
    "check_document_fast",
    "load_document",
    "source_files",
]
