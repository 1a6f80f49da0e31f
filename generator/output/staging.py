"""Folders that files are written to before they are put in their place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staging_folder(output: Path) -> Iterator[Path]:
    """Give a folder beside the output, on the same disk; remove it, and those of runs that were killed."""
    prefix = f".{output.name}.staging-"
    parent = output.resolve().parent
    for left_over in parent.glob(f"{prefix}*"):
        if not _is_alive(left_over.name.removeprefix(prefix).partition("-")[0]):
            shutil.rmtree(left_over, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{prefix}{os.getpid()}-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder, which is made with all folders that are needed."""
    base = os.fspath(folder)
    made: set[str] = set()
    for path, content in files.items():
        place = f"{base}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in made:
            Path(parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        with open(place, "wb") as file:  # noqa: PTH123 # hundreds of files
            file.write(content)


def _is_alive(process: str) -> bool:
    if os.name != "posix" or not process.isdigit():
        return True  # not to be told: leave its folder alone
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
