"""`recording import FILE`, `recording export SCENARIO` and `recording live [SCENARIO]...`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from generator.cli.group import Group
from generator.cli.parameters import PATH, contract_option, package_option, scenarios_argument


@click.group("recording", cls=Group)
def command() -> None:
    """Import HAR files and found responses, export recordings, and record the API itself."""


@command.command("import", epilog="Exit codes: 0 written, 2 the file cannot be read, or a recording would be replaced.")
@click.argument(
    "file", type=PATH, help="HAR 1.2 file, as browsers and proxies export it, or a YAML file of found responses."
)
@click.option(
    "--as",
    "scenario",
    default="",
    show_default=False,
    metavar="NAME",
    help="Name of the recording. Default: that of the file; of found responses, all.",
)
@click.option(
    "--base-url",
    default="",
    show_default=False,
    metavar="URL",
    help="Base URL of the API in the file. Default: the servers of the document.",
)
@click.option("--force", is_flag=True, help="Replace a recording of this name.")
@package_option
@contract_option
def import_(file: Path, scenario: str, base_url: str, package: Path | None, folder: Path, *, force: bool) -> int:
    """Make a recording of a HAR file, or recordings of found responses. Secrets are masked."""
    from generator.commands.recording import import_recording  # noqa: PLC0415 # --help imports click alone

    return import_recording(file, scenario, base_url, package, folder, force=force)


@command.command("export", epilog="Exit codes: 0 written, 2 there is no such recording.")
@click.argument("scenario", help="Name of the recording.")
@click.option(
    "--to", "form", type=click.Choice(("har", "vcr")), default="har", help="har: HAR 1.2; vcr: YAML cassette of vcrpy."
)
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Default: standard output.")
@package_option
@contract_option
def export(scenario: str, form: Literal["har", "vcr"], output: Path | None, package: Path | None, folder: Path) -> int:
    """Write a recording in a format that other tools read."""
    from generator.commands.recording import export_recording  # noqa: PLC0415 # --help imports click alone

    return export_recording(scenario, form, output, package, folder)


@command.command(
    "live", epilog="Exit codes: 0 recorded, or no key; 1 a scenario failed; 2 no server, or it refuses the key."
)
@scenarios_argument
@click.option(
    "--base-url", required=True, metavar="URL", help="Server of the API to call, with the key in <PREFIX>_API_KEY."
)
@click.option("--report", type=PATH, metavar="FILE", help="Write the page here. Default: standard output.")
@package_option
@contract_option
def live(scenarios: tuple[str, ...], base_url: str, report: Path | None, package: Path | None, folder: Path) -> int:
    """Run scenarios against the API itself, keep SCENARIO.live.json of each, and report what differs on one page.

    Scenarios with ONLY_LOCAL are left out. Secrets are masked. Without a key it lists what it would call.
    """
    from generator.commands.live import run  # noqa: PLC0415 # --help imports click alone

    return run(scenarios, base_url, package, folder, report)
