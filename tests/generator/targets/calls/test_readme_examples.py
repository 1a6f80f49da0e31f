"""The calls that a README begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.targets.python.package.package import Package, Readme

MakePackage = Callable[..., Package]
TEXT: dict[str, Any] = {"200": {"description": "", "content": {"application/json": {"schema": {"type": "string"}}}}}


def readme_of(make_package: MakePackage, **operations: dict[str, Any]) -> Readme:
    paths = {f"/{name}": {"get": {"operationId": name, "responses": TEXT, **one}} for name, one in operations.items()}
    return make_package(paths).readme


@pytest.mark.parametrize(
    "unfit",
    [
        {"x-client-hidden": True},
        {"deprecated": True},
        {"responses": {"204": {"description": ""}}},
        {"parameters": [{"name": "q" * 90, "in": "query", "required": True, "schema": {"type": "string"}}]},
    ],
    ids=["hidden", "deprecated", "without a result", "too long"],
)
def test_first_example_is_a_call_that_reads_a_thing(make_package: MakePackage, unfit: dict[str, Any]) -> None:
    readme = readme_of(make_package, first=unfit, second={})

    assert (True, "client.operations.second()") == (readme.has_call, readme.call)


def test_package_without_such_a_call_shows_none(make_package: MakePackage) -> None:
    readme = readme_of(make_package, first={"x-client-hidden": True})

    assert (False, "") == (readme.has_call, readme.call)


def test_example_with_values_of_the_document_goes_first(make_package: MakePackage) -> None:
    parameter = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}

    readme = readme_of(
        make_package,
        first={"parameters": [parameter]},
        second={"parameters": [{**parameter, "example": "cat"}, {**parameter, "name": "more", "required": False}]},
    )

    assert 'client.operations.second(q="cat")' == readme.call
