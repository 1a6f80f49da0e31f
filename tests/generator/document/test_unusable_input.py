from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import Document, load_document
from generator.document.tree import as_object
from generator.problems import Problem, UnusableInputError

HEAD = "openapi: 3.1.1\ninfo: {title: t, version: '1'}\n"
WHOLE = HEAD + "paths: {}\n"


def _component(schema: str) -> str:
    return f"{WHOLE}components:\n  schemas:\n    A: {schema}\n"


@pytest.mark.parametrize(
    ("text", "where", "rule", "message"),
    [
        pytest.param("", "openapi.yaml", "empty-file", "is empty", id="empty"),
        pytest.param(" \n\n", "openapi.yaml", "empty-file", "is empty", id="blank"),
        pytest.param("# nothing\n", "openapi.yaml", "unusable-input", "no YAML document", id="comments"),
        pytest.param("a: [1\nb: 2\n", "openapi.yaml:2:2", "broken-yaml", "broken YAML", id="yaml"),
        pytest.param("a:\n\tb: 1\n", "openapi.yaml:2:1", "broken-yaml", "not tabs", id="tab"),
        pytest.param("a: 1\n--- \nb: 1\n", "openapi.yaml:2:1", "broken-yaml", "document", id="two documents"),
        pytest.param("a: *b\n", "openapi.yaml:1:4", "broken-yaml", "alias", id="undefined alias"),
        pytest.param("? [a]\n: 1\n", "openapi.yaml:1:3", "broken-yaml", "plain text", id="list as key"),
        pytest.param("a: .inf\n", "openapi.yaml:1:4", "broken-yaml", "no JSON number", id="infinity"),
        pytest.param("a: !!int x\n", "openapi.yaml:1:4", "broken-yaml", "leave the tag out", id="false tag"),
        pytest.param("a: !python/name:os.system x\n", "openapi.yaml:1:4", "broken-yaml", "tag", id="python tag"),
        pytest.param("a: 1\nb: 2\na: 3\n", "openapi.yaml:3:1", "duplicate-key", "(first in line 1)", id="duplicate"),
        pytest.param("200: 1\n'200': 2\n", "openapi.yaml:2:1", "duplicate-key", "'200'", id="duplicate number"),
        pytest.param("- a\n", "openapi.yaml", "unusable-input", "is a list", id="list"),
        pytest.param("hello\n", "openapi.yaml", "unusable-input", "is plain text", id="text"),
        pytest.param("swagger: '1.2'\n", "openapi.yaml:1:1", "unsupported-version", "Swagger 1.2", id="swagger"),
        pytest.param("info: {}\npaths: {}\n", "openapi.yaml", "no-openapi", "`openapi`", id="no openapi"),
        pytest.param("openapi: 3.1\npaths: {}\n", "openapi.yaml:1:1", "unsupported-version", "quoted", id="number"),
        pytest.param("openapi: 4.0.0\npaths: {}\n", "openapi.yaml:1:1", "unsupported-version", "4.0.0", id="4.0"),
        pytest.param(HEAD, "openapi.yaml", "no-paths", "`paths` or `webhooks`", id="no paths"),
        pytest.param("openapi: 3.0.3\nwebhooks: {}\n", "openapi.yaml", "no-paths", "no `paths`", id="no paths in 3.0"),
        pytest.param(_component("{$ref: '#/nowhere'}"), "openapi.yaml:6:5", "dangling-ref", "#/nowhere", id="nowhere"),
        pytest.param(_component("{$ref: b.yaml}"), "openapi.yaml:6:5", "unreadable-file", "b.yaml does not", id="file"),
        pytest.param(
            _component("{$ref: [b]}"), "openapi.yaml:6:5", "dangling-ref", "must be a string", id="list as ref"
        ),
        pytest.param(_component("{$ref: '#A'}"), "openapi.yaml:6:5", "dangling-ref", "anchor", id="anchor"),
        pytest.param(
            _component("{$ref: '#/components/schemas/A'}"), "openapi.yaml:6:5", "circular-ref", "itself", id="itself"
        ),
        pytest.param(
            _component("{$ref: ../../secret}"), "openapi.yaml:6:5", "ref-out-of-folder", "'../../secret'", id="outside"
        ),
        pytest.param(
            _component("{$ref: /etc/passwd}"), "openapi.yaml:6:5", "ref-out-of-folder", "not relative", id="absolute"
        ),
        pytest.param(
            _component("{$ref: 'file:///etc/passwd'}"),
            "openapi.yaml:6:5",
            "ref-out-of-folder",
            "file:",
            id="file scheme",
        ),
        pytest.param(
            _component("{$ref: 'https://a.test/b.yaml'}"),
            "openapi.yaml:6:5",
            "remote-ref",
            "--allow-remote",
            id="remote",
        ),
        pytest.param(
            _component("{$ref: '//a.test/b.yaml'}"), "openapi.yaml:6:5", "ref-out-of-folder", "relative", id="no scheme"
        ),
        pytest.param(_component('{$ref: "b\\0.yaml"}'), "openapi.yaml:6:5", "dangling-ref", "b", id="NUL in a ref"),
    ],
)
def test_unusable_yaml_is_refused_in_one_line(
    refused: Callable[..., Problem], text: str, where: str, rule: str, message: str
) -> None:
    problem = refused(text)

    assert (where, rule) == (str(problem.where), problem.rule)
    assert message in problem.message


