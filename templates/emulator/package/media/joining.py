"""Parts of an upload made one file; and a file made another one of the same bytes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..base.files import UploadedFiles

_BLOCK: Final = 1024 * 1024


def join_files(files: UploadedFiles, names: Sequence[str]) -> Path:
    """Write files one after the other into a new one, on the disk before it is given. One file is not written again."""
    if len(names) == 1:
        return duplicate(files, names[0])
    handle, path = files.receive()
    with os.fdopen(handle, "wb") as joined:
        for name in names:
            with files.path(name).open("rb") as part:
                shutil.copyfileobj(part, joined, _BLOCK)
        joined.flush()
        os.fsync(joined.fileno())
    return path


def duplicate(files: UploadedFiles, name: str) -> Path:
    """Make another file of the same bytes: a link, as nobody changes them, or a copy where there are no links."""
    handle, path = files.receive()
    os.close(handle)
    path.unlink()
    try:
        os.link(files.path(name), path)
    except OSError:
        shutil.copyfile(files.path(name), path)
    return path
