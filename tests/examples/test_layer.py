"""The example of a layer: its package has what the layer adds, passes its own tests and is typed."""

from __future__ import annotations

import asyncio
import importlib
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.output import layers
from tests.reference import ROOT

EXAMPLE = ROOT / "examples" / "layer"
PETS = [{"name": "Tom", "age": 3}, {"name": "Ann", "age": 9}, {"name": "Kit", "age": 0}]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("layer") / "repository"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("client", ".*"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert 0 == main(("generate",))
        patch.syspath_prepend(str(folder / "client"))
        yield folder / "client"
        for name in [name for name in sys.modules if name.partition(".")[0] == "pet_shop"]:
            del sys.modules[name]


@pytest.fixture
def package(made: Path) -> Any:  # noqa: ARG001 # it is importable by then
    for name in ("testing", "client"):
        importlib.import_module(f"pet_shop.{name}")
    return sys.modules["pet_shop"]


def test_both_clients_have_what_the_layer_adds(package: Any) -> None:
    client = package.PetShop(transport=package.testing.ReplayTransport(package.testing.json_reply(PETS)))
    twin = package.AsyncPetShop(transport=package.testing.AsyncReplayTransport(package.testing.json_reply(PETS)))

    assert "Ann" == client.pets.oldest().name == asyncio.run(twin.pets.oldest()).name


def test_export_of_the_layer_is_one_of_the_package(package: Any) -> None:
    assert [False, False, True] == [package.is_kitten(package.models.Pet(**pet)) for pet in PETS]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "--no-cache", "."], id="lint"),
        pytest.param(["pytest", "-q", "-p", "no:cacheprovider", "tests"], id="tests", marks=pytest.mark.slow),
    ],
)
def test_package_passes_its_own_checks(made: Path, command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=made, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout + done.stderr


def test_layer_has_three_files_and_each_is_described() -> None:
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    files = [file for file in (EXAMPLE / "layer").rglob("*") if file.is_file() and "__pycache__" not in file.parts]

    described = re.findall(r"^\| `(layer/\S+)`", text, re.MULTILINE)
    assert {file.relative_to(EXAMPLE).as_posix() for file in files} == set(described)
    assert 3 == len(files)


def test_every_table_of_a_layer_is_described() -> None:
    text = (EXAMPLE / "README.md").read_text(encoding="utf-8")

    assert set(layers.TABLES) == set(re.findall(r"^\| `\[(\w+)\]`", text, re.MULTILINE))
    assert {"mixins", "exports"} == tomllib.loads((EXAMPLE / "layer" / "layer.toml").read_text()).keys()
