"""What is this package's own: its clients, and where its API is. Loaded by the first call, not for help."""

from __future__ import annotations

from ..client import ApiVideo as OwnClient
from ..definition import API

__all__ = ["API", "OwnClient"]