@pytest.mark.parametrize(
    ("text", "where", "rule", "message"),
    [
        pytest.param('{"a": 1 "b": 2}', "openapi.json:1:9", "broken-json", "broken JSON", id="comma"),
        pytest.param('{\n "a": 1,\n "a": 2}', "openapi.json:3:2", "duplicate-key", "'a'", id="duplicate"),
        pytest.param('{"a": NaN}', "openapi.json", "broken-json", "NaN", id="not a number"),
        pytest.param('{"a": 1e999}', "openapi.json", "broken-json", "too large", id="too large"),
        pytest.param('{"a": "\\ud800"}', "openapi.json", "broken-json", "pairs", id="half a pair"),
        pytest.param("[" * 300 + "]" * 300, "openapi.json", "too-deep", "200 levels", id="deep"),
        pytest.param("[" * 1_000_000, "openapi.json", "too-deep", "200 levels", id="brackets"),
    ],
)
def test_unusable_json_is_refused_in_one_line(
    refused: Callable[..., Problem], text: str, where: str, rule: str, message: str
) -> None:
    problem = refused({"openapi.json": text})

    assert (where, rule) == (str(problem.where), problem.rule)
    assert message in problem.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 1_000_000, id="brackets"),
        pytest.param("{a: " * 100_000, id="braces"),
        pytest.param("- " * 200_000, id="dashes"),
        pytest.param("? " * 100_000, id="question marks"),
        pytest.param("".join(f"{' ' * depth}a:\n" for depth in range(1200)), id="indentation"),
        pytest.param("a: &a [*a]\n", id="alias within itself"),
    ],
)
def test_deep_nesting_is_refused_before_it_exhausts_the_stack(refused: Callable[..., Problem], text: str) -> None:
    problem = refused(text)

    assert problem.rule == "too-deep"


def nested(levels: int) -> str:
    """Give a value whose lists and objects are so many levels deep."""
    return "[" * (levels - 1) + "{}" + "]" * (levels - 1)


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("openapi.json", '{{"openapi": "3.1.1", "info": {{}}, "paths": {{}}, "x-deep": {}}}'),
        ("openapi.yaml", "openapi: 3.1.1\ninfo: {{}}\npaths: {{}}\nx-deep: {}\n"),
    ],
)
def test_two_hundred_levels_are_read_and_one_more_is_refused(
    load: Callable[..., Document], refused: Callable[..., Problem], name: str, document: str
) -> None:
    assert "x-deep" in load({name: document.format(nested(199))}).root
    assert "too-deep" == refused({name: document.format(nested(200))}).rule


def test_alias_bomb_is_refused(refused: Callable[..., Problem]) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))

    problem = refused(bomb)

    assert problem.rule == "alias-bomb"


def test_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)

    with pytest.raises(UnusableInputError) as caught:
        load_document(path)

    assert caught.value.problem.rule == "too-large"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"\x7fELF\0\0", "binary", id="NUL bytes"),
        pytest.param("openapi: ü".encode("latin-1"), "UTF-8", id="Latin-1"),
        pytest.param(b"\xff\xfeo\0p\0\0\xd8", "begins as UTF-16 and is not", id="broken UTF-16"),
        pytest.param(b"\xff\xfe\0\0\xff\xff\xff\xff", "begins as UTF-32 and is not", id="broken UTF-32"),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_bytes(data)

    with pytest.raises(UnusableInputError, match=message):
        load_document(path)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="no such file"):
        load_document(tmp_path / "nothing.yaml")


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableInputError, match="is a folder"):
        load_document(tmp_path)


def test_pipe_is_refused_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "openapi.yaml")

    with pytest.raises(UnusableInputError, match="regular file"):
        load_document(tmp_path / "openapi.yaml")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    path.chmod(0)

    with pytest.raises(UnusableInputError, match="grant read permission"):
        load_document(path)


def test_link_out_of_the_folder_is_refused(tmp_path: Path, refused: Callable[..., Problem]) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("type: string\n", encoding="utf-8")
    (tmp_path / "spec" / "link.yaml").symlink_to(secret)

    problem = refused(_component("{$ref: link.yaml}"))

    assert problem.rule == "ref-out-of-folder"


def test_circle_of_path_item_files_is_refused(refused: Callable[..., Problem]) -> None:
    problem = refused(
        {
            "openapi.yaml": f"{HEAD}paths:\n  /a: {{$ref: a.yaml}}\n",
            "a.yaml": "$ref: b.yaml\n",
            "b.yaml": "$ref: a.yaml\n",
        }
    )

    assert problem.rule == "circular-ref"
    assert "a.yaml -> b.yaml -> a.yaml" in problem.message


def test_circle_of_schema_files_is_refused(refused: Callable[..., Problem]) -> None:
    problem = refused(
        {"openapi.yaml": _component("{$ref: a.yaml}"), "a.yaml": "$ref: b.yaml\n", "b.yaml": "$ref: a.yaml\n"}
    )

    assert problem.rule == "circular-ref"


def test_broken_file_is_refused_at_its_own_line(refused: Callable[..., Problem]) -> None:
    problem = refused({"openapi.yaml": _component("{$ref: a.yaml}"), "a.yaml": "type: string\ntype: string\n"})

    assert str(problem.where) == "a.yaml:2:1"


def test_keeping_going_leaves_dangling_references_and_tells_them(load: Callable[..., Document]) -> None:
    text = f"{WHOLE}components:\n  schemas:\n    A: {{$ref: '#/no'}}\n    B: {{$ref: no.yaml}}\n    C: {{$ref: /no}}\n"

    document = load(text, keep_going=True)

    schemas = as_object(as_object(document.root["components"])["schemas"])
    assert {"A": {"$ref": "#/no"}, "B": {"$ref": "no.yaml"}, "C": {"$ref": "/no"}} == schemas
    assert ["openapi.yaml:6:5", "openapi.yaml:7:5", "openapi.yaml:8:5"] == sorted(
        str(problem.where) for problem in document.problems
    )
