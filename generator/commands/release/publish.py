"""What `release publish` does: what an index lacks of a build is sent to it; again, and nothing is left to do."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.release.programs import ReleaseError
from generator.release.publish import confirm, plan_shipments, read_distributions, send_with_uv, ship


def run(dist: Path, index_url: str, upload_url: str, *, upload: bool) -> int:
    """Compare with the index; send what is missing when asked to."""
    if not index_url:
        raise ReleaseError("which index? give --index-url, or UV_PUBLISH_CHECK_URL in the environment")
    files = read_distributions(dist)
    shipments = plan_shipments(files, index_url)
    for shipment in shipments:
        sys.stdout.write(f"{shipment.standing.ljust(9)}{shipment.file.name}  sha256 {shipment.digest}\n")
    missing = sum(shipment.is_missing for shipment in shipments)
    if not missing:
        sys.stdout.write("nothing to send: the index has these very files\n")
        return 0
    if not upload:
        sys.stdout.write(f"{_count(missing)} would be sent; add --upload to send\n")
        return 0
    sent = ship(shipments, send_with_uv(upload_url))
    unlisted = confirm(files, index_url)
    for file in unlisted:
        sys.stdout.write(f"the index does not list {file.name} yet; run this again to see\n")
    sys.stdout.write(f"{_count(sent)} sent{'' if unlisted else '; the index lists them with equal hashes'}\n")
    return 0


def _count(number: int) -> str:
    return f"{number} file{'s' * (number != 1)}"
