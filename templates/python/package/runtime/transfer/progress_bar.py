"""A bar in the terminal for uploads and downloads, drawn by rich: the optional extra `progress`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import ConfigurationError
from ..request.progress import OnProgress, Progress

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress_bar(description: str = "", *, console: Console | None = None) -> Iterator[OnProgress]:
    """Show a bar while the block runs; give what it binds as `on_progress`.

    description: stands before the bar. console: rich's, standard output unless given.
    Raises ConfigurationError when rich is not installed.
    """
    try:
        from rich import progress as rich  # noqa: PLC0415 - an optional extra
    except ImportError as error:
        raise ConfigurationError("a progress bar needs rich: install it, or the extra `progress`") from error
    columns = (
        rich.TextColumn("{task.description}", markup=False),
        rich.BarColumn(),
        rich.DownloadColumn(),
        rich.TextColumn("{task.fields[rate]}", markup=False),
        rich.TextColumn("{task.fields[left]}", markup=False),
    )
    with rich.Progress(*columns, console=console) as bars:
        task = bars.add_task(description, total=None, rate="", left="")

        def show(event: Progress) -> None:
            bars.update(
                task,
                completed=event.bytes_done,
                total=event.bytes_total,
                rate=f"{event.rate / 1e6:.1f} MB/s" if event.rate else "",
                left="" if event.seconds_left is None else f"{event.seconds_left:.0f} s left",
            )

        yield show
