"""A project that was released once: git knows its document at the tag, and its package lies beside it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from generator.project.project import GENERAL_LAYER

CONFIGURATION = """\
[tool.generator]
document = "openapi.yaml"
output = "out"
layers = [{layer}]
version = "1.2.0"
[tool.generator.names]
package = "pet_shop"
"""
DOCUMENT = """\
openapi: 3.1.1
info: {title: Pet Shop, version: 1.0.0, description: Sells pets.}
servers: [{url: "https://shop.test"}]
security: []
tags: [{name: Pets, description: The pets.}]
paths:
  /pets:
    get:
      operationId: listPets
      x-client-action: list
      tags: [Pets]
      summary: List pets
      description: Gives all pets.
      parameters:
      - {name: kind, in: query, description: Which pets., schema: {type: string, enum: [cat, dog]}}
      responses:
        "200":
          description: The pets.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}
components:
  schemas:
    Pet:
      type: object
      description: A pet.
      required: [name]
      properties:
        name: {type: string, description: How it is called.}
        nick: {type: string, description: How it is called at home.}
"""
IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@b.test", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    command = ["git", *IDENTITY, *words]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder as it was at the release; the package is not in git."""
    folder = tmp_path_factory.mktemp("released")
    (folder / "pyproject.toml").write_text(CONFIGURATION.format(layer=json.dumps(str(GENERAL_LAYER))))
    (folder / "openapi.yaml").write_text(DOCUMENT)
    (folder / ".gitignore").write_text("out/\n")
    git(folder, "init", "--template=")
    git(folder, "add", "-A")
    git(folder, "commit", "-m", "first")
    git(folder, "tag", "v1.2.0")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert 0 == main(["generate"])
    return folder


@dataclass(frozen=True)
class Shop:
    """A copy of the project to work in."""

    folder: Path

    def edit(self, old: str, new: str, file: str = "openapi.yaml") -> None:
        text = (self.folder / file).read_text()
        assert old in text
        (self.folder / file).write_text(text.replace(old, new))


@pytest.fixture
def document(released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Give a copy without the package: the document and its history alone."""
    shutil.copytree(released, tmp_path / "shop", ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(tmp_path / "shop")
    return Shop(tmp_path / "shop")


@pytest.fixture
def shop(released: Path, document: Shop) -> Shop:
    shutil.copytree(released / "out", document.folder / "out")
    return document


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str


Drift = Callable[..., Told]


@pytest.fixture
def drift(shop: Shop, capsys: pytest.CaptureFixture[str]) -> Drift:  # noqa: ARG001 # it is run in the shop
    def run(*words: str) -> Told:
        code = main(["drift", *words])
        captured = capsys.readouterr()
        return Told(code, captured.out, captured.err)

    return run
