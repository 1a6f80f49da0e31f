from __future__ import annotations

from datetime import date
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json


@pytest.mark.parametrize("value", ["0", 0, 12.5, {"number": 7}, ""])
def test_values_of_different_types_stay_apart(sdk: ModuleType, wire: Wire, value: Any) -> None:
    wire.always(as_json({"at": value}))

    found = wire.call(sdk, lambda client: client.posters.put(at=value), strict=True)

    assert as_json({"at": value}).replace(b" ", b"") == wire.last.body
    assert (sdk.models.Frame(number=7) if isinstance(value, dict) else value) == found.at
    assert isinstance(value, str) == isinstance(found.at, str)


def test_text_that_is_a_date_is_one_and_a_list_may_be_one_value(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"at": 1, "when": "2024-05-17", "many": "one"}))
    first = wire.call(sdk, lambda client: client.posters.put(at=1), strict=True)
    wire.always(as_json({"at": 1, "when": "soon", "many": ["one"]}))
    second = wire.call(sdk, lambda client: client.posters.put(at=1, many=None), strict=True)

    assert ((date(2024, 5, 17), "one"), ("soon", ["one"])) == ((first.when, first.many), (second.when, second.many))
    assert b'{"at":1,"many":null}' == wire.last.body
