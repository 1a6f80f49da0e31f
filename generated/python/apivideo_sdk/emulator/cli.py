"""The command `apivideo-emulator`."""

from __future__ import annotations

import argparse
import importlib
import logging
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

from .settings import LimitsName, Settings, UploadLimits

PORT: Final = 8099

_MISSING: Final = "apivideo-emulator needs {name}; run: pip install 'apivideo-sdk[emulator]'\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve an emulator until the process is told to end; give the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    try:
        server = importlib.import_module(".server", __package__)
    except ModuleNotFoundError as error:
        sys.stderr.write(_MISSING.format(name=error.name))
        return 1
    try:
        running = server.Server(settings_of(options), options.host, options.port)
    except sqlite3.OperationalError as error:
        sys.stderr.write(f"apivideo-emulator cannot keep its state in {options.state}: {error}\n")
        return 1
    except OSError as error:
        place = error.filename or f"{options.host}:{options.port}"
        sys.stderr.write(f"apivideo-emulator cannot use {place}: {error.strerror}\n")
        return 1
    sys.stdout.write(f"api.video emulator: {running.base_url}, state in {options.state or 'memory'}\n")
    sys.stdout.flush()
    running.run()
    return 0


def settings_of(options: argparse.Namespace) -> Settings:
    """Give the settings that the command line asks for."""
    return Settings(
        state=options.state,
        api_keys=tuple(options.api_key),
        suspended_keys=tuple(options.suspended_key),
        limits=options.limits,
        speed=options.speed,
        seed=options.seed,
        video_restore=options.video_restore,
        allow_private_sources=options.allow_private_sources,
        allow_remote_webhooks=options.allow_remote_webhooks,
        ffmpeg=not options.no_ffmpeg,
        hosts=tuple(options.allow_host),
        public_url=options.public_url.rstrip("/"),
        uploads=UploadLimits(smallest_part=options.smallest_part),
        document=options.document,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="apivideo-emulator", description="A local api.video, for development and tests without network."
    )
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default: %(default)s, this machine only"
    )
    parser.add_argument("--port", type=int, default=PORT, help="default: %(default)s; 0 for one that is free")
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep state in this SQLite file; default: in memory")
    parser.add_argument(
        "--api-key",
        action="append",
        default=[],
        metavar="KEY",
        help="take this key only; can be repeated; default: any",
    )
    parser.add_argument(
        "--suspended-key", action="append", default=[], metavar="KEY", help="answer 403 to this key; can be repeated"
    )
    parser.add_argument(
        "--limits", choices=get_args(LimitsName), default="none", help="whose rate limits hold; default: %(default)s"
    )
    parser.add_argument(
        "--speed", type=float, default=1.0, metavar="TIMES", help="how fast time passes; 0 stops it; default: 1"
    )
    parser.add_argument("--seed", type=int, help="make the same identifiers in every run")
    parser.add_argument("--video-restore", action="store_true", help="keep deleted videos for 90 days")
    parser.add_argument(
        "--allow-private-sources", action="store_true", help="import videos from addresses of private networks too"
    )
    parser.add_argument(
        "--allow-remote-webhooks", action="store_true", help="deliver webhooks to other machines than this one too"
    )
    parser.add_argument("--no-ffmpeg", action="store_true", help="do not use ffmpeg, though the machine has it")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="answer to this name too, besides those of this machine; can be repeated; * for every name",
    )
    parser.add_argument(
        "--public-url",
        default="",
        metavar="URL",
        help="scheme, host and port in answers; default: those of the request",
    )
    parser.add_argument(
        "--smallest-part",
        type=int,
        default=UploadLimits().smallest_part,
        metavar="BYTES",
        help="what each part of an upload has at least, but for the last; default: %(default)s, as api.video has it",
    )
    parser.add_argument("--document", type=Path, metavar="FILE", help="serve this OpenAPI document; default: its own")
    return parser


if __name__ == "__main__":
    sys.exit(main())
