"""Commands that a layer adds: its file replaces this one, which adds none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {}
"""Command -> module below this folder, which has a command of the same name, and its short help."""
