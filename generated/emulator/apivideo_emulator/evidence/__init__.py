"""How the emulator knows what it does: one row for each behavior, in a module for each part of the API.

The rows to doubt are those of `KnownFrom.INFERRED`: no source says that api.video does so.
"""

from __future__ import annotations

from typing import Final

from . import analytics, general, live_streams, pictures, texts, uploads, videos, webhooks
from .row import EvidenceRow, KnownFrom

__all__ = ["ROWS", "EvidenceRow", "KnownFrom"]

_MODULES: Final = (general, videos, uploads, pictures, texts, live_streams, analytics, webhooks)

ROWS: Final[tuple[EvidenceRow, ...]] = tuple(row for module in _MODULES for row in module.ROWS)
"""All rows, module by module."""
