"""Commands that only the package of api.video has: its emulator, webhooks, reports, and the migration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "emulator": ("commands.emulator", "Run a local api.video, for development and tests."),
    "listen": ("commands.listen", "Receive webhook calls and forward them to your endpoint."),
    "migrate": ("commands.migrate", "Rewrite code that uses api.video's own client 1.4."),
    "report": ("commands.report", "Plays, watch time and completion of many videos."),
    "trigger": ("commands.listen", "Let the emulator send an event to webhooks."),
}
"""Command -> module below this folder, which has a command of the same name, and its short help."""
