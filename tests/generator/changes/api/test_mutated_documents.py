from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import pytest

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.levels import Level
from generator.document import load_document
from generator.ir.api import Api
from generator.parse import parse_api
from tests.generator.changes.documents import Object
from tests.reference import ROOT, reference

SEEDS = (0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4)))
BREAKING, WARNING, INFO = Level.BREAKING, Level.WARNING, Level.INFO
Mutation: TypeAlias = Callable[[Object, random.Random], str]


@cache
def maintained() -> tuple[Object, Api]:
    root = load_document(ROOT / "spec" / "openapi.yaml").root
    return root, parse_api(root)


def operations(root: Object) -> Iterator[tuple[str, Object]]:
    for path, item in root["paths"].items():
        for method in ("get", "put", "post", "delete", "patch"):
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def removed_operation(root: Object, chance: random.Random) -> str:
    path = chance.choice([path for path, item in root["paths"].items() if "get" in item and not _is_old(item["get"])])
    del root["paths"][path]["get"]
    return f"GET {path}"


def required_parameter(root: Object, chance: random.Random) -> str:
    name, operation = chance.choice(list(operations(root)))
    new = {"name": "new", "in": "query", "required": True, "schema": {"type": "string"}}
    operation.setdefault("parameters", []).append(new)
    return f"{name} query new"


def removed_success(root: Object, chance: random.Random) -> str:
    name, operation = chance.choice(list(operations(root)))
    status = next(status for status in operation["responses"] if status.startswith("2"))
    del operation["responses"][status]
    return f"{name} response {status}"


def new_failure(root: Object, chance: random.Random) -> str:
    name, operation = chance.choice(list(operations(root)))
    operation["responses"]["418"] = {"description": "A teapot."}
    return f"{name} response 418"


def required_body(root: Object, chance: random.Random) -> str:
    name, operation = chance.choice([one for one in operations(root) if "requestBody" not in one[1]])
    operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}
    return f"{name} request"


def deprecated_operation(root: Object, chance: random.Random) -> str:
    name, operation = chance.choice([one for one in operations(root) if not _is_old(one[1])])
    operation["deprecated"] = True
    return name


def _is_old(operation: Object) -> bool:
    return bool(operation.get("deprecated"))


MUTATIONS: dict[str, tuple[Mutation, Level]] = {
    "api-": (removed_operation, BREAKING),
    "new-required-request-parameter": (required_parameter, BREAKING),
    "response-success-status-removed": (removed_success, BREAKING),
    "response-non-success-status-added": (new_failure, INFO),
    "request-body-added-required": (required_body, BREAKING),
    "endpoint-deprecated": (deprecated_operation, INFO),
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("rule", MUTATIONS)
def test_change_of_an_operation_is_told_there_and_nowhere_else(rule: str, seed: int) -> None:
    mutate, level = MUTATIONS[rule]
    root, base = maintained()
    mutated = copy.deepcopy(root)
    subject = mutate(mutated, random.Random(seed))  # noqa: S311 # the same change in every run

    changes = compare_apis(base, parse_api(mutated))

    assert [(subject, level)] == [(one.subject, one.level) for one in changes]
    assert changes[0].id.startswith(rule)


def component_with_properties(root: Object, chance: random.Random) -> Object:
    used = json.dumps(root["paths"])
    return chance.choice(
        [
            schema
            for name, schema in root["components"]["schemas"].items()
            if f'schemas/{name}"' in used and len(schema.get("properties", {})) > 1
        ]
    )


def compare_component(seed: int, mutate: Callable[[Object, str], Any]) -> tuple[str, tuple[Change, ...]]:
    root, base = maintained()
    mutated, chance = copy.deepcopy(root), random.Random(seed)  # noqa: S311 # the same change in every run
    schema = component_with_properties(mutated, chance)
    name = chance.choice(list(schema["properties"]))
    mutate(schema, name)
    return name, compare_apis(base, parse_api(mutated))


@pytest.mark.parametrize("seed", SEEDS)
def test_removed_property_is_told_wherever_it_was(seed: int) -> None:
    name, changes = compare_component(seed, lambda schema, name: schema["properties"].pop(name))

    assert changes
    assert {(True, True)} == {(one.id.endswith("-removed"), one.subject.endswith(name)) for one in changes}
    assert INFO not in {one.level for one in changes}


@pytest.mark.parametrize("seed", SEEDS)
def test_added_property_breaks_nobody(seed: int) -> None:
    def add(schema: Object, _: str) -> None:
        schema["properties"]["brandNew"] = {"type": "string"}

    _, changes = compare_component(seed, add)

    assert {(INFO, True)} == {(one.level, one.subject.endswith("brandNew")) for one in changes}


@pytest.mark.parametrize("seed", SEEDS)
def test_property_of_another_type_breaks_everybody(seed: int) -> None:
    def change(schema: Object, name: str) -> None:
        schema["properties"][name] = {"type": "array", "items": {"type": "boolean"}, "minItems": 3}

    name, changes = compare_component(seed, change)

    told = {one.subject for one in changes if one.level is BREAKING and one.id.endswith("type-changed")}
    assert {subject.partition(name)[0] for subject in told} == {one.subject.partition(name)[0] for one in changes}


REAL = sorted(reference("corpus").glob("*.json"), key=lambda path: path.stat().st_size)[:60:4]


@pytest.mark.skipif(not REAL, reason="no public documents beside the checkout")
def test_document_has_no_changes_from_itself() -> None:
    roots = [(path.name, load_document(path, keep_going=True).root) for path in REAL]

    changed = [name for name, root in roots if compare_apis(parse_api(root), parse_api(copy.deepcopy(root)))]

    assert [] == changed


HISTORY = sorted(reference("drift/history").glob("*.yaml"))


@pytest.mark.skipif(not HISTORY, reason="no earlier documents beside the checkout")
def test_earlier_documents_are_compared_and_every_change_has_its_place() -> None:
    apis = [parse_api(load_document(path, keep_going=True).root) for path in HISTORY]

    steps = [compare_apis(base, revision) for base, revision in pairwise(apis)]

    assert all(steps)
    assert [] == [one for step in steps for one in step if not (one.where.base or one.where.revision)]
    assert all(len(step) == len({one.fingerprint for one in step}) for step in steps)
