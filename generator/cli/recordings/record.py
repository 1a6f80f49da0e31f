"""`record [SCENARIO]...`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from generator.cli.group import Command
from generator.cli.parameters import contract_option, package_option, scenarios_argument, server_option


@click.command("record", cls=Command, epilog="Exit codes: 0 recorded, 1 a scenario failed, 2 unusable input.")
@scenarios_argument
@server_option
@package_option
@contract_option
@click.option(
    "--mode",
    type=click.Choice(("once", "missing", "rewrite")),
    default="once",
    help="once: scenarios without a recording; missing: also add interactions that a recording lacks; "
    "rewrite: replace all recordings.",
)
@click.option("--allow-fewer", is_flag=True, help="Allow a replaced recording to have fewer interactions.")
def command(
    scenarios: tuple[str, ...],
    base_url: str,
    package: Path | None,
    folder: Path,
    mode: Literal["once", "missing", "rewrite"],
    *,
    allow_fewer: bool,
) -> int:
    """Run scenarios against a server, and save the requests and responses.

    Each scenario has one recording, which is written when the scenario has passed.
    """
    from generator.commands.record import run  # noqa: PLC0415 # --help imports click alone

    return run(scenarios, base_url, package, folder, mode, allow_fewer=allow_fewer)
