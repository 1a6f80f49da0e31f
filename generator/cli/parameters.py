"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

PATH: Final = click.Path(path_type=Path)

PROBLEM_FORMATS: Final = ("text", "json", "github", "sarif")
"""The values of `generator.reporting.Format`, which is not imported for help."""

CONTRACT_FOLDER: Final = Path("tests/contract")

FINDING_CODES: Final = (
    "1 secret, 3 code fault, 4 server fault, 5 document gap, 6 stale recording, 7 coverage; of several, the first"
)
"""Exit codes of `contract` and `verify`, as `EXIT_CODES` has them."""

document_argument = click.argument(
    "document", type=PATH, required=False, help="OpenAPI document, JSON or YAML. Default: the document of the project."
)
overlay_option = click.option(
    "--overlay",
    "overlays",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help="Apply this OpenAPI Overlay after those of the project. Repeatable.",
)
remote_option = click.option(
    "--allow-remote-refs", is_flag=True, help="Fetch references to http: and https: addresses over the network."
)
package_option = click.option(
    "--package-dir",
    "package",
    type=PATH,
    metavar="DIR",
    help="Generated package to use. Default: the output folder of the project.",
)
contract_option = click.option(
    "--contract-dir",
    "folder",
    type=PATH,
    default=CONTRACT_FOLDER,
    metavar="DIR",
    help="Folder with scenarios, recordings and gaps.yaml.",
)
scenarios_argument = click.argument("scenarios", nargs=-1, metavar="[SCENARIO]...", help="Scenarios. Default: all.")
server_option = click.option(
    "--base-url",
    default="",
    show_default=False,
    metavar="URL",
    help="Server to call, with the API key in <PREFIX>_API_KEY. Default: a local server for each scenario.",
)


def format_option(*formats: str) -> Callable[[FunctionT], FunctionT]:
    """Declare `--format`; the first format is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], help="Format of the output."
    )


class Date(click.ParamType[date]):
    """A date as ISO 8601 writes it."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a date; anything else is an error of usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2026-11-28", param, ctx)
