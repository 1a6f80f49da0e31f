"""`survey FOLDER`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH


@click.command(
    "survey",
    cls=Command,
    epilog="Exit codes: 0 every package that was made is whole, 1 otherwise, 2 no document found.",
)
@click.argument("folder", type=PATH, help="Folder with documents, or one document.")
@click.option("--json", "report", type=PATH, metavar="FILE", help="Write all results as JSON to this file too.")
@click.option("--html", "page", type=PATH, metavar="FILE", help="Write all results as one HTML page too.")
@click.option(
    "--output",
    type=PATH,
    metavar="DIR",
    help="Keep packages and results in this folder; a run that was interrupted continues there.",
)
@click.option(
    "--processes",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one per CPU",
    metavar="N",
    help="Documents at the same time.",
)
@click.option(
    "--verify",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Check so many packages with mypy --strict as well.",
)
def command(
    folder: Path, report: Path | None, page: Path | None, output: Path | None, processes: int, verify: int
) -> int:
    """Run the generator on every document below a folder.

    Generates a package from each as `generate --spec` does by default, counts what the document says and the package
    has, imports every module and runs the package's own tests.

    Prints a line per document with the result, and the number of documents for each result.
    """
    from generator.commands.survey import SurveyOptions, run  # noqa: PLC0415 # --help imports click alone

    options = SurveyOptions(report=report, page=page, output=output, processes=processes, verify=verify)
    return run(folder, options)
