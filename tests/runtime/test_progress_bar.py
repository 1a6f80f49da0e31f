"""A bar in the terminal: how far, how fast, how long still; and a clear error without the library that draws it."""

from __future__ import annotations

import io
import sys
from typing import Any

import pytest
from package.client import Sample
from package.runtime.errors import ConfigurationError
from package.runtime.request.progress import Progress
from package.runtime.transfer.progress_bar import progress_bar
from rich.console import Console
from upload_server import BlockingUploads, UploadApi
from uploading import CONTENT, operation_of, places_of


def recording() -> Console:
    return Console(file=io.StringIO(), record=True, width=100, force_terminal=True, color_system=None)


def moment(done: int, *, total: int | None, rate: float = 0.0, left: float | None = None) -> Progress:
    return Progress(bytes_done=done, bytes_total=total, parts_done=0, parts_total=None, rate=rate, seconds_left=left)


def last_line(console: Console) -> str:
    return console.export_text(clear=False).strip().rpartition("\n")[2]


def test_a_bar_shows_how_far_how_fast_and_how_long_still() -> None:
    console = recording()

    with progress_bar("Keynote", console=console) as show:
        show(moment(50_000_000, total=200_000_000, rate=25e6, left=6.0))

    assert "Keynote" in last_line(console)
    for told in ("50.0/200.0 MB", "25.0 MB/s", "6 s left"):
        assert told in last_line(console)


def test_what_is_not_known_is_not_shown() -> None:
    console = recording()

    with progress_bar(console=console) as show:
        show(moment(50_000_000, total=None))

    assert "50.0/? MB" in last_line(console)
    assert "MB/s" not in last_line(console)
    assert "left" not in last_line(console)


def test_a_name_in_brackets_is_shown_as_it_is() -> None:
    console = recording()

    with progress_bar("[/final] {0}.mp4", console=console):
        pass

    assert last_line(console).startswith("[/final] {0}.mp4")


def test_a_bar_follows_an_upload_to_its_end() -> None:
    console = recording()

    with (
        progress_bar("talk.mp4", console=console) as show,
        Sample(transport=BlockingUploads(UploadApi()), auth="none") as client,
    ):
        client.caller.upload(operation_of(None), places_of(CONTENT), chunk_size=64, on_progress=show)

    assert "512/512 bytes" in last_line(console)
    assert "0 s left" in last_line(console)


def test_an_error_in_the_block_is_raised_and_ends_the_bar() -> None:
    console = recording()

    with pytest.raises(ZeroDivisionError), progress_bar("talk.mp4", console=console):
        raise ZeroDivisionError

    with progress_bar("another", console=console):
        pass
    assert "another" in last_line(console)


def test_without_rich_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    absent: Any = None
    for name in [name for name in sys.modules if name.partition(".")[0] == "rich"]:
        monkeypatch.setitem(sys.modules, name, absent)

    with pytest.raises(ConfigurationError, match="a progress bar needs rich: install it, or the extra `progress`"):
        progress_bar().__enter__()
