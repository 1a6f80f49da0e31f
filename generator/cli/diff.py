"""`diff BASE REVISION`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH, format_option

FORMATS = ("text", "json", "markdown", "github", "sarif", "html")
"""The values of `generator.comparison.Form`, which is not imported for help."""


@click.command(
    "diff",
    cls=Command,
    epilog="Exit codes: 0 no failing changes, 1 failing changes or unused acknowledgments, 2 unusable input.",
)
@click.argument(
    "base",
    type=click.Path(),
    help="Old document: a file, a URL, or REVISION:PATH of this git repository, such as v1.2.0:spec/openapi.yaml.",
)
@click.argument("revision", type=click.Path(), help="New document, in the same forms.")
@format_option(*FORMATS)
@click.option(
    "--fail-on",
    type=click.Choice(("breaking", "warning", "never")),
    default="breaking",
    help="Exit with 1 for changes of this level or above.",
)
@click.option(
    "--acknowledged",
    type=PATH,
    metavar="FILE",
    help="YAML list of accepted changes, each with `fingerprint` and `reason`. Entries without a change fail.",
)
@click.option("--api-only", is_flag=True, help="Compare the API, not the Python package that is generated from it.")
def command(base: str, revision: str, form: str, fail_on: str, acknowledged: Path | None, *, api_only: bool) -> int:
    """List the changes between two documents, and which of them break clients.

    A change is reported for the API (requests that fail, responses that old clients cannot read) and for the Python
    package (code that no longer runs or type-checks).
    """
    from generator.commands.diff import run  # noqa: PLC0415 # --help imports click alone

    return run(base, revision, form, fail_on, acknowledged, api_only=api_only)
