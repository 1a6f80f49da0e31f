"""`docs`."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.group import Command
from generator.cli.parameters import DOCUMENT, PATH, overlay_option, reach_options
from generator.reach import Reach


@click.command(
    "docs",
    cls=Command,
    epilog="Exit codes: 0 built, 1 a link leads nowhere or the document has errors, 2 other.",
)
@click.option(
    "--spec",
    "document",
    type=DOCUMENT,
    metavar="DOCUMENT",
    help="Build the site of the package of this document, named after its title. Default: the project's first package.",
)
@overlay_option
@click.option("--package", default="", show_default=False, metavar="NAME", help="Import name of the package.")
@click.option(
    "--pages",
    type=PATH,
    metavar="DIR",
    help="Folder of pages written by hand, with a site.toml. Default: docs beside the project's pyproject.toml.",
)
@click.option("-o", "--output", type=PATH, default=Path("site"), metavar="DIR", help="Folder of the site.")
@click.option("--rest", is_flag=True, help="Add the REST reference, shown by Redoc, which npm fetches once.")
@reach_options
def command(
    document: Path | str | None,
    overlays: tuple[Path, ...],
    package: str,
    pages: Path | None,
    output: Path,
    *,
    rest: bool,
    reach: Reach,
) -> int:
    """Build the documentation site of a package.

    It has a page for each tag of the document and for its types, and the pages that are written by hand. No page
    fetches anything from another host. Needs Zensical: pip install 'apivideo-generator[docs]'.
    """
    from generator.commands.docs import DocsRequest, run  # noqa: PLC0415 # --help imports click alone

    request = DocsRequest(
        document=document, overlays=overlays, package=package, pages=pages, output=output, rest=rest, reach=reach
    )
    return run(request)
