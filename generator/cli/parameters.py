"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from click.shell_completion import CompletionItem

from generator.reach import Reach, is_elsewhere

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

PATH: Final = click.Path(path_type=Path)

PROBLEM_FORMATS: Final = ("text", "json", "github", "sarif")
"""The values of `generator.reporting.Format`, which is not imported for help."""

CONTRACT_FOLDER: Final = Path("tests/contract")

FINDING_CODES: Final = (
    "1 secret, 3 code fault, 4 server fault, 5 document gap, 6 stale recording, 7 coverage; of several, the first"
)
"""Exit codes of `contract` and `verify`, as `EXIT_CODES` has them."""


class DocumentArgument(click.ParamType["Path | str"]):
    """A document: a file, a URL, or `-` for standard input."""

    name = "document"

    def convert(self, value: Path | str, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        """Keep a URL as it is written: a path would lose one of its slashes."""
        if isinstance(value, Path) or is_elsewhere(value):
            return value
        return PATH.convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Complete names of files."""
        return PATH.shell_complete(ctx, param, incomplete)


DOCUMENT: Final = DocumentArgument()

document_argument = click.argument(
    "document",
    type=DOCUMENT,
    required=False,
    help="OpenAPI or Swagger 2.0 document, JSON or YAML: a file, a URL, or - for standard input. "
    "Default: the document of the project.",
)
overlay_option = click.option(
    "--overlay",
    "overlays",
    type=PATH,
    multiple=True,
    metavar="FILE",
    help="Apply this OpenAPI Overlay after those of the project. Repeatable.",
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


def reach_options(function: Callable[..., int]) -> Callable[..., int]:
    """Declare what references of a document may lead to; the function gets it as `reach`."""

    @wraps(function)
    def with_reach(
        *given: object, root: Path | None, allow_remote_refs: bool, allow_private_addresses: bool, **named: object
    ) -> int:
        reach = Reach(root=root, allow_remote_refs=allow_remote_refs, allow_private_addresses=allow_private_addresses)
        return function(*given, reach=reach, **named)

    for option in reversed(_REACH_OPTIONS):
        option(with_reach)
    return with_reach


_REACH_OPTIONS: Final = (
    click.option(
        "--root",
        type=PATH,
        metavar="DIR",
        help="Folder that references to files must stay in. Default: the folder of the document.",
    ),
    click.option(
        "--allow-remote-refs",
        is_flag=True,
        help="Fetch references to http: and https: addresses, 200 files, 64 MiB and 60 seconds in all.",
    ),
    click.option(
        "--allow-private-addresses",
        is_flag=True,
        help="With --allow-remote-refs: fetch from loopback, private and link-local addresses too.",
    ),
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
