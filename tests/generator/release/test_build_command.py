"""`release build` builds the planned release and nothing else: each obstacle is one line, before anything is built."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.release import build
from generator.pipeline import DocumentError, Generation
from generator.problems import Location, Problem
from generator.project.project import Project
from generator.release.programs import ReleaseError
from tests.generator.release.conftest import git
from tests.generator.release.test_plan import CHANGELOG, DOCUMENT, PROJECT

Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop whose version 2.0.0 is planned, written, committed and tagged, as the plan says."""
    folder = tmp_path_factory.mktemp("planned")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for name, text in {"spec.yaml": DOCUMENT, "pyproject.toml": PROJECT, "CHANGELOG.md": CHANGELOG}.items():
        (folder / name).write_text(text)
    (folder / ".gitignore").write_text(".cache/\n")
    commit(folder, "v1.0.0")
    (folder / "spec.yaml").write_text(DOCUMENT.replace("enum: [cat, dog]", "enum: [cat]"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert 0 == main(["release", "plan", "--write"])
    commit(folder, "v2.0.0")
    return folder


@pytest.fixture
def shop(planned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(planned, tmp_path / "shop")
    monkeypatch.chdir(tmp_path / "shop")
    monkeypatch.setattr(build, "build_twice", _stop)
    return tmp_path / "shop"


def _stop(*_arguments: object) -> tuple[Path, ...]:
    raise ReleaseError("everything is ready")


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", tag)
    git(folder, "tag", "--force", tag)


def replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text().replace(old, new))


def as_version(version: str) -> Edit:
    """Call the release something else, everywhere, and tag it so."""

    def edit(shop: Path) -> None:
        for name in ("pyproject.toml", "CHANGELOG.md"):
            replace(shop / name, "2.0.0", version)
        main(["generate"])
        commit(shop, f"v{version}")

    return edit


def without_entry(shop: Path) -> None:
    text = (shop / "CHANGELOG.md").read_text()
    (shop / "CHANGELOG.md").write_text(re.sub(r"## \[2\.0\.0\].*?(?=## \[1)", "", text, flags=re.DOTALL))
    commit(shop, "v2.0.0")


def on_another_commit(shop: Path) -> None:
    git(shop, "commit", "--quiet", "--allow-empty", "-m", "More")


def from_another_branch(shop: Path) -> None:
    git(shop, "checkout", "--quiet", "-b", "other", "v1.0.0")
    git(shop, "commit", "--quiet", "--allow-empty", "-m", "Repairs")
    git(shop, "tag", "v1.0.1")
    git(shop, "checkout", "--quiet", "main")


OBSTACLES: dict[str, tuple[Edit, str]] = {
    "dirty tree": (lambda shop: replace(shop / "CHANGELOG.md", "All.", "Much."), "not committed: CHANGELOG.md; "),
    "no tag": (lambda shop: git(shop, "tag", "--delete", "v2.0.0"), "there is no tag v2.0.0; "),
    "tag elsewhere": (on_another_commit, "v2.0.0 is on commit "),
    "no entry": (without_entry, "CHANGELOG.md has no entry `## [2.0.0] - "),
    "too low": (as_version("1.1.0"), "1.1.0 says too little after 1.0.0; these changes need 2.0.0"),
    "not after the last": (as_version("0.9.0"), "0.9.0 is too low for a first release"),
    "another branch": (from_another_branch, "v1.0.1 was released from another branch, and 2.0.0 would follow it"),
}


def test_planned_release_is_ready(shop: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (shop / "dist").mkdir()
    (shop / "dist" / "left.whl").touch()

    assert 1 == main(["release", "build"])
    out, err = capfd.readouterr()
    assert "planned       2.0.0 after 1.0.0, tagged and committed\n" == out
    assert "release build: everything is ready\n" == err


@pytest.mark.parametrize("name", OBSTACLES)
def test_anything_else_is_refused_in_one_line(name: str, shop: Path, capfd: pytest.CaptureFixture[str]) -> None:
    edit, message = OBSTACLES[name]
    edit(shop)
    capfd.readouterr()

    assert 1 == main(["release", "build"])
    out, err = capfd.readouterr()
    assert "" == out
    assert message in err
    assert 1 == err.count("\n")


@pytest.mark.usefixtures("shop")
def test_document_with_errors_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def find_errors(_project: Project) -> Generation:
        raise DocumentError([Problem(where=Location(file="spec.yaml"), rule="any", message="wrong")] * 2)

    monkeypatch.setattr(build, "generate", find_errors)

    assert 1 == main(["release", "build"])
    assert "release build: spec.yaml has 2 problems; run validate\n" == capsys.readouterr().err


def test_plan_does_not_take_a_version_of_another_branch(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from_another_branch(shop)
    git(shop, "tag", "--delete", "v2.0.0")
    git(shop, "checkout", "--quiet", "HEAD^")
    replace(shop / "spec.yaml", "enum: [cat, dog]", "enum: [cat]")

    assert 1 == main(["release", "plan", "--write"])
    assert "v1.0.1 was released from another branch" in capsys.readouterr().err
    assert CHANGELOG == (shop / "CHANGELOG.md").read_text()
