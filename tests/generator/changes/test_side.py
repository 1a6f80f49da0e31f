"""Documents as they were at a git revision, with the overlays of then, while the work tree stays as it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.changes import compare_sides, read_side
from generator.changes.words import sentence
from generator.problems import UnusableInputError
from generator.project import project

ROOT = """\
openapi: 3.1.1
info: {title: Pet Shop, version: 1.0.0}
paths:
  /pets: {$ref: paths/pets.yaml}
"""
PETS = """\
get:
  operationId: pets
  tags: [Pets]
  responses: {"204": {description: Done.}}
"""
CONFIGURATION = """\
[tool.generator]
document = "spec/openapi.yaml"
overlays = ["overlays/sdk.yaml"]
layers = ["./layer", "./bare"]
output = "out"
[tool.generator.names]
package = "shop"
"""
OVERLAY = """\
overlay: 1.1.0
info: {title: Names, version: 1.0.0}
actions:
- {target: "$.paths['/pets'].get", update: {x-client-action: NAME}}
"""
LAYER = '[exports]\nEXPORT = "a:b"\n'


IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    command = ["git", *IDENTITY, *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "pyproject.toml": CONFIGURATION,
        "spec/openapi.yaml": ROOT,
        "spec/paths/pets.yaml": PETS,
        "spec/broken.yaml": "openapi: 3.1.1\npaths: [\n",
        "overlays/sdk.yaml": OVERLAY.replace("NAME", "fetch"),
        "layer/layer.toml": LAYER.replace("EXPORT", "old"),
        "bare/README.md": "A layer that adds nothing.",
    }
    write(tmp_path, files)
    git(tmp_path, "init", "--template=")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-m", "first")
    git(tmp_path, "tag", "v1.0.0")
    now = {"overlays/sdk.yaml": OVERLAY.replace("NAME", "list"), "layer/layer.toml": LAYER.replace("EXPORT", "new")}
    write(tmp_path, now)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def messages(base: str, revision: str) -> list[str]:
    return [sentence(found.change) for found in compare_sides(read_side(base), read_side(revision))]


def test_revision_comes_with_the_overlays_and_layers_of_then(repository: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in repository.rglob("*") if ".git/" not in str(file)}

    found = messages("v1.0.0:spec/openapi.yaml", "spec/openapi.yaml")

    assert [
        "`client.pets.fetch()` is now `client.pets.list()`",
        "`old` is no longer exported",
        "`new` is now exported",
    ] == [message for message in found if message.startswith("`")]
    assert before == {file: file.stat().st_mtime_ns for file in repository.rglob("*") if ".git/" not in str(file)}


def test_built_in_layers_of_a_checkout_are_those_of_then(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "TEMPLATES", repository / "templates")
    write(repository, {"pyproject.toml": CONFIGURATION.replace("./", ""), "templates/layer/layer.toml": LAYER})
    write(repository, {"templates/bare/README.md": "A layer that adds nothing."})
    git(repository, "add", "-A")
    git(repository, "commit", "-m", "second")
    write(repository, {"templates/layer/layer.toml": LAYER.replace("EXPORT", "new")})

    found = messages("HEAD:spec/openapi.yaml", "spec/openapi.yaml")

    assert {"`EXPORT` is no longer exported", "`new` is now exported"} <= set(found)


@pytest.mark.usefixtures("repository")
def test_place_in_a_revision_is_named_as_git_names_it() -> None:
    side = read_side("v1.0.0:spec/openapi.yaml")

    assert "v1.0.0:spec/paths/pets.yaml:2:3" == str(side.locate("#/paths/~1pets/get/operationId"))


@pytest.mark.usefixtures("repository")
def test_mistake_in_a_revision_is_told_where_git_has_it() -> None:
    with pytest.raises(UnusableInputError) as caught:
        read_side("HEAD:spec/broken.yaml")

    assert str(caught.value).startswith("HEAD:spec/broken.yaml:")
    assert "generator-diff-" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("v9:spec/openapi.yaml", "git knows no revision 'v9' here; name a tag, a branch or a commit"),
        ("v1.0.0:spec/nothing.yaml", "v1.0.0 has no file spec/nothing.yaml"),
        ("--output=/x:spec/openapi.yaml", "git knows no revision '--output=/x' here"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_revision_or_file_that_git_does_not_have(text: str, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message.replace("(", r"\(")):
        read_side(text)


def test_path_may_begin_where_the_caller_is(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "spec")

    side = read_side("v1.0.0:./openapi.yaml")

    assert ["fetch"] == [one.hints.action for one in side.api.operations]
