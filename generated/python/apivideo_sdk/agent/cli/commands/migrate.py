"""`migrate PATH...`: rewrites code that uses api.video's own client 1.4 for this package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from ...failures import AgentError
from ...names import DISTRIBUTION

if TYPE_CHECKING:
    from ...migration.files import MigratedFile


@click.command("migrate")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="PATH...")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.option("--table", is_flag=True, help="Print what becomes of each method, as Markdown.")
@click.pass_context
def migrate(context: click.Context, /, paths: tuple[Path, ...], *, check: bool, diff: bool, table: bool) -> None:
    """Rewrite Python files that use api.video's own client 1.4.

    PATH is a file or a folder. What has no counterpart stays as it is, below a comment `# apivideo-migrate:` that says
    why. A file is replaced as a whole or not at all, and running the command again changes nothing more.
    """
    if table:
        _print_table()
        return
    if not paths:
        raise click.UsageError("name a file or a folder", context)
    files = _migrated(paths)
    for file in files:
        _print_file(file, is_diff=diff)
        if not (check or diff) and file.is_changed:
            file.write()
    _print_summary(files, is_written=not (check or diff))
    if any(one.problem or (check and one.is_changed) for one in files):
        context.exit(1)


def _migrated(paths: tuple[Path, ...]) -> list[MigratedFile]:
    try:
        from ...migration.files import migrated  # noqa: PLC0415 - an extra
    except ImportError as error:
        _report_missing(error)
    return list(migrated(paths))


def _print_table() -> None:
    try:
        from ...migration.guide import table  # noqa: PLC0415 - an extra
    except ImportError as error:
        _report_missing(error)
    click.echo(table().lstrip(), nl=False)


def _report_missing(error: ImportError) -> NoReturn:
    raise AgentError(f"{error.name} is not installed", next_step=f"pip install '{DISTRIBUTION}[migrate]'") from error


def _print_file(file: MigratedFile, *, is_diff: bool) -> None:
    if file.problem:
        click.echo(f"{file.path}: not read: {file.problem}", err=True)
    if is_diff:
        click.echo(file.diff(), nl=False)
    elif file.is_changed:
        click.echo(f"{file.path}: {_count(file.calls, 'call')}")
    for mark in file.marks:
        click.echo(f"{file.path}:{mark.line}: {mark.reason}", err=is_diff)


def _print_summary(files: list[MigratedFile], *, is_written: bool) -> None:
    changed = sum(one.is_changed for one in files)
    calls, marks = sum(one.calls for one in files), sum(len(one.marks) for one in files)
    done = "rewrote" if is_written else "would rewrite"
    text = f"{done} {_count(calls, 'call')} in {_count(changed, 'file')}"
    if marks:
        text += f"; {_count(marks, 'place')} for you to change, marked with # apivideo-migrate:"
    click.echo(text, err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
