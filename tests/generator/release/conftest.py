"""A local index to publish to, and a folder of small distributions."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.release.build import write_checksums
from generator.release.programs import run_program
from tests.rehearsal.local_index import LocalIndex, serve_index

METADATA = """\
Metadata-Version: 2.4
Name: pet-shop
Version: 1.2.0
Summary: Sells pets.
License-Expression: MIT
Classifier: Development Status :: 4 - Beta
Classifier: Typing :: Typed
Keywords: pets,shop
Author: Somebody
Project-URL: Homepage, https://shop.test
Requires-Python: >=3.11
Requires-Dist: httpx2>=2.16
Requires-Dist: rich>=13; extra == "progress"
Provides-Extra: progress
Description-Content-Type: text/markdown

# Pet Shop
"""

WHEEL = "pet_shop-1.2.0-py3-none-any.whl"
SDIST = "pet_shop-1.2.0.tar.gz"


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.test", "-c", "commit.gpgsign=false"]
    run_program(["git", *names, *words], folder=folder, failure="git failed")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LocalIndex]:
    with serve_index(tmp_path / "index") as served:
        yield served


def make_wheel(folder: Path, members: dict[str, str], metadata: str = METADATA) -> Path:
    file = folder / WHEEL
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("pet_shop-1.2.0.dist-info/METADATA", metadata)
        archive.writestr("pet_shop-1.2.0.dist-info/licenses/LICENSE", "MIT")
    return file


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    wheel = make_wheel(folder, {"pet_shop/__init__.py": ""})
    sdist = folder / SDIST
    with tarfile.open(sdist, "w:gz") as archive:
        described = tarfile.TarInfo("pet_shop-1.2.0/PKG-INFO")
        described.size = len(METADATA.encode())
        archive.addfile(described, io.BytesIO(METADATA.encode()))
    write_checksums((wheel, sdist), folder)
    return folder
