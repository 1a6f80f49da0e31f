"""Documents that expand: doubled references, long chains, wide unions, huge lengths, patterns that backtrack.

Each is viewed within a few seconds of CPU time, however many values it stands for, and what is bounded is named.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from generator.ir.api import Api
from generator.parse import parse_api
from generator.targets.python.package.package import Package
from generator.targets.python.view import PythonTarget
from generator.targets.settings import Layers, TargetSettings

SECONDS = 10
SETTINGS = TargetSettings(package="sample", distribution="sample", client="Sample", env_prefix="SAMPLE")
TEXT: Any = {"type": "string"}
OBJECT: Any = {"type": "object", "properties": {"p0": TEXT}}


def ref(number: int) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/A{number}"}


def levels(count: int, level: Callable[[int], Any], lowest: Any = TEXT) -> dict[str, Any]:
    """Give schemas A0 to A<count>, each made of the one below it."""
    return {"A0": lowest, **{f"A{number}": level(number) for number in range(1, count + 1)}}


def own(number: int) -> dict[str, Any]:
    return {"type": "object", "properties": {f"p{number}": TEXT}}


def complete(count: int, level: Callable[[list[dict[str, str]]], Any]) -> dict[str, Any]:
    """Give schemas that all refer to all."""
    every = [ref(number) for number in range(count)]
    return {f"A{number}": level(every) for number in range(count)}


def members(schemas: list[dict[str, str]]) -> dict[str, Any]:
    return {f"m{number}": schema for number, schema in enumerate(schemas)}


def required(*schemas: dict[str, str]) -> dict[str, Any]:
    named = members(list(schemas))
    return {"type": "object", "required": list(named), "properties": named}


EXPANDING = {
    "oneOf doubled": levels(25, lambda at: {"oneOf": [ref(at - 1), ref(at - 1), own(at)]}),
    "anyOf with arrays": levels(40, lambda at: {"anyOf": [ref(at - 1), {"type": "array", "items": ref(at - 1)}]}),
    "allOf doubled": levels(30, lambda at: {"allOf": [ref(at - 1), ref(at - 1), own(at)]}, OBJECT),
    "optional members doubled": levels(40, lambda at: {"type": "object", "properties": members([ref(at - 1)] * 2)}),
    "complete graph of members": complete(25, lambda every: {"type": "object", "properties": members(every)}),
    "complete graph of arrays": complete(
        25, lambda every: {"oneOf": [{"type": "array", "items": one} for one in every]}
    ),
    "wide union": {"A0": {"oneOf": [own(number) for number in range(1000)]}},
    "chain of references": levels(1000, lambda at: ref(at - 1)),
    "chain of nullables": levels(600, lambda at: {"anyOf": [ref(at - 1), {"type": "null"}]}),
    "many values": {"A0": {"type": "string", "enum": [f"v{number}" for number in range(5000)]}},
    "names alike": {"A0": {"type": "object", "properties": {"a" + "_" * number: own(0) for number in range(300)}}},
    "pattern that backtracks": {"A0": {"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "!"}},
    "pattern with many alternatives": {"A0": {"type": "string", "pattern": "^((a|b|a1|bc123)?){40}!$"}},
    "pattern too large to try": {"A0": {"type": "string", "pattern": "^(([a-z]{1,1000}){1,1000}){1,1000}$"}},
    "many items": {"A0": {"type": "array", "minItems": 10**9, "uniqueItems": True, "items": TEXT}},
}
"""What is viewed in full."""

TOO_LARGE = {
    "required members doubled": levels(30, lambda at: required(ref(at - 1), ref(at - 1))),
    "items doubled": levels(40, lambda at: {"type": "array", "minItems": 2, "items": ref(at - 1)}),
    "chain of required members": levels(500, lambda at: required(ref(at - 1))),
    "chain of arrays": levels(500, lambda at: {"type": "array", "items": ref(at - 1)}),
    "chain of maps": levels(500, lambda at: {"type": "object", "additionalProperties": ref(at - 1)}),
    "chain of unions": levels(300, lambda at: {"oneOf": [ref(at - 1), {"type": "array", "items": ref(at - 1)}]}),
    "long text": {"A0": {"type": "string", "minLength": 10**10}},
}
"""What has no value that a test could send: the package is whole, and the tests go without it."""


@contextmanager
def limited() -> Iterator[None]:
    """Fail after some seconds of CPU time, in place of running on."""

    def stop(*_: object) -> None:
        pytest.fail(f"took more than {SECONDS} s of CPU time")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def view(schemas: dict[str, Any]) -> tuple[Api, Package]:
    """View an API that sends and receives the last of the schemas."""
    last = ref(len(schemas) - 1)
    content = {"application/json": {"schema": last}}
    fine = {"200": {"description": "Fine.", "content": content}}
    root: Any = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/a": {
                "get": {"operationId": "getA", "responses": fine},
                "post": {"operationId": "addA", "requestBody": {"content": content}, "responses": fine},
            }
        },
        "components": {"schemas": schemas},
    }
    with limited():
        api = parse_api(root)
        return api, PythonTarget().view(api, SETTINGS, Layers())


@pytest.mark.parametrize("name", EXPANDING)
def test_what_expands_is_viewed_in_time_that_grows_with_the_document(name: str) -> None:
    api, package = view(EXPANDING[name])

    assert () == api.losses
    assert () == package.warnings


@pytest.mark.parametrize("name", TOO_LARGE)
def test_schema_without_a_value_of_bearable_size_is_named(name: str) -> None:
    api, package = view(TOO_LARGE[name])

    assert () == api.losses
    assert {"large-sample"} == {warning.rule for warning in package.warnings}
    assert all(warning.pointer.startswith("#/components/schemas/A") for warning in package.warnings)


@pytest.mark.parametrize("name", ["chain of arrays", "chain of maps"])
def test_types_that_are_nested_too_deep_are_divided_into_aliases(name: str) -> None:
    _, package = view(TOO_LARGE[name])

    aliases = [union for module in package.model_modules for union in module.unions]
    assert 500 // 41 == len(aliases)
    assert 50 > max(alias.static.count("[") for alias in aliases)


def test_wide_union_is_no_chain_of_bars() -> None:
    _, package = view(EXPANDING["wide union"])

    union = package.model_modules[0].unions[0]
    assert union.static.startswith("Union[A0Variant1, A0Variant2, ")
    assert " | " not in union.static
