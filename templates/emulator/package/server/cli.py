"""The command `apivideo-emulator`."""

from __future__ import annotations

import argparse
import logging
import sqlite3
import sys
from collections.abc import Sequence

from .options import read_options, settings_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve an emulator until the process is told to end; give the exit code."""
    options = read_options(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    from .server import Server  # noqa: PLC0415 # `--help` needs no HTTP server

    try:
        running = Server(settings_of(options), options.host, options.port)
    except (sqlite3.Error, OSError, ValueError) as error:
        sys.stderr.write(f"apivideo-emulator {_reason(error, options)}\n")
        return 1
    sys.stdout.write(f"api.video emulator: {running.base_url}, state in {options.state or 'memory'}\n")
    sys.stdout.flush()
    running.run()
    return 0


def _reason(error: Exception, options: argparse.Namespace) -> str:
    match error:
        case sqlite3.Error():
            return f"cannot keep its state in {options.state}: {error}"
        case OSError():
            return f"cannot use {error.filename or f'{options.host}:{options.port}'}: {error.strerror}"
        case _:
            return f"cannot start: {error}"
