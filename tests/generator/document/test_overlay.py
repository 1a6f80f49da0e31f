from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.document import Document
from generator.document.overlay_target import places, query
from generator.problems import Problem

DOCUMENT = """\
    openapi: 3.1.1
    info: {title: t, version: '1'}
    tags: [{name: a}, {name: b}, {name: c}]
    paths:
      /a: {get: {operationId: one, tags: [x]}, put: {operationId: two}}
      /b: {get: {operationId: three}}
    """


def _overlay(*actions: str) -> str:
    return "overlay: 1.1.0\ninfo: {title: o, version: '1'}\nactions:\n" + "".join(
        f"  - {action}\n" for action in actions
    )


@pytest.mark.parametrize(
    ("action", "path", "expected"),
    [
        ("{target: $.info, update: {title: new, x: {y: 1}}}", "info", {"title": "new", "version": "1", "x": {"y": 1}}),
        ("{target: $.info.title, update: new}", "info", {"title": "new", "version": "1"}),
        ("{target: \"$.paths['/a'].get\", update: {tags: [y]}}", "a", {"operationId": "one", "tags": ["x", "y"]}),
        ("{target: $.tags, update: {name: d}}", "tags", ["a", "b", "c", "d"]),
        ("{target: $.tags, update: [{name: d}, {name: e}]}", "tags", ["a", "b", "c", "d", "e"]),
        ("{target: '$.tags[1]', remove: true}", "tags", ["a", "c"]),
        ("{target: '$.tags[*]', remove: true}", "tags", []),
        ("{target: \"$.tags[?@.name != 'b']\", remove: true}", "tags", ["b"]),
        ("{target: $.info.title, remove: true, update: x}", "info", {"version": "1"}),
        ("{target: $.info, copy: '$.tags[0]'}", "info", {"title": "t", "version": "1", "name": "a"}),
        ("{target: $.tags, copy: '$.tags[0]'}", "tags", ["a", "b", "c", "a"]),
    ],
)
def test_actions_change_the_tree(load: Callable[..., Document], action: str, path: str, expected: object) -> None:
    root: Any = load(DOCUMENT, _overlay(action)).root

    found = {
        "info": root["info"],
        "tags": [tag["name"] for tag in root["tags"]],
        "a": root["paths"]["/a"]["get"],
    }
    assert expected == found[path]


def test_one_action_changes_all_it_selects_and_each_gets_its_own_copy(load: Callable[..., Document]) -> None:
    root: Any = load(DOCUMENT, _overlay("{target: $.paths.*.get, update: {x: {y: []}}}")).root

    first, second = root["paths"]["/a"]["get"]["x"], root["paths"]["/b"]["get"]["x"]
    assert {"y": []} == first == second
    assert first is not second


def test_actions_apply_in_order(load: Callable[..., Document]) -> None:
    overlay = _overlay("{target: $.info, remove: true}", "{target: $, update: {info: {title: again}}}")

    document = load(DOCUMENT, overlay)

    assert {"title": "again"} == document.root["info"]


def test_target_may_be_a_component_that_bundling_made(load: Callable[..., Document]) -> None:
    files = {
        "openapi.yaml": "openapi: 3.1.1\npaths: {/a: {parameters: [{$ref: p.yaml#/P}]}}\n",
        "p.yaml": "P: {name: p, in: query, schema: {type: string}}\n",
    }

    root: Any = load(files, _overlay("{target: $.components.parameters.P.schema, update: {x: 1}}")).root

    assert {"type": "string", "x": 1} == root["components"]["parameters"]["P"]["schema"]


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("{target: $.nothing, update: {}}", "selects nothing"),
        ("{target: $.info, update: text}", "#/info is an object and cannot be updated by a primitive"),
        ("{target: $.info, update: {title: []}}", "#/info/title is a primitive and cannot be updated by an array"),
        ("{target: '$.*', update: {}}", "at once"),
        ("{target: '$[', update: {}}", "is not a JSONPath"),
        ("{target: info, update: {}}", "is not a JSONPath"),
        (f"{{target: '$[?{'(' * 3000}@.a{')' * 3000}]', update: {{}}}}", "is nested too deeply; write a shorter path"),
        ("{target: $.info}", "`update`, `remove: true` or `copy`"),
        ("{target: $.info, copy: '$.tags[*]'}", "must select one value, not 3"),
        ("{target: $, remove: true}", "root cannot be removed"),
    ],
)
def test_action_that_cannot_be_applied_is_refused_at_its_line(
    refused: Callable[..., Problem], action: str, message: str
) -> None:
    problem = refused(DOCUMENT, _overlay(action))

    assert ("overlay.yaml:4:6", "overlay") == (str(problem.where), problem.rule)
    assert message in problem.message


@pytest.mark.parametrize("overlay", ["openapi: 3.1.1\n", "overlay: 2.0.0\nactions: []\n", "overlay: 1.1.0\n", "- a\n"])
def test_what_is_no_overlay_is_refused(refused: Callable[..., Problem], overlay: str) -> None:
    problem = refused(DOCUMENT, overlay)

    assert ("overlay.yaml", "overlay") == (str(problem.where), problem.rule)


def test_what_an_overlay_adds_is_located_in_the_overlay(load: Callable[..., Document]) -> None:
    document = load(DOCUMENT, _overlay("{target: $.info, update: {x: 1}}", "{target: '$.tags[0]', remove: true}"))

    assert "overlay.yaml:4:31" == str(document.locate("#/info/x"))
    assert "openapi.yaml:2:8" == str(document.locate("#/info/title"))
    assert "openapi.yaml:3:19" == str(document.locate("#/tags/0"))


@pytest.mark.parametrize(
    "path",
    ["$", "$.a", "$['a'].b", '$["a"]["b"]', "$.a.b[1]", "$.a.b[*]", "$.a.*", "$.*.*", "$.no", "$.a.b[9]", "$.a[0]"],
)
def test_plain_paths_select_what_the_library_selects(path: str) -> None:
    tree: Any = {"a": {"b": [1, {"c": 2}], "d": None}, "e": {}}

    assert query(path, tree) == places(path, tree)
