"""`contract`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import (
    FINDING_CODES,
    PATH,
    PROBLEM_FORMATS,
    Date,
    contract_option,
    format_option,
    package_option,
)


@click.command("contract", cls=Command, epilog=f"Exit codes: 0 no findings, 2 unusable input, {FINDING_CODES}.")
@format_option(*PROBLEM_FORMATS)
@click.option(
    "--matrix",
    type=PATH,
    metavar="FILE",
    help="Write the coverage of documented responses as .html, .json or text, by the suffix. `-` prints it.",
)
@contract_option
@click.option(
    "--recordings", type=PATH, metavar="DIR", help="Folder with recordings. Default: recordings in the contract folder."
)
@package_option
@click.option(
    "--today", type=Date(), metavar="DATE", help="Date that the age of recordings is computed for. Default: today, UTC."
)
def command(
    form: str, matrix: Path | None, folder: Path, recordings: Path | None, package: Path | None, today: date | None
) -> int:
    """Check recordings against the document, and list the responses without a recording.

    Every recorded request and response is compared with the document and with the generated package.
    """
    from generator.commands.contract import run  # noqa: PLC0415 # --help imports click alone

    return run(form, matrix, folder, recordings, package, today)
