"""What the default command makes of documents that are unusual, and of those of which nothing can be made."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.generator.cli.conftest import Result, Run
from tests.reference import ROOT

UNUSUAL: Final = ROOT / "tests" / "features" / "unusual" / "openapi.yaml"
HEAD: Final = "openapi: 3.0.3\ninfo: {title: Odd, version: '1'}\nservers: [{url: 'https://odd.test'}]\n"
SCHEMA_AS_PARAMETER: Final = """\
paths:
  /a:
    get:
      parameters: [{$ref: "#/components/schemas/P"}]
      responses: {"200": {description: It.}}
components: {schemas: {P: {type: string}}}
"""


def generate(run: Run, folder: Path, document: str, *words: str, name: str = "odd.yaml") -> Result:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(document, encoding="utf-8")
    return run("generate", "--spec", name, "--output", "out", "--package", "odd", *words)


def test_every_kind_of_warning_is_one_line_and_the_package_is_made(run: Run, folder: Path) -> None:
    shutil.copy(UNUSUAL, folder / "odd.yaml")

    result = run("generate", "--spec", "odd.yaml", "--output", "out")
    rules = re.findall(r"\[([\w-]+)\]", result.out)

    assert 0 == result.code, result.out
    expected = {"duplicate-parameter", "operation-id-unique", "ref-siblings", "value-fits-schema", "pattern"}
    assert expected <= {*rules}
    assert len(rules) == len({*rules})
    assert "-v shows every warning" in result.out


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (
            f"{HEAD}paths:\n  /a: {{$ref: gone/a.yaml}}\n  /b: {{$ref: gone/b.yaml}}\n",
            ["gone/a.yaml does not exist", "gone/b.yaml does not exist"],
        ),
        (f"{HEAD}paths:\n  /a: {{$ref: ../up/a.yaml}}\n", ["leads out of", "--root"]),
        (
            f"{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '#/components/schemas/A'}}}}}}\n",
            ["$ref leads to itself: #/components/schemas/A"],
        ),
        (
            HEAD + SCHEMA_AS_PARAMETER,
            ["the parameter has no name"],
        ),
    ],
)
def test_what_is_refused_names_its_line_and_validate_says_the_same(
    run: Run, folder: Path, document: str, said: list[str]
) -> None:
    made = generate(run, folder, document)
    checked = run("validate", "odd.yaml")

    for result in (made, checked):
        assert 0 != result.code
        for text in said:
            assert re.search(rf"odd\.yaml:\d+:\d+: error: .*{re.escape(text)}", result.out + result.err), result
    assert not (folder / "out").exists()


@pytest.mark.parametrize("words", [(), ("--keep-going",), ("--no-validate",)])
def test_reference_to_itself_is_never_a_crash(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    schemas = "{A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}}"

    result = generate(run, folder, f"{HEAD}paths: {{}}\ncomponents: {{schemas: {schemas}}}\n", *words)

    assert "internal error" not in result.out + result.err
    assert "leads to itself" in result.out + result.err or 0 == result.code


@pytest.mark.parametrize("title", ["Odd \U0001f6cf", 'Odd """', "Odd \\", "¡¿", "1"])
def test_document_without_paths_gives_a_package_that_imports(run: Run, folder: Path, title: str) -> None:
    schema = {"type": "object", "properties": {"id": {"type": "string"}}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}}}
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "webhooks": {"event": {"post": {"requestBody": body, "responses": {"200": {"description": "Read."}}}}},
        "components": {"schemas": {"Event": schema}},
    }

    result = generate(run, folder, json.dumps(document), name="odd.json")

    assert 0 == result.code, result.out + result.err
    sys.path.insert(0, str(folder / "out"))
    try:
        assert "Event" in dir(importlib.import_module("odd.models"))
        assert importlib.import_module("odd.client")
    finally:
        sys.path.remove(str(folder / "out"))
        for name in [name for name in sys.modules if name.partition(".")[0] == "odd"]:
            del sys.modules[name]


def test_missing_file_that_only_an_example_needs_is_a_warning(run: Run, folder: Path) -> None:
    media = "{application/json: {schema: {type: string}, examples: {one: {$ref: gone.json}}}}"
    paths = f"paths:\n  /a: {{get: {{responses: {{'200': {{description: It., content: {media}}}}}}}}}\n"

    result = generate(run, folder, HEAD + paths)

    assert 0 == result.code, result.out + result.err
    assert "gone.json does not exist" in result.out
