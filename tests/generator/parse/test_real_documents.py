"""Real documents of a public catalogue, where they are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import Struct

from generator.document import load_document
from generator.ir.schemas import SchemaRef
from generator.parse import parse_api
from tests.generator.parse.reported import reported
from tests.reference import reference

CORPUS = tuple(sorted(reference("corpus").glob("*.json")))
METHODS = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}

needs_corpus = pytest.mark.skipif(not CORPUS, reason="the documents of the catalogue are not at hand")


def references_of(value: Any) -> Iterator[str]:
    """Give the target of each reference in a parsed value."""
    if isinstance(value, SchemaRef):
        yield value.target
    elif isinstance(value, tuple):
        for one in value:
            yield from references_of(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from references_of(getattr(value, name))


@pytest.mark.slow
@needs_corpus
def test_every_operation_is_there_and_every_reference_has_its_target() -> None:
    for path in CORPUS:
        root = json.loads(path.read_bytes())

        api = parse_api(root)

        declared = sum(len(METHODS & item.keys()) for item in root["paths"].values())
        assert declared == len(api.operations), path.name
        assert set() == {*references_of((*api.operations, *api.schemas.values()))} - api.schemas.keys(), path.name


@pytest.mark.parametrize(("name", "operations"), [("api.video-2024-11", 59), ("api.video-2021-02", 47)])
def test_public_documents_are_carried_whole(name: str, operations: int) -> None:
    file = reference("reference/documents") / f"{name}.yaml"
    if not file.exists():
        pytest.skip("the public documents are not at hand")

    document = load_document(file)

    api = parse_api(document.root)

    assert operations == len(api.operations)
    assert () == reported(api)
