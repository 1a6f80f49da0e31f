"""Where the emulator depends on the system, whichever one the tests run on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from package.base.files import _sync


@pytest.mark.parametrize(("system", "opened"), [("linux", 1), ("darwin", 1), ("win32", 0)])
def test_folder_is_synced_where_folders_can_be_opened(
    system: str, opened: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening: list[object] = []
    open_file = os.open

    def remember(file: Path, flags: int) -> int:
        opening.append(file)
        return open_file(file, flags)

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(os, "open", remember)

    _sync(tmp_path)

    assert [tmp_path] * opened == opening
