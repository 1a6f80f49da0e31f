"""Sending distributions to an index by `uv publish`, which skips a file that is there and equal and refuses another.

uv compares as it sends, so that a different second file is seen only after the first was sent. A dry run before it
compares all files first, and one after it shows that the index lists them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.parse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.release.build import CHECKSUMS, hash_file
from generator.release.programs import ReleaseError

_WITHOUT_CREDENTIALS: Final = ("--dry-run", "--trusted-publishing", "never")
_FRESH: Final[Mapping[str, str]] = {"UV_NO_CACHE": "1"}


def read_distributions(folder: Path) -> tuple[Path, ...]:
    """Give the wheels and sdists that a folder's checksums list. Raises ReleaseError when one is not as listed."""
    try:
        lines = (folder / CHECKSUMS).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReleaseError(f"{folder / CHECKSUMS} cannot be read; run release build first") from error
    listed = {name.strip(): digest for digest, _, name in (line.partition(" ") for line in lines) if name}
    for name, digest in listed.items():
        file = folder / name
        if not file.is_file() or hash_file(file) != digest:
            raise ReleaseError(f"{file} is not what was built; run release build again")
    found = tuple(folder / name for name in listed if name.endswith((".whl", ".tar.gz")))
    if not found:
        raise ReleaseError(f"{folder / CHECKSUMS} lists no distribution; run release build again")
    return found


def compare_with_index(files: Sequence[Path], index_url: str, upload_url: str = "") -> None:
    """Compare all files with those of the index; what uv reports of each goes to stderr. Nothing is sent.

    Raises ReleaseError when one is there but different, when the index gives no hash of it, or cannot be
    read.
    """
    if _publish(files, index_url, upload_url, *_WITHOUT_CREDENTIALS) != 0:
        raise ReleaseError(
            "nothing was sent: the index has another file of that name, or cannot be compared with (see above); "
            "a published version never changes, so release the next one"
        )


def send(files: Sequence[Path], index_url: str, upload_url: str = "") -> None:
    """Send the files that the index lacks, to uv's own default when `upload_url` is "". Raises ReleaseError.

    What was sent before a failure stays there. uv finds the credentials in the environment, or asks the index to trust
    the workflow that it runs in.
    """
    if _publish(files, index_url, upload_url) != 0:
        raise ReleaseError("the upload stopped (see above); what was sent stays, and the same command sends the rest")


def _publish(files: Sequence[Path], index_url: str, upload_url: str, *options: str) -> int:
    words = ["publish", "--no-progress", "--check-url", _checked(index_url), *options]
    if upload_url:
        words += ["--publish-url", _checked(upload_url)]
    command = [sys.executable, "-m", "uv", *words, *(os.fspath(file.resolve()) for file in files)]
    sys.stdout.flush()
    return subprocess.run(command, env={**os.environ, **_FRESH}, stdin=subprocess.DEVNULL, check=False).returncode


def _checked(address: str) -> str:
    """Refuse what is no address of an index, and one that holds credentials, without repeating it."""
    parts = urllib.parse.urlsplit(address)
    if parts.username or parts.password:
        raise ReleaseError("an address must not hold credentials; give them in the environment (UV_PUBLISH_TOKEN)")
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ReleaseError(f"{address!r} is no address of an index; it begins with https://")
    return address
