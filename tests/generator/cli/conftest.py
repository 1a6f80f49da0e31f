"""A folder with a small document, in which the command line is run as a user would."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main

DOCUMENT = """\
openapi: 3.1.1
info: {title: Pet Shop, version: 1.0.0, description: Sells pets.}
servers: [{url: "https://shop.test"}]
security: []
tags: [{name: Pets, description: The pets.}]
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      tags: [Pets]
      summary: Get a pet
      description: Gives one pet.
      parameters:
      - {name: petId, in: path, required: true, description: Which pet., schema: {type: string}}
      responses:
        "200":
          description: The pet.
          content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}
        "404": {description: No such pet.}
components:
  schemas:
    Pet:
      type: object
      description: A pet.
      required: [name]
      properties:
        name: {type: string, description: How it is called.}
"""

DANGLING = DOCUMENT.replace('schemas/Pet"', 'schemas/Missing"')


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "shop.yaml").write_text(DOCUMENT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:  # noqa: ARG001 # a run happens in the folder
    def run_words(*words: str) -> Result:
        code = main(words)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    yield run_words
    gc.enable()
