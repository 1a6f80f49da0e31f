"""The command `apivideo-emulator`."""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

import click

from ..base.clock import FASTEST
from ..base.settings import LimitsName, Settings, UploadLimits

_NAME: Final = "apivideo-emulator"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code. `arguments` are those of the process by default."""
    try:
        return int(command.main(arguments, _NAME, standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return error.exit_code


PORT: Final = 8099

_LAST_PORT: Final = 65535
_LONGEST_LIFETIME: Final = 365 * 24 * 3600
_FILE: Final = click.Path(path_type=Path)


class _Number(click.FloatRange):
    """A number between two others; `nan` is none."""

    name = "number"

    def convert(self, value: float, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read a number from text, as click does."""
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


@click.command(
    "apivideo-emulator",
    context_settings={"help_option_names": ["-h", "--help"], "show_default": True, "max_content_width": 100},
    epilog="Exit codes: 0 stopped, 1 cannot start, 2 wrong usage.",
)
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, _LAST_PORT), default=PORT, help="Port to listen on; 0 for a free one.")
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="Accept requests for this host name, besides those of this machine. Repeatable; * accepts every name.",
)
@click.option(
    "--public-url",
    default="",
    show_default=False,
    metavar="URL",
    help="Scheme, host and port of the URLs in responses. Default: those of the request.",
)
@click.option("--state", type=_FILE, metavar="FILE", help="Keep state in this SQLite file. Default: in memory.")
@click.option("--speed", type=_Number(0, FASTEST), default=1.0, metavar="TIMES", help="Speed of time; 0 stops it.")
@click.option("--seed", type=int, help="Make the same identifiers in every run.")
@click.option("--seed-demo", is_flag=True, help="Begin with videos and a month of plays, if there are no videos yet.")
@click.option("--document", type=_FILE, metavar="FILE", help="OpenAPI document to serve. Default: the built-in one.")
@click.option("--api-key", multiple=True, metavar="KEY", help="Accept only this API key. Repeatable. Default: any key.")
@click.option("--suspended-key", multiple=True, metavar="KEY", help="Respond to this API key with 403. Repeatable.")
@click.option(
    "--token-lifetime",
    type=click.IntRange(1, _LONGEST_LIFETIME),
    default=Settings().token_lifetime,
    metavar="SECONDS",
    help="How long an access token is valid.",
)
@click.option(
    "--limits", type=click.Choice(get_args(LimitsName)), default="none", help="Rate limits of this environment."
)
@click.option("--video-restore", is_flag=True, help="Keep deleted videos for 90 days.")
@click.option(
    "--smallest-part",
    type=click.IntRange(1, Settings().max_file),
    default=UploadLimits().smallest_part,
    metavar="BYTES",
    help="Smallest part of an upload, except the last; the default is that of api.video.",
)
@click.option("--allow-private-sources", is_flag=True, help="Import videos from private network addresses.")
@click.option("--allow-remote-webhooks", is_flag=True, help="Deliver webhooks to other machines.")
@click.option("--no-ffmpeg", is_flag=True, help="Do not use ffmpeg, even if it is installed.")
def command(
    host: str,
    port: int,
    allow_host: tuple[str, ...],
    public_url: str,
    state: Path | None,
    speed: float,
    seed: int | None,
    document: Path | None,
    api_key: tuple[str, ...],
    suspended_key: tuple[str, ...],
    token_lifetime: int,
    limits: LimitsName,
    smallest_part: int,
    *,
    seed_demo: bool,
    video_restore: bool,
    allow_private_sources: bool,
    allow_remote_webhooks: bool,
    no_ffmpeg: bool,
) -> int:
    """Run a local api.video, for development and tests without network."""
    from .server import serve  # noqa: PLC0415 # --help and usage errors do without the server

    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    settings = Settings(
        state=state,
        api_keys=api_key,
        suspended_keys=suspended_key,
        token_lifetime=token_lifetime,
        limits=limits,
        speed=speed,
        seed=seed,
        seed_demo=seed_demo,
        video_restore=video_restore,
        allow_private_sources=allow_private_sources,
        allow_remote_webhooks=allow_remote_webhooks,
        ffmpeg=not no_ffmpeg,
        hosts=allow_host,
        public_url=public_url.rstrip("/"),
        uploads=UploadLimits(smallest_part=smallest_part),
        document=document,
    )
    return serve(settings, host, port)
