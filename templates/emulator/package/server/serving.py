"""Serving an emulator until the process is told to end."""

from __future__ import annotations

import sqlite3
import sys

from ..base.settings import Settings
from .server import Server


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until interrupted, and return the exit code; 1, with one line that says why, if it cannot start."""
    try:
        server = Server(settings, host, port)
    except (sqlite3.Error, OSError, ValueError) as error:
        sys.stderr.write(f"apivideo-emulator {_reason(error, settings, f'{host}:{port}')}\n")
        return 1
    sys.stdout.write(f"api.video emulator: {server.base_url}, state in {settings.state or 'memory'}\n")
    sys.stdout.flush()
    server.run()
    return 0


def _reason(error: Exception, settings: Settings, address: str) -> str:
    match error:
        case sqlite3.Error():
            return f"cannot keep its state in {settings.state}: {error}"
        case OSError():
            return f"cannot use {error.filename or address}: {error.strerror}"
        case _:
            return f"cannot start: {error}"
