from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from generator.release.contents import check_sdist, check_wheel
from generator.release.programs import ReleaseError
from tests.generator.release.conftest import SDIST, make_wheel

FILES = ("pet_shop/__init__.py", "pet_shop/py.typed", "pyproject.toml", "LICENSE", "tests/test_pets.py")
MEMBERS = dict.fromkeys(FILES[:2], "")


def make_sdist(folder: Path, names: tuple[str, ...]) -> Path:
    file = folder / SDIST
    with tarfile.open(file, "w:gz") as archive:
        for name in names:
            archive.addfile(tarfile.TarInfo(f"pet_shop-1.2.0/{name}"), io.BytesIO())
    return file


def test_package_and_nothing_else_is_fine(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, MEMBERS)
    sdist = make_sdist(tmp_path, (*FILES[:3], "PKG-INFO", "LICENSE"))

    assert 4 == check_wheel(wheel, "pet_shop", FILES)
    assert 5 == check_sdist(sdist, "pet_shop", FILES)


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("tests/test_pets.py", "holds tests or recordings: tests/test_pets.py"),
        ("pet_shop/testing/recordings/pets.json", "holds tests or recordings"),
        ("pet_shop/notes.txt", "holds what the package does not: pet_shop/notes.txt"),
        ("notes.txt", "holds what the package does not: notes.txt"),
    ],
)
def test_what_does_not_belong_there_is_named(name: str, complaint: str, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, MEMBERS | {name: ""})
    sdist = make_sdist(tmp_path, (*FILES[:3], "LICENSE", name))

    with pytest.raises(ReleaseError, match=complaint):
        check_wheel(wheel, "pet_shop", FILES)
    with pytest.raises(ReleaseError, match=complaint):
        check_sdist(sdist, "pet_shop", FILES)


def test_package_without_types_is_refused(tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, {"pet_shop/__init__.py": ""})

    with pytest.raises(ReleaseError, match=r"lacks: pet_shop/py\.typed"):
        check_wheel(wheel, "pet_shop", FILES[:1])


def test_sdist_without_license_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no license"):
        check_sdist(make_sdist(tmp_path, FILES[:3]), "pet_shop", FILES)
