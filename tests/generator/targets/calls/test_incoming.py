"""The functions that read webhooks, as they are viewed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.targets.python.package.package import Package

JSON: dict[str, Any] = {"content": {"application/json": {"schema": {"type": "integer"}}}}
NAMED = '"""Read the body of `made`.'
END = '    Source: `#/webhooks/made/post`\n    """'


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({}, f"{NAMED}\n\n{END}"),
        ({"summary": " \n"}, f"{NAMED}\n\n{END}"),
        ({"summary": "Made.\n"}, f"{NAMED}\n\n    Made.\n\n{END}"),
        ({"description": "It is made."}, f"{NAMED}\n\n    It is made.\n\n{END}"),
        ({"summary": "Made.", "description": "It is made."}, f"{NAMED}\n\n    Made.\n\n{END}"),
    ],
)
def test_text_of_a_webhook_stands_between_its_name_and_its_source(
    make_package: Callable[..., Package], texts: dict[str, str], expected: str
) -> None:
    package = make_package({}, webhooks={"made": {"post": {**texts, "requestBody": JSON}}})

    (parser,) = package.incoming[0].parsers
    assert ("parse_made", "int", expected) == (parser.name, parser.returns, parser.docstring)


def test_webhooks_without_json_have_no_parser(make_package: Callable[..., Package]) -> None:
    text = {"content": {"text/plain": {"schema": {"type": "string"}}}}

    package = make_package({}, webhooks={"made": {"post": {"requestBody": text}}, "gone": {"post": {}}})

    assert () == package.incoming
