from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire

JSON = "application/json"


@pytest.mark.parametrize(
    ("name", "given", "body", "content_type"),
    [
        ("options", {}, b"", ""),
        ("trace", {}, b"", ""),
        ("delete", {"ids": ["a"]}, b'{"ids":["a"]}', JSON),
        ("delete", {}, b"", ""),
        ("get", {"q": "x"}, b'{"q":"x"}', JSON),
        ("get", {}, b"", ""),
        ("patch", {"a": None}, b'{"a":null}', "application/merge-patch+json"),
        ("patch", {}, b"", ""),
        ("put", {"body": []}, b"[]", JSON),
        ("post", {"body": None}, b"null", JSON),
        ("post", {"body": ""}, b'""', JSON),
        ("post", {}, b"", ""),
    ],
)
def test_method_sends_the_body_that_is_given(
    sdk: ModuleType, wire: Wire, name: str, given: Any, body: bytes, content_type: str
) -> None:
    wire.call(sdk, lambda client: getattr(client.ms, name)("1", **given))

    assert (name.upper(), "/m/1", body) == (wire.last.method, wire.last.target, wire.last.body)
    assert content_type == wire.last.header("content-type")


def test_head_has_headers_and_no_body(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"", status=200)

    with sdk.Sample(base_url=wire.url) as client:
        response = client.ms.with_response.head("1")

    assert ("HEAD", 200, None) == (wire.last.method, response.status, response.data)
