"""What is in a wheel and an sdist: exactly the package, typed and licensed; no tests, no recordings."""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from generator.release.programs import ReleaseError

_ADDED: Final = frozenset({"PKG-INFO", ".gitignore"})
"""Files that a build adds to an sdist."""

_SHOWN: Final = 3


def check_wheel(wheel: Path, package: str, files: Iterable[str]) -> int:
    """Hold the members of a wheel against the package's files; give their number. Raises ReleaseError."""
    with zipfile.ZipFile(wheel) as archive:
        names = {info.filename: info.file_size for info in archive.infolist()}
    members = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    _check(wheel, members, package, files)
    if not any(re.fullmatch(r"[^/]+\.dist-info/licenses/LICENSE.*", name) for name in names):
        raise ReleaseError(f"{wheel.name} holds no license; put a LICENSE file into a layer")
    return len(names)


def check_sdist(sdist: Path, package: str, files: Collection[str]) -> int:
    """Hold the members of an sdist against the package's files; give their number. Raises ReleaseError."""
    with tarfile.open(sdist) as archive:
        paths = [PurePosixPath(member.name) for member in archive.getmembers() if member.isfile()]
    names = {"/".join(path.parts[1:]) for path in paths}
    beside = {name for name in files if "/" not in name}
    _check(sdist, names - beside - _ADDED, package, files)
    if "LICENSE" not in names:
        raise ReleaseError(f"{sdist.name} holds no license; put a LICENSE file into a layer")
    return len(names)


def _check(archive: Path, members: set[str], package: str, files: Iterable[str]) -> None:
    expected = {name for name in files if name.startswith(f"{package}/")}
    complaints = (
        ("holds tests or recordings", {name for name in members if _is_ours_alone(name)}),
        ("holds what the package does not", members - expected),
        ("lacks", (expected | {f"{package}/py.typed"}) - members),
    )
    for complaint, names in complaints:
        found = sorted(names)
        if found:
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            raise ReleaseError(f"{archive.name} {complaint}: {', '.join(found[:_SHOWN])}{more}")


def _is_ours_alone(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "tests" in parts or ("recordings" in parts and name.endswith(".json"))
