from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.features.wire import Wire


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        ({"amount": 1, "on": True}, [("amount", "1"), ("on", "true")]),
        (
            {"address": {"city": "Köln & x", "geo": {"lat": 1.5}}},
            [("address[city]", "Köln & x"), ("address[geo][lat]", "1.5")],
        ),
        ({"joined": ["a", "b"]}, [("joined", "a,b")]),
        ({"repeated": ["a", "b c"]}, [("repeated", "a"), ("repeated", "b c")]),
        ({"lines": [{"sku": "s"}, {"sku": "t"}]}, [("lines[0][sku]", "s"), ("lines[1][sku]", "t")]),
        ({"extra": {"k": 1}}, [("extra", '{"k":1}')]),
        ({"at": datetime(2024, 5, 17, tzinfo=UTC)}, [("at", "2024-05-17T00:00:00Z")]),
    ],
)
def test_member_is_written_as_its_encoding_says(sdk: ModuleType, wire: Wire, given: Any, pairs: Any) -> None:
    wire.call(sdk, lambda client: client.forms.pay(**given))

    assert "application/x-www-form-urlencoded" == wire.last.header("content-type")
    assert pairs == parse_qsl(wire.last.body.decode())
