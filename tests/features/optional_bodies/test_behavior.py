from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire


@pytest.mark.parametrize(
    ("name", "given", "body"),
    [
        ("put", {"body": {}}, b"{}"),
        ("put", {"body": {"x": "a"}}, b'{"x":"a"}'),
        ("put", {}, b""),
        ("post", {}, b""),
        ("post", {"y": "a"}, b'{"y":"a"}'),
        ("patch", {}, b"{}"),
    ],
)
def test_empty_object_that_is_given_or_required_is_sent(
    sdk: ModuleType, wire: Wire, name: str, given: Any, body: bytes
) -> None:
    wire.call(sdk, lambda client: getattr(client.a, name)(**given))

    assert (body, "application/json" if body else "") == (wire.last.body, wire.last.header("content-type"))
