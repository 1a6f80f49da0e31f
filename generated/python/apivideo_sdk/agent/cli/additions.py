"""Commands that only the package of api.video has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "migrate": ("commands.migrate", "Rewrite code that uses api.video's own client 1.4."),
}
"""Command -> module below this folder, which has a command of the same name, and its short help."""
