"""`report`: plays, watch time and completion of many videos, as a table, CSV, JSON, or a page with charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click

from ...failures import AgentError
from ..state import FORMATS, CallOptions, CommandState, pass_state, say

if TYPE_CHECKING:
    from ....extensions.reports.rows import Report
    from ...own import OwnClient

_FILE = click.Path(dir_okay=False)


@click.command("report")
@click.option("--tag", "tags", multiple=True, help="Only videos with this tag; several times for several.")
@click.option("--title", default="", help="Only videos with this in their titles.")
@click.option(
    "--days",
    type=click.IntRange(1, 29),
    default=7,
    help="Whole days before today, the first of which begins less than 30 days ago; default: 7.",
)
@click.option(
    "--by", type=click.Choice(["video", "day"]), default="video", help="Rows for videos, or for videos by day."
)
@click.option("-o", "--output", type=click.Choice(FORMATS), help="Table in a terminal, else JSON.")
@click.option("--html", type=_FILE, metavar="FILE", help="Write a page with totals, charts, days and countries.")
@click.option("--csv", type=_FILE, metavar="FILE", help="Write the rows as CSV.")
@click.option("--jsonl", type=_FILE, metavar="FILE", help="Write the rows as JSON, each on a line.")
@pass_state
def report(
    state: CommandState,
    /,
    tags: tuple[str, ...],
    title: str,
    days: int,
    by: Literal["video", "day"],
    output: str | None,
    **files: Any,
) -> None:
    """Report plays, watch time and completion of the videos with a tag, or of all: `report --tag launch -o csv`.

    A thousand videos take some fifty calls, a page some more. Keep the result: analytics change slowly. With a file the
    rows are not printed as well, unless --output is given.
    """
    from ....runtime.values.models import UNSET  # noqa: PLC0415 - help loads no client
    from ..calling import write_value  # noqa: PLC0415 - as above

    client: OwnClient = state.connect()  # type: ignore[assignment] # it is one
    try:
        videos = client.videos.list(tags=list(tags) or UNSET, title=title or UNSET, page_size=100)
        include: list[Literal["all", "days"]] = ["all"] if files["html"] else ["days"] if by == "day" else []
        made = client.analytics.report(videos, days=days, include=include)
    finally:
        client.close()
    for form, file in files.items():
        if file:
            _write(made, form, file, by)
    if output or not any(files.values()):
        write_value(state, made.to_dicts(by), CallOptions(output=output or ""))


def _write(report: Report, form: str, file: str, by: Literal["video", "day"]) -> None:
    try:
        match form:
            case "html":
                report.to_html(file)
            case "csv":
                report.to_csv(file, by)
            case _:
                report.to_jsonl(file, by)
    except OSError as error:
        raise AgentError(f"{file}: {error.strerror}", next_step="name a file that can be written") from error
    say(f"{file} is written")
