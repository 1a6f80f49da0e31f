"""`bundle [DOCUMENT]`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH, document_argument, overlay_option, reach_options
from generator.reach import Reach


@click.command("bundle", cls=Command, epilog="Exit codes: 0 written, 2 the document cannot be read.")
@document_argument
@overlay_option
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="FILE",
    help="Write JSON or YAML, by the suffix. Default: YAML to standard output.",
)
@click.option(
    "--samples", is_flag=True, help="Add x-codeSamples to each operation: Python, the package's command line, and curl."
)
@reach_options
def command(
    document: Path | str | None, overlays: tuple[Path, ...], output: Path | None, *, samples: bool, reach: Reach
) -> int:
    """Write a document and the files it references as one file.

    Overlays are applied, and every `$ref` of the result points into it.
    """
    from generator.commands.bundle import run  # noqa: PLC0415 # --help imports click alone

    return run(document, overlays, output, reach, samples=samples)
