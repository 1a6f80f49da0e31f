from __future__ import annotations

from types import ModuleType
from typing import Any

from tests.features.wire import Wire, as_json

COUNTS: dict[str, Any] = {
    "numbers": {"a": 1, "b c": 2},
    "points": {"p": {"x": 1}},
    "lists": {"l": ["a"]},
    "free": {"any": [1, None]},
    "closed": {"a": 1},
}


def test_values_of_a_map_have_their_type(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(COUNTS))

    found = wire.call(sdk, lambda client: client.counts.put(**COUNTS), strict=True)

    assert ({"a": 1, "b c": 2}, {"p": sdk.models.Point(x=1)}) == (found.numbers, found.points)
    assert ({"l": ["a"]}, {"any": [1, None]}, 1) == (found.lists, found.free, found.closed.a)
    assert COUNTS == found.to_dict()


def test_value_of_another_type_is_reported_at_its_key(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"numbers": {"a": "many"}, "points": {"p": {"x": []}}}))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.counts.with_response.put()

    assert ["/numbers/a", "/points/p/x"] == [issue.pointer for issue in response.issues]
