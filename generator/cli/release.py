"""`release plan`, `release build` and `release publish`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.group import Group
from generator.cli.parameters import PATH, Date

_DIST = click.option("--dist", type=PATH, default=Path("dist"), metavar="DIR", help="Folder of the distributions.")


@click.group("release", cls=Group)
def command() -> None:
    """Plan, build and publish a release."""


@command.command(
    "plan", epilog="Exit codes: 0 there is a plan, 1 a check failed, 2 unusable input, 3 nothing to release."
)
@click.option(
    "--base",
    type=click.Path(),
    default="",
    show_default=False,
    metavar="DOCUMENT",
    help="Compare with this document: a file, or REVISION:PATH. Default: that of the last release.",
)
@click.option(
    "--revision",
    type=click.Path(),
    default="",
    show_default=False,
    metavar="DOCUMENT",
    help="Plan for this document instead of the project's.",
)
@click.option(
    "--version",
    default="",
    show_default=False,
    metavar="VERSION",
    help="Use this version, which must not be below the next one.",
)
@click.option("--date", "day", type=Date(), metavar="DATE", help="Date of the release. Default: today, UTC.")
@click.option("--notes", type=PATH, metavar="FILE", help="Write the changelog entry to this file too.")
@click.option("--write", is_flag=True, help="Write changelog and version, and generate the package.")
def plan(base: str, revision: str, version: str, day: date | None, notes: Path | None, *, write: bool) -> int:
    """Print the next version and its changelog entry.

    Both follow from the changes since the last release tag.
    """
    from generator.commands.release import attempt  # noqa: PLC0415 # --help imports click alone
    from generator.commands.release.plan import run  # noqa: PLC0415 # --help imports click alone

    return attempt("plan", lambda: run(base, revision, version, day, notes, write=write))


@command.command("build", epilog="Exit codes: 0 built, 1 a check failed, 2 unusable input.")
@_DIST
@click.option(
    "--python",
    "pythons",
    multiple=True,
    metavar="VERSION",
    help="Build with this Python. Repeatable. Default: this Python and another one that is installed.",
)
@click.option(
    "--expect", default="", show_default=False, metavar="VERSION", help="Fail if the version to build is another one."
)
@click.option("--no-smoke", is_flag=True, help="Do not run the smoke test of the wheel in an empty environment.")
def build(dist: Path, pythons: tuple[str, ...], expect: str, *, no_smoke: bool) -> int:
    """Build wheel, source distribution, SBOM and checksums, and test them.

    The build runs twice and must give equal bytes.
    """
    from generator.commands.release import attempt  # noqa: PLC0415 # --help imports click alone
    from generator.commands.release.build import run  # noqa: PLC0415 # --help imports click alone

    return attempt("build", lambda: run(dist, pythons, expect, smoke=not no_smoke))


@command.command("publish", epilog="Exit codes: 0 nothing is missing or was uploaded, 1 an upload failed, 2 bad usage.")
@_DIST
@click.option(
    "--index-url",
    default="",
    show_default=False,
    metavar="URL",
    envvar="UV_PUBLISH_CHECK_URL",
    show_envvar=True,
    help="Index to compare with (PEP 503).",
)
@click.option(
    "--upload-url",
    default="",
    show_default=False,
    metavar="URL",
    envvar="UV_PUBLISH_URL",
    show_envvar=True,
    help="Upload endpoint.",
)
@click.option("--upload", is_flag=True, help="Upload what the index lacks; without it, only print what is missing.")
def publish(dist: Path, index_url: str, upload_url: str, *, upload: bool) -> int:
    """Upload the distributions that the index lacks."""
    from generator.commands.release import attempt  # noqa: PLC0415 # --help imports click alone
    from generator.commands.release.publish import run  # noqa: PLC0415 # --help imports click alone

    return attempt("publish", lambda: run(dist, index_url, upload_url, upload=upload))
