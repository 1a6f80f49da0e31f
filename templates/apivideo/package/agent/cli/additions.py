"""Commands that only the package of api.video has: its emulator, webhooks under development, and the migration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "emulator": ("commands.emulator", "Run a local api.video, for development and tests."),
    "listen": ("commands.listen", "Receive webhook calls and forward them to your endpoint."),
    "trigger": ("commands.listen", "Let the emulator send an event to webhooks."),
    "migrate": ("commands.migrate", "Rewrite code that uses api.video's own client 1.4."),
}
"""Command -> module below this folder, which has a command of the same name, and its short help."""
