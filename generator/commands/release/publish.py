"""`release publish`: send what an index lacks of a build to it; a second run finds nothing to send."""

from __future__ import annotations

import argparse
import os
import sys

from generator.release.programs import ReleaseError
from generator.release.publish import compare_with_index, read_distributions, send


def run(arguments: argparse.Namespace) -> int:
    """Compare with the index; send what is missing when asked to, and compare again."""
    index_url = arguments.index_url or os.environ.get("UV_PUBLISH_CHECK_URL", "")
    upload_url = arguments.upload_url or os.environ.get("UV_PUBLISH_URL", "")
    if not index_url:
        raise ReleaseError("which index? give --index-url, or UV_PUBLISH_CHECK_URL in the environment")
    files = read_distributions(arguments.dist)
    compare_with_index(files, index_url, upload_url)
    if not arguments.upload:
        sys.stdout.write("nothing was sent; --upload sends what the index lacks\n")
        return 0
    send(files, index_url, upload_url)
    compare_with_index(files, index_url, upload_url)
    return 0
