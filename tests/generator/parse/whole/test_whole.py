"""Small documents that have all that a description may say, and what is made and reported of them.

`read.txt`: the values they are parsed to. `places.txt`: the objects in them. `faults.txt`: what is reported when one
value after the other is of another type. With the variable UPDATE_EXPECTED set, all are written anew, for a look at
`git diff`.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import pytest
import yaml

from generator.document import check_document_fast, load_document
from generator.document.references.local import all_slots
from generator.ir.api import Api
from generator.levels import RuleLevels, RuleSet
from generator.parse import parse_api
from generator.problems import UnusableInputError
from tests.generator.parse.reported import reported

Object: TypeAlias = dict[str, Any]
Keys: TypeAlias = tuple[str | int, ...]
HERE = Path(__file__).parent
DOCUMENTS: list[Object] = list(yaml.safe_load_all((HERE / "documents.yaml").read_text(encoding="utf-8")))
OTHERS: tuple[Any, ...] = (7, "x", [], {}, None, True)
MOST = 2
"""Lines about one fault."""
LEVELS = RuleLevels(rule_set=RuleSet.HOUSE)


def agreed(name: str, lines: list[str]) -> list[str]:
    """Give the expected lines of a file."""
    file = HERE / name
    if "UPDATE_EXPECTED" in os.environ:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file.read_text(encoding="utf-8").splitlines()


def described(value: Any, name: str, depth: int = 0) -> Iterator[str]:
    """Describe a value line by line, without what is as usual."""
    start = f"{'  ' * depth}{name}"
    match value:
        case msgspec.Struct():
            yield f"{start}: {type(value).__name__}"
            names, defaults = value.__struct_fields__, value.__struct_defaults__
            usual = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
            for field in names:
                inner = getattr(value, field)
                if inner != usual.get(field, value) and not (isinstance(inner, Mapping) and not inner):
                    yield from described(inner, field, depth + 1)
        case tuple() if any(isinstance(one, msgspec.Struct | tuple) for one in value):
            yield f"{start}:"
            for number, one in enumerate(value):
                yield from described(one, str(number), depth + 1)
        case Mapping() if any(isinstance(one, msgspec.Struct) for one in value.values()):
            yield f"{start}:"
            for key, one in value.items():
                yield from described(one, key, depth + 1)
        case _:
            yield f"{start}: {dict(value) if isinstance(value, Mapping) else value!r}"


def places(value: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Give the keys to every value in a document."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield (*keys, key)
        yield from places(child, (*keys, key))


def with_other_values(document: Object) -> Iterator[tuple[str, Object]]:
    """Give copies of a document in which one value is of another type, and what is changed there."""
    text = json.dumps(document)
    for number, keys in enumerate(places(document)):
        changed = json.loads(text)
        parent: Any = changed
        for key in keys[:-1]:
            parent = parent[key]
        kinds = [other for other in OTHERS if type(other) is not type(parent[keys[-1]])]
        parent[keys[-1]] = copy.copy(kinds[number % len(kinds)])
        yield f"/{'/'.join(map(str, keys))} = {parent[keys[-1]]!r}", changed


def faults(document: Object, report: Callable[[Object], list[str]], step: int) -> Iterator[str]:
    """Describe what is reported of a document with one value of another type, and not of itself."""
    usual = report(document)
    for number, (change, changed) in enumerate(with_other_values(document)):
        if number % step == 0 and (lines := [line for line in report(changed) if line not in usual]):
            yield f"{document['info']['title']}{change}"
            yield from (f"  {line}" for line in lines[:MOST])


def parsed(document: Object) -> list[str]:
    return list(reported(parse_api(document)))


def test_documents_are_read_as_was_agreed() -> None:
    apis: list[Api] = [parse_api(document) for document in DOCUMENTS]

    lines = [line for api in apis for line in described(api, api.title)]

    assert agreed("read.txt", lines) == lines


def test_objects_are_found_where_they_stand() -> None:
    lines = [f"{one.pointer} {one.kind}" for document in DOCUMENTS for one in all_slots(document)]

    assert agreed("places.txt", lines) == lines


def test_value_of_another_type_is_reported_where_it_stands() -> None:
    lines = [line for document in DOCUMENTS for line in faults(document, parsed, step=2)]

    assert agreed("faults.txt", lines) == lines


def test_rules_report_values_of_another_type(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"

    def checked(document: Object) -> list[str]:
        file.write_text(json.dumps(document))
        try:
            problems = check_document_fast(load_document(file, keep_going=True), LEVELS)
        except UnusableInputError as error:
            problems = (error.problem,)
        return list(dict.fromkeys(f"{one.rule} ({one.severity}): {one.message}" for one in problems))

    lines = [line for document in DOCUMENTS for line in faults(document, checked, step=10)]

    assert agreed("rules.txt", lines) == lines


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["info"]["title"])
def test_whole_documents_are_read_without_a_loss(document: Object) -> None:
    assert () == parse_api(document).losses
