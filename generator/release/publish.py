"""Bringing distributions to an index: what is there and equal is skipped, what is there and different stops it all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from packaging.utils import parse_sdist_filename, parse_wheel_filename

from generator.release.build import CHECKSUMS, hash_file
from generator.release.index import check_address, read_index
from generator.release.programs import ReleaseError, run_program

Send: TypeAlias = Callable[[Path], None]


class Standing(StrEnum):
    """What becomes of a file: it is sent, or the index has it already."""

    MISSING = "missing"
    THERE = "there"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shipment:
    """One distribution, and how it stands at the index."""

    file: Path
    digest: str
    standing: Standing

    @property
    def is_missing(self) -> bool:
        """Whether it has to be sent."""
        return self.standing is Standing.MISSING


def read_distributions(folder: Path) -> tuple[Path, ...]:
    """Give the wheel and the sdist that a folder's checksums list. Raises ReleaseError when one is not as listed."""
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


def plan_shipments(files: Sequence[Path], index_url: str) -> tuple[Shipment, ...]:
    """Ask the index about each file. Raises ReleaseError, before anything is sent, when one is there but different."""
    distribution = _distribution(files[0])
    there = read_index(index_url, distribution)
    return tuple(_compare(file, there) for file in files)


def _distribution(file: Path) -> str:
    parse = parse_wheel_filename if file.suffix == ".whl" else parse_sdist_filename
    return parse(file.name)[0]


def _compare(file: Path, there: Mapping[str, str]) -> Shipment:
    digest = hash_file(file)
    if file.name not in there:
        return Shipment(file=file, digest=digest, standing=Standing.MISSING)
    if not there[file.name]:
        raise ReleaseError(f"the index has {file.name} and tells no SHA-256 of it, so nothing was sent")
    if there[file.name] != digest:
        raise ReleaseError(
            f"the index has another {file.name}: sha256 {there[file.name]} there, {digest} here; "
            "nothing was sent; a version that is out never changes, release the next one"
        )
    return Shipment(file=file, digest=digest, standing=Standing.THERE)


def ship(shipments: Sequence[Shipment], send: Send) -> int:
    """Send what is missing, one file after the other, and give their number. Raises ReleaseError at the first failure.

    What was sent by then stays there; the same call again goes on with the rest.
    """
    missing = [shipment.file for shipment in shipments if shipment.is_missing]
    for file in missing:
        send(file)
    return len(missing)


def confirm(files: Sequence[Path], index_url: str) -> tuple[Path, ...]:
    """Ask the index again, and give what it does not list (yet). Raises ReleaseError when something is different."""
    return tuple(one.file for one in plan_shipments(files, index_url) if one.is_missing)


def send_with_uv(upload_url: str) -> Send:
    """Give a way to send one file by `uv publish`, to its own default when `upload_url` is "".

    Credentials are uv's business: it finds them in the environment, or asks the index to trust the workflow it is in.
    """
    if upload_url:
        check_address(upload_url)

    def send(file: Path) -> None:
        address = ["--publish-url", upload_url] if upload_url else []
        run_program(
            [sys.executable, "-m", "uv", "publish", "--no-progress", *address, file.resolve()],
            folder=file.parent,
            failure=f"{file.name} could not be sent; what was sent stays, the same command goes on",
        )

    return send
