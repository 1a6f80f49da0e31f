"""What `release publish` does: upload the distributions that an index lacks; a second run has nothing to do."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.release.programs import ReleaseError
from generator.release.publish import compare_with_index, read_distributions, send


def run(dist: Path, index_url: str, upload_url: str, *, upload: bool) -> int:
    """Compare with the index; with `upload`, send what is missing and compare again."""
    if not index_url:
        raise ReleaseError("no index; give --index-url, or set UV_PUBLISH_CHECK_URL")
    files = read_distributions(dist)
    compare_with_index(files, index_url, upload_url)
    if not upload:
        sys.stdout.write("nothing was sent; --upload sends what the index lacks\n")
        return 0
    send(files, index_url, upload_url)
    compare_with_index(files, index_url, upload_url)
    return 0
