"""`replay [SCENARIO]...`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import contract_option, package_option


@click.command("replay", cls=Command, epilog="Exit codes: 2 no recordings, or the address is in use; 130 interrupted.")
@click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...", help="Recordings to serve. Default: all.")
@click.option("--port", type=click.INT, default=8098, help="Port to listen on; 0 chooses a free one.")
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@package_option
@contract_option
def command(scenarios: tuple[str, ...], port: int, host: str, package: Path | None, folder: Path) -> int:
    """Serve recorded responses over HTTP.

    Any client in any language can use the server. Each request is logged to standard error, with the reason where no
    recording matches. Runs until it is interrupted.
    """
    from generator.commands.replay import run  # noqa: PLC0415 # --help imports click alone

    return run(scenarios, host, port, package, folder)
