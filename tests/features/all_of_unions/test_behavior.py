from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json


@pytest.mark.parametrize(
    ("order", "source"),
    [
        (
            {"by": "card", "number": "1", "street": "Elm", "total": 3},
            "Payment/oneOf/0/Order/allOf/1/oneOf/0",
        ),
        (
            {"by": "bill", "number": "1", "shop": 4, "total": 3},
            "Payment/oneOf/1/Order/allOf/1/oneOf/1",
        ),
    ],
)
def test_a_choice_from_each_list_is_a_class_with_all_members(
    sdk: ModuleType, wire: Wire, order: dict[str, Any], source: str
) -> None:
    wire.always(as_json(order))

    found = wire.call(sdk, lambda client: client.orders.add(body=order), strict=True)

    assert order == found.to_dict()
    assert source in str(type(found).__doc__)


def test_order_of_no_choice_is_kept_whole(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"drone": 7}))

    found = wire.call(sdk, lambda client: client.orders.add(body={"by": "card", "shop": 1, "total": 1}))

    assert {"drone": 7} == found.additional
    assert b'{"by":"card","shop":1,"total":1}' == wire.last.body
