"""Wheel and sdist, built twice: in two folders, by two Pythons, with the same bytes."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.release.programs import ReleaseError, run_program
from generator.release.pythons import Interpreter

CHECKSUMS: Final = "SHA256SUMS"
"""File beside the distributions, as `sha256sum --check` reads it."""

EARLIEST: Final = 315532800
"""1980-01-01: a zip file knows no earlier date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What to build. package: folder of the distribution; files: what of it counts, by path below it.

    constraints: requirements with hashes that pin the build tool; None takes what the package asks for.
    epoch: the time every file in the archives bears.
    """

    package: Path
    files: tuple[str, ...]
    constraints: Path | None
    epoch: int


def build_twice(order: Order, pythons: Sequence[Interpreter], output: Path) -> tuple[Path, ...]:
    """Build in a new folder for each interpreter, and move wheel and sdist to `output` when all builds are equal.

    Raises ReleaseError when a build fails, or differs from the first.
    """
    with tempfile.TemporaryDirectory(prefix="release-") as temporary:
        builds = [_build(order, python, Path(temporary) / f"{n}-{python.version}") for n, python in enumerate(pythons)]
        first, *others = builds
        for python, other in zip(pythons[1:], others, strict=True):
            _compare(first, other, f"Python {pythons[0].version} and Python {python.version}")
        output.mkdir(parents=True, exist_ok=True)
        return tuple(Path(shutil.move(file, output / file.name)) for file in first.values())


def _build(order: Order, python: Interpreter, folder: Path) -> dict[str, Path]:
    source, built = folder / order.package.name, folder / "built"
    for name in order.files:
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(order.package / name, target)
    words: list[str | Path] = [sys.executable, "-m", "uv", "build", "--no-python-downloads", "--python", python.path]
    if order.constraints is not None:
        words += ["--build-constraints", order.constraints.resolve(), "--require-hashes"]
    run_program(
        [*words, "--out-dir", built, source],
        folder=folder,
        failure=f"the build with Python {python.version} failed",
        environment={"SOURCE_DATE_EPOCH": str(max(order.epoch, EARLIEST))},
    )
    return {file.name: file for file in sorted(built.iterdir()) if file.suffix in {".whl", ".gz"}}


def _compare(first: Mapping[str, Path], other: Mapping[str, Path], between: str) -> None:
    if first.keys() != other.keys():
        raise ReleaseError(f"the builds of {between} made {', '.join(first)} and {', '.join(other)}")
    for name, file in first.items():
        if file.read_bytes() != other[name].read_bytes():
            raise ReleaseError(f"{name} is not reproducible: the builds of {between} differ")


def hash_file(file: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    with file.open("rb") as stream:
        digest = sha256()
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def write_checksums(files: Sequence[Path], folder: Path) -> Path:
    """Write the hashes of files in a folder, one line each."""
    place = folder / CHECKSUMS
    place.write_text("".join(f"{hash_file(file)}  {file.name}\n" for file in files), encoding="utf-8")
    return place
