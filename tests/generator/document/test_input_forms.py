"""Whatever form a document comes in, it is the same document."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import load_document
from generator.problems import UnusableInputError
from generator.reach import Reach

YAML = "openapi: 3.1.1\ninfo: {title: Zoë's API, version: '1'}\npaths: {}\n"
JSON = '{"openapi": "3.1.1", "info": {"title": "Zoë\'s API", "version": "1"}, "paths": {}}'


@pytest.mark.parametrize("text", [YAML, JSON])
@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.json", "openapi", "openapi.txt"])
def test_name_of_a_file_does_not_decide_how_it_is_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    document = load_document(tmp_path / name)

    assert "Zoë's API" == document.root["info"]["title"]  # type: ignore[index,call-overload] # it is an object


@pytest.mark.parametrize("text", [YAML, JSON])
@pytest.mark.parametrize(
    "encoding",
    ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"],
)
def test_encoding_is_found_by_mark_or_by_pattern(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "openapi.yaml").write_text(text, encoding=encoding)

    document = load_document(tmp_path / "openapi.yaml")

    assert "Zoë's API" == document.root["info"]["title"]  # type: ignore[index,call-overload] # it is an object


def test_yaml_in_flow_style_is_read_and_located(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(
        "{openapi: 3.1.1, # the version\n info: {title: A, version: '1'},\n paths: {}}\n"
    )

    document = load_document(tmp_path / "openapi.json")

    assert (2, 2) == (document.locate("#/info").line, document.locate("#/info").column)


def test_broken_json_is_reported_as_json_and_not_as_yaml(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text('{"openapi": "3.1.1"\n "paths": {}}')

    with pytest.raises(UnusableInputError, match=r"openapi.json:2:2: error: broken JSON"):
        load_document(tmp_path / "openapi.json")


def test_standard_input_is_read_and_its_references_are_relative_to_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("type: string\n")
    monkeypatch.chdir(tmp_path)
    text = YAML + "components: {schemas: {A: {$ref: a.yaml}}}\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    document = load_document("-")

    assert {"schemas": {"A": {"type": "string"}}} == document.root["components"]
    assert [Path("a.yaml")] == [path.relative_to(tmp_path) for path in document.sources]
    assert "<stdin>:2:1" == str(document.locate("#/info"))


TREE = {
    "api/openapi.yaml": YAML + "components: {schemas: {A: {$ref: ../common/a.yaml}}}\n",
    "common/a.yaml": "type: string\n",
}


def test_root_folder_widens_what_references_may_lead_to(write: Callable[[dict[str, str]], Path]) -> None:
    root = write(TREE)

    document = load_document(root, reach=Reach(root=Path()))

    assert {"schemas": {"A": {"type": "string"}}} == document.root["components"]


@pytest.mark.parametrize("folder", [None, Path("api")])
def test_reference_out_of_the_root_folder_names_the_option(
    write: Callable[[dict[str, str]], Path], folder: Path | None
) -> None:
    root = write(TREE)

    with pytest.raises(UnusableInputError, match="use --root"):
        load_document(root, reach=Reach(root=folder))


def test_every_missing_file_is_reported_once_in_one_run(write: Callable[[dict[str, str]], Path]) -> None:
    references = "{A: {$ref: a.yaml}, B: {$ref: b.yaml}, C: {$ref: a.yaml}, D: {$ref: 'd.yaml#/nothing'}}"
    root = write({"openapi.yaml": f"{YAML}components:\n  schemas: {references}\n", "d.yaml": "D: {}\n"})

    with pytest.raises(UnusableInputError) as caught:
        load_document(root)

    assert [
        "a.yaml does not exist; check the path",
        "b.yaml does not exist; check the path",
        "$ref leads to nowhere: d.yaml has no #/nothing; correct the reference",
    ] == [problem.message for problem in caught.value.problems]


def test_missing_example_is_a_warning_and_taken_out(write: Callable[[dict[str, str]], Path]) -> None:
    root = write({"openapi.yaml": f"{YAML}components: {{examples: {{A: {{$ref: a.json}}, B: {{value: 1}}}}}}\n"})

    document = load_document(root)

    assert {"examples": {"B": {"value": 1}}} == document.root["components"]
    assert ["warning"] == [str(problem.severity) for problem in document.warnings]
