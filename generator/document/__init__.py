"""Files in, one checked tree out: load, locate, overlay, bundle, validate. May import `problems` and nothing else of the generator."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from generator.document.document import Document
from generator.document.load import load_document

if TYPE_CHECKING:
    from generator.document.validate import check_document

__all__ = ["Document", "check_document", "load_document"]
