"""`report`: plays, watch time and completion of many videos, as a table, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from ..state import FORMATS, CallOptions, CommandState, pass_state

if TYPE_CHECKING:
    from ...own import OwnClient


@click.command("report")
@click.option("--tag", "tags", multiple=True, help="Only videos with this tag; several times for several.")
@click.option("--title", default="", help="Only videos with this in their titles.")
@click.option("--days", type=click.IntRange(1, 30), default=7, help="Whole days before today; default: 7.")
@click.option(
    "--by", type=click.Choice(["video", "day"]), default="video", help="Rows for videos, or for videos by day."
)
@click.option("-o", "--output", type=click.Choice(FORMATS), help="Table in a terminal, else JSON.")
@pass_state
def report(
    state: CommandState,
    /,
    tags: tuple[str, ...],
    title: str,
    days: int,
    by: Literal["video", "day"],
    output: str | None,
) -> None:
    """Report plays, watch time and completion of the videos with a tag, or of all: `report --tag launch -o csv`.

    A thousand videos take some fifty calls. Keep the result: analytics change slowly.
    """
    from ....runtime.values.models import UNSET  # noqa: PLC0415 - help loads no client
    from ..calling import write_value  # noqa: PLC0415 - as above

    client: OwnClient = state.connect()  # type: ignore[assignment] # it is one
    try:
        videos = client.videos.list(tags=list(tags) or UNSET, title=title or UNSET, page_size=100)
        made = client.analytics.report(videos, days=days, include=["days"] if by == "day" else [])
        rows = made.to_dicts(by)
    finally:
        client.close()
    write_value(state, rows, CallOptions(output=output or ""))
