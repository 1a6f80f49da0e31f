"""`verify [SCENARIO]...`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import (
    FINDING_CODES,
    PROBLEM_FORMATS,
    contract_option,
    format_option,
    package_option,
    scenarios_argument,
    server_option,
)


@click.command("verify", cls=Command, epilog=f"Exit codes: 0 no findings, 2 unusable input, {FINDING_CODES}.")
@scenarios_argument
@server_option
@package_option
@contract_option
@format_option(*PROBLEM_FORMATS)
def command(scenarios: tuple[str, ...], base_url: str, package: Path | None, folder: Path, form: str) -> int:
    """Run scenarios again, and list what differs from their recordings.

    Writes nothing. Differences that gaps.yaml explains are left out.
    """
    from generator.commands.verify import run  # noqa: PLC0415 # --help imports click alone

    return run(scenarios, base_url, package, folder, form)
