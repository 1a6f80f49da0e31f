"""`diff BASE REVISION`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PATH, format_option

FORMATS = ("text", "json", "markdown", "github", "sarif", "html")
"""The values of `generator.changes.report.Form`, which is not imported for help."""


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
@click.argument("more", type=click.Path(), nargs=-1, metavar="[BASE REVISION]...", help="Further pairs of documents.")
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
@click.option(
    "--severity",
    type=PATH,
    metavar="FILE",
    help="YAML list with a `level` (breaking, warning, info, off) for a `rule`, in which * stands for any text.",
)
@click.option("--path", "paths", multiple=True, metavar="PATTERN", help="Only operations with such a path: /videos*.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only operations with this tag.")
@click.option("--api-only", is_flag=True, help="Compare the API, not the Python package that is generated from it.")
def command(
    base: str,
    revision: str,
    more: tuple[str, ...],
    form: str,
    fail_on: str,
    *,
    acknowledged: Path | None,
    severity: Path | None,
    paths: tuple[str, ...],
    tags: tuple[str, ...],
    api_only: bool,
) -> int:
    """List the changes between two documents, and which of them break clients.

    A change is reported for the API (requests that fail, responses that old clients cannot read) and for the Python
    package (code that no longer runs or type-checks).
    """
    from generator.commands.diff import run  # noqa: PLC0415 # --help imports click alone

    return run(
        (base, revision, *more),
        form,
        fail_on,
        acknowledged=acknowledged,
        severity=severity,
        paths=paths,
        tags=tags,
        api_only=api_only,
    )
