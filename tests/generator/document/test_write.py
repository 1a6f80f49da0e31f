from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.document import Document, load_document
from generator.document.write import to_yaml, write_bundle, write_whole

TEXT = "openapi: 3.1.1\ninfo: {title: t, version: '1', description: 'é: # no'}\npaths: {}\nx: [{}, [], null, 1.5]\n"


@pytest.mark.parametrize("name", ["bundle.json", "bundle.yaml", "bundle.yml", "BUNDLE.JSON"])
def test_bundle_loads_as_the_same_tree(load: Callable[..., Document], tmp_path: Path, name: str) -> None:
    document = load(TEXT)

    write_bundle(document, tmp_path / name)

    again = load_document(tmp_path / name)
    assert document.root == again.root
    assert list(document.root) == list(again.root)
    assert [tmp_path / name] == [path for path in tmp_path.iterdir() if path.is_file()]


def test_json_is_json_by_its_ending(load: Callable[..., Document], tmp_path: Path) -> None:
    document = load(TEXT)

    write_bundle(document, tmp_path / "bundle.json")

    assert document.root == json.loads((tmp_path / "bundle.json").read_text(encoding="utf-8"))


def test_bundle_without_a_file_goes_to_standard_output_as_yaml(
    load: Callable[..., Document], capsys: pytest.CaptureFixture[str]
) -> None:
    document = load(TEXT)

    write_bundle(document, None)

    assert document.root == yaml.safe_load(capsys.readouterr().out)


@pytest.mark.parametrize(
    "text",
    [
        *("no", "on", "y", "2024-11-05", "12:30", "1_000", "1e3", "0o17", "0x1f", "010", ".5", "+1", "~", "", "null"),
        *("a: b", "#", "- a", "*a", "=", "<<", "é", "\u0085", "\u2028", "\x7f", "\ufeff"),
        *("a\nb", "a \nb\n", " a\nb", "\ta", "a\n\n"),
    ],
)
def test_text_stays_text_for_readers_of_both_versions_of_yaml(load: Callable[..., Document], text: str) -> None:
    written = to_yaml({"value": text})

    assert {"value": text} == yaml.safe_load(written)
    assert text == load(f"openapi: 3.1.1\npaths: {{}}\n{written}").root["value"]


@pytest.mark.parametrize("text", ["y", "N", "0b101", "1_000.5"])
def test_text_that_only_some_readers_mistake_is_quoted(text: str) -> None:
    assert f"value: '{text}'\n" == to_yaml({"value": text})


def test_text_of_many_lines_is_written_as_it_reads() -> None:
    assert "description: |-\n  one\n  two\n" == to_yaml({"description": "one\ntwo"})


def test_bundle_that_cannot_be_written_leaves_nothing(load: Callable[..., Document], tmp_path: Path) -> None:
    document = load("openapi: 3.1.1\npaths: {}\n")
    (tmp_path / "bundle.yaml").mkdir()

    with pytest.raises(OSError, match=r"bundle\.yaml"):
        write_bundle(document, tmp_path / "bundle.yaml")

    assert [] == [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_file_that_cannot_be_written_is_called_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file") as failed:
        write_whole(tmp_path / "nowhere" / "a.har", "{}")

    assert str(tmp_path / "nowhere" / "a.har") == failed.value.filename
