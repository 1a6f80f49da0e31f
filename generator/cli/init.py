"""`init [DOCUMENT]`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import DOCUMENT


@click.command("init", cls=Command, epilog="Exit codes: 0 written, 2 there are settings already, or no document.")
@click.argument(
    "document",
    type=DOCUMENT,
    required=False,
    help="OpenAPI or Swagger 2.0 document: a file or a URL. Default: the only one in this folder, or in spec/, api/ or "
    "docs/.",
)
def command(document: Path | str | None) -> int:
    """Write the settings of a package into pyproject.toml, each with a comment.

    Makes the file, or adds a `[tool.generator]` table to the one that is there. Names follow from the document;
    optional settings are commented out.
    """
    from generator.commands.init import run  # noqa: PLC0415 # --help imports click alone

    return run(document)
