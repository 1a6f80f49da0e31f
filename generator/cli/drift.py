"""`drift`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH, format_option

FORMATS = ("text", "json", "github", "sarif", "html", "markdown")
"""The values of `generator.drift.report.Form`, which is not imported for help."""


@click.command("drift", cls=Command, epilog="Exit codes: 0 all match, 1 drift, 2 a check could not be run.")
@click.option(
    "--upstream",
    type=click.Path(),
    multiple=True,
    metavar="FILE|URL",
    help="Compare with this public document too. Repeatable; the first one that has an operation counts.",
)
@format_option(*FORMATS)
@click.option(
    "--also",
    "files",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help="Write the report to this file too, as .txt, .json, .sarif, .html or .md. Repeatable.",
)
def command(upstream: tuple[str, ...], form: str, files: tuple[Path, ...]) -> int:
    """Check whether package, release, recordings and document still match.

    Four checks: the generated package against the document, the unreleased changes, the recordings, and the public
    document.
    """
    from generator.commands.drift import run  # noqa: PLC0415 # --help imports click alone

    return run(upstream, form, files)
