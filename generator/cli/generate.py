"""`generate`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import DOCUMENT, PATH, overlay_option, reach_options
from generator.reach import Reach


@click.command(
    "generate",
    cls=Command,
    epilog="Exit codes: 0 generated or up to date, 1 errors, losses or differences (--check), 2 unusable input.",
)
@click.option(
    "--spec",
    "document",
    type=DOCUMENT,
    metavar="DOCUMENT",
    help="Generate the package of this document with the built-in layer `python`, named after its title. "
    "Default: document, overlays and layers of the project.",
)
@overlay_option
@click.option(
    "--output",
    type=PATH,
    metavar="DIR",
    help="Folder of the package. Default: that of the project; with --spec, generated/PACKAGE.",
)
@click.option("--package", default="", show_default=False, metavar="NAME", help="Import name of the package.")
@click.option(
    "--only",
    default="",
    show_default=False,
    metavar="NAME",
    help="Generate this package of the project. Default: all of them; with --output or --package, the first.",
)
@click.option("--check", is_flag=True, help="Write nothing. Print the differences, and exit with 1 if there are any.")
@click.option("--no-validate", is_flag=True, help="Skip the check of the document.")
@click.option(
    "--keep-going",
    is_flag=True,
    help="Generate what can be generated, and list in losses.json what the package lacks. Exit with 0.",
)
@click.option("-v", "--verbose", is_flag=True, help="Print every warning, not one line for each rule.")
@click.option(
    "--explain", is_flag=True, help="Print which operations are lists in pages, how these are found, and why."
)
@reach_options
def command(
    document: Path | str | None,
    overlays: tuple[Path, ...],
    output: Path | None,
    package: str,
    only: str,
    *,
    check: bool,
    no_validate: bool,
    keep_going: bool,
    verbose: bool,
    explain: bool,
    reach: Reach,
) -> int:
    """Generate the Python packages of a document.

    Does nothing if document, settings, templates and generated files are unchanged since the last run.
    """
    from generator.commands.generate import GenerateRequest, run  # noqa: PLC0415 # --help imports click alone

    request = GenerateRequest(
        document=document,
        overlays=overlays,
        output=output,
        package=package,
        only=only,
        validate=not no_validate,
        keep_going=keep_going,
        reach=reach,
        verbose=verbose,
        explain=explain,
    )
    return run(request, check=check)
