"""`validate [DOCUMENT]`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import PROBLEM_FORMATS, document_argument, format_option, overlay_option, reach_options
from generator.reach import Reach


@click.command(
    "validate",
    cls=Command,
    epilog="Exit codes: 0 no errors, 1 errors (with --strict, warnings too), 2 the document cannot be read.",
)
@document_argument
@overlay_option
@format_option(*PROBLEM_FORMATS)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@reach_options
def command(document: Path | str | None, overlays: tuple[Path, ...], form: str, *, reach: Reach, strict: bool) -> int:
    """Check an OpenAPI document against the specification and the project's rules.

    Prints every error and warning with its file and line, those of workflows too. openapi-spec-validator has the last
    word on the specification.
    """
    from generator.commands.validate import run  # noqa: PLC0415 # --help imports click alone

    return run(document, overlays, form, reach, strict=strict)
