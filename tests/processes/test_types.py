"""What type checkers say of code that uses the package: all examples pass, and misspelt names do not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sdk.readme.example_texts import written
from tests.sdk.readme.own_packages import blocks, guides, make_package

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [str(ROOT / "generated" / name) for name in ("python", "emulator")]
MISSPELT = """\
import apivideo_sdk
from apivideo_emulator import Servr  # wrong
from apivideo_sdk import ApiVideoo  # wrong
from apivideo_sdk import ApiVideo, models, testing
from apivideo_sdk.models import Vidoe  # wrong
from apivideo_sdk.models import Video, VideoCreationPayload, VideoUpdatePayload
from apivideo_sdk.testing import recordedd  # wrong
from apivideo_sdk.testing.recordings import redactt  # wrong

models.Video
models.Vidoe  # wrong
testing.recordings.redact
apivideo_sdk.errors.ApiError
apivideo_sdk.nothing  # wrong
VideoUpdatePayload(language="fr", transcript_summary_attributes=["abstract"])
VideoUpdatePayload(language="Klingon")  # wrong
VideoUpdatePayload(titel="A")  # wrong
VideoCreationPayload(description="A")  # wrong
video: Video = ApiVideo().videos.list()[0]
some: list[Video] = ApiVideo().videos.list()[1:]
nothing: str = video.player_id  # wrong
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("checked")
    (made / "misspelt.py").write_text(MISSPELT, encoding="utf-8")
    packages = [*PACKAGES, *map(str, own_packages(tmp_path_factory))]
    (made / "pyrightconfig.json").write_text(json.dumps({"extraPaths": packages, "typeCheckingMode": "standard"}))
    return made


def own_packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make the packages of guides that have a document of their own."""
    for guide in (guide for guide, package in guides().items() if package):
        folder = tmp_path_factory.mktemp("own")
        make_package(guide, folder, len(blocks(guide)) - 1)
        yield folder / "made"


@pytest.mark.parametrize("checker", ["mypy", "basedpyright"])
def test_examples_are_well_typed_and_mistakes_are_found(checker: str, folder: Path) -> None:
    places = written(folder)

    findings = list(found_by(checker, folder))

    wrong = {number for number, line in enumerate(MISSPELT.splitlines(), 1) if line.endswith("# wrong")}
    assert [] == [f"{places[file]}: {text}" for file, _, text in findings if file in places]
    assert wrong == {line for file, line, _ in findings if file == "misspelt.py"}


def found_by(checker: str, folder: Path) -> Iterator[tuple[str, int, str]]:
    """Give file, line and text of what a checker finds."""
    command = [sys.executable, "-m", checker]
    if checker == "mypy":
        command += ["--strict", "--no-incremental", "--config-file", os.devnull, "--enable-error-code", "misc", "."]
    else:
        command += ["--pythonpath", sys.executable, "."]
    packages = json.loads((folder / "pyrightconfig.json").read_text())["extraPaths"]
    environment = {**os.environ, "MYPYPATH": os.pathsep.join(packages)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    for found in re.finditer(r"(\w+\.py):(\d+)(?::\d+)?(?::| -) error: (.*)", done.stdout):
        yield found[1], int(found[2]), found[3]
