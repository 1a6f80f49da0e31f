"""The options of the command `apivideo-emulator`, and the settings that they ask for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar, get_args

from ..base.clock import FASTEST
from ..base.settings import LimitsName, Settings, UploadLimits

NumberT = TypeVar("NumberT", int, float)

PORT: Final = 8099

_LAST_PORT: Final = 65535


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line; what is wrong with it ends the process with 2 and a reason."""
    parser = argparse.ArgumentParser(
        prog="apivideo-emulator", description="A local api.video, for development and tests without network."
    )
    _add_place(parser.add_argument_group("where it is reached"))
    _add_world(parser.add_argument_group("what it holds and knows"))
    _add_account(parser.add_argument_group("the account"))
    _add_permissions(parser.add_argument_group("what it may do"))
    return parser.parse_args(arguments)


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


def _add_place(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; default: %(default)s, this machine only"
    )
    port = _number(int, 0, _LAST_PORT)
    group.add_argument("--port", type=port, default=PORT, help="default: %(default)s; 0 for one that is free")
    group.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="answer to this name too, besides those of this machine; can be repeated; * for every name",
    )
    group.add_argument(
        "--public-url",
        default="",
        metavar="URL",
        help="scheme, host and port in answers; default: those of the request",
    )


def _add_world(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--state", type=Path, metavar="FILE", help="keep state in this SQLite file; default: in memory")
    speed = _number(float, 0, FASTEST)
    group.add_argument(
        "--speed", type=speed, default=1.0, metavar="TIMES", help="how fast time passes; 0 stops it; default: 1"
    )
    group.add_argument("--seed", type=int, help="make the same identifiers in every run")
    group.add_argument("--document", type=Path, metavar="FILE", help="serve this OpenAPI document; default: its own")


def _add_account(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--api-key",
        action="append",
        default=[],
        metavar="KEY",
        help="take this key only; can be repeated; default: any",
    )
    group.add_argument(
        "--suspended-key", action="append", default=[], metavar="KEY", help="answer 403 to this key; can be repeated"
    )
    group.add_argument(
        "--limits", choices=get_args(LimitsName), default="none", help="whose rate limits hold; default: %(default)s"
    )
    group.add_argument("--video-restore", action="store_true", help="keep deleted videos for 90 days")
    group.add_argument(
        "--smallest-part",
        type=_number(int, 1, Settings().max_file),
        default=UploadLimits().smallest_part,
        metavar="BYTES",
        help="what each part of an upload has at least, but for the last; default: %(default)s, as api.video has it",
    )


def _add_permissions(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--allow-private-sources", action="store_true", help="import videos from addresses of private networks too"
    )
    group.add_argument(
        "--allow-remote-webhooks", action="store_true", help="deliver webhooks to other machines than this one too"
    )
    group.add_argument("--no-ffmpeg", action="store_true", help="do not use ffmpeg, though the machine has it")


def _number(kind: Callable[[str], NumberT], least: float, most: float) -> Callable[[str], NumberT]:
    """Give what reads a number of the command line, and refuses all that are not between two others."""

    def read(text: str) -> NumberT:
        try:
            number = kind(text)
        except ValueError:
            number = None
        if number is None or not least <= number <= most:
            raise argparse.ArgumentTypeError(f"must be a number from {least:,} to {most:,}, got {text!r}")
        return number

    return read
