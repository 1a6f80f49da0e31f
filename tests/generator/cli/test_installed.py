"""The generator as it is installed: from its wheel, in a folder that is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from generator.program import DISTRIBUTION, VERSION
from tests.architecture.sources import ROOT, tracked_files
from tests.generator.cli.conftest import Run

Installed = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel as pip does, but for its dependencies: those of this environment are found."""
    folder = tmp_path_factory.mktemp("site")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("dist")), versions=["standard"])
    with zipfile.ZipFile(wheel) as file:
        file.extractall(folder)
    return folder


@pytest.fixture
def installed(site: Path, folder: Path) -> Installed:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(site), "XDG_CACHE_HOME": str(folder / "cache")}
        command = [sys.executable, "-m", "apivideo_generator", *words]
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    return run


def test_site_packages_get_one_module_and_no_bytecode(site: Path) -> None:
    assert {"apivideo_generator", f"apivideo_generator-{VERSION}.dist-info"} == {one.name for one in site.iterdir()}
    assert [] == list(site.rglob("*.pyc"))


def test_wheel_holds_every_module_and_every_template(site: Path) -> None:
    package = site / "apivideo_generator"

    names = {str(file.relative_to(ROOT)) for file in tracked_files() if file.is_relative_to(ROOT / "templates")}
    names |= {str(file.relative_to(ROOT)) for file in tracked_files() if file.is_relative_to(ROOT / "generator")}

    assert set() == {name for name in names if not (package / name).is_file()}


def test_editable_install_runs_the_checkout(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["editable"])

    with zipfile.ZipFile(wheel) as file:
        (paths,) = [file.read(name).decode() for name in file.namelist() if name.endswith(".pth")]
    assert str(ROOT) == paths.strip()


def test_command_generates_elsewhere_what_the_checkout_generates(installed: Installed, run: Run, folder: Path) -> None:
    done = installed("generate", "--spec", "shop.yaml", "--package", "my_api", "--output", "installed")
    here = run("generate", "--spec", "shop.yaml", "--package", "my_api", "--output", "here")

    assert (0, 0) == (done.returncode, here.code), done.stderr
    assert _files(folder / "here") == _files(folder / "installed")
    assert (folder / "cache" / DISTRIBUTION / "templates").is_dir()


def _files(folder: Path) -> dict[str, bytes]:
    found = [file for file in folder.rglob("*") if file.is_file() and ".generator_cache" not in file.parts]
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def test_project_elsewhere_uses_built_in_layers(installed: Installed, folder: Path) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.generator]\ndocument = "shop.yaml"\nlayers = ["python"]\noutput = "sdk"\n'
    )

    first, second = installed("generate"), installed("generate")

    assert 0 == first.returncode, first.stderr
    assert second.stdout.startswith("sdk: up to date, ")


def test_help_names_the_command(installed: Installed) -> None:
    assert f"Usage: {DISTRIBUTION} validate " in installed("validate", "--help").stdout


def test_name_version_and_command_are_those_of_the_metadata(site: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    entry_points = (site / f"apivideo_generator-{VERSION}.dist-info" / "entry_points.txt").read_text(encoding="utf-8")

    assert (DISTRIBUTION, VERSION) == (project["name"], project["version"])
    assert "apivideo-generator = apivideo_generator:program" in entry_points
