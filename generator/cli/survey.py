"""`survey FOLDER`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH


@click.command(
    "survey", cls=Command, epilog="Exit codes: 0 no crash and every package imports, 1 otherwise, 2 no document found."
)
@click.argument("folder", type=PATH, help="Folder with documents, or one document.")
@click.option("--json", "report", type=PATH, metavar="FILE", help="Write all results as JSON to this file too.")
@click.option("--output", type=PATH, metavar="DIR", help="Keep the generated packages in this folder.")
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one per CPU",
    metavar="N",
    help="Documents at the same time.",
)
def command(folder: Path, report: Path | None, output: Path | None, processes: int) -> int:
    """Run the generator on every document below a folder.

    Prints a line per document with the result, and the number of documents for each result.
    """
    from generator.commands.survey import run  # noqa: PLC0415 # --help imports click alone

    return run(folder, report, output, processes)
