"""Small documents, parsed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.operations import Operation, Parameter
from generator.ir.schemas import Schema
from generator.parse import parse_api
from tests.generator.parse.reported import reported

Document = Mapping[str, Any]

IT = "#/components/schemas/It"


@pytest.fixture
def make_api() -> Callable[..., Api]:
    """Parse a document of the given paths and component schemas; `rest` are other members of its root."""

    def make(
        paths: Document | None = None, schemas: Document | None = None, *, version: str = "3.1.0", **rest: Any
    ) -> Api:
        components = {"schemas": schemas or {}, **rest.pop("components", {})}
        info = {"title": "Sample", "version": "1"}
        root: dict[str, Any] = {"openapi": version, "info": info, "paths": paths or {}, "components": components}
        return parse_api({**root, **rest})

    return make


@pytest.fixture
def make_schema(make_api: Callable[..., Api]) -> Callable[..., Schema]:
    """Parse one schema, among other component schemas given by name; it must come without loss."""

    def make(schema: Any, *, version: str = "3.1.0", **others: Any) -> Schema:
        api = make_api(schemas={**others, "It": schema}, version=version)
        assert () == reported(api)
        return api.schemas[IT].schema

    return make


@pytest.fixture
def lose(make_api: Callable[..., Api]) -> Callable[..., tuple[str, ...]]:
    """Parse one schema and give the losses as `pointer: reason`, pointers from the schema on."""

    def make(schema: Any, *, version: str = "3.1.0", **others: Any) -> tuple[str, ...]:
        api = make_api(schemas={**others, "It": schema}, version=version)
        return reported(api, IT)

    return make


@pytest.fixture
def make_operation(make_api: Callable[..., Api]) -> Callable[..., Operation]:
    """Parse one operation without loss, `GET /things` unless told otherwise."""

    def make(operation: Any, *, path: str = "/things", item: Document | None = None, **rest: Any) -> Operation:
        api = make_api({path: {**(item or {}), "get": operation}}, **rest)
        assert () == reported(api)
        return api.operations[0]

    return make


@pytest.fixture
def make_parameter(make_operation: Callable[..., Operation]) -> Callable[..., Parameter]:
    """Parse one parameter without loss, a query parameter `q` unless told otherwise."""

    def make(**members: Any) -> Parameter:
        schema = {} if "content" in members else {"schema": {"type": "string"}}
        return make_operation({"parameters": [{"name": "q", "in": "query", **schema, **members}]}).parameters[0]

    return make
