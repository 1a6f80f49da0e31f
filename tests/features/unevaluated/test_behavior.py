from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire, as_json

THING = {
    "closed": {"name": "a", "size": 1},
    "counted": {"name": "b", "votes": 2, "views": 3},
    "pair": ["c", 4],
    "flags": {"on": True},
}


def test_what_is_not_evaluated_is_closed_or_typed(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(THING))

    thing = wire.call(sdk, lambda client: client.things.add(**THING), strict=True)

    assert ("a", 1) == (thing.closed.name, thing.closed.size)
    assert ("b", {"votes": 2, "views": 3}) == (thing.counted.name, thing.counted.additional)
    assert (("c", 4), {"on": True}) == (thing.pair, thing.flags)
    assert as_json(THING).replace(b" ", b"") == wire.last.body


def test_member_of_another_type_than_the_rest_is_reported(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"counted": {"name": "b", "votes": "many"}, "flags": {"on": [1]}}))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.things.with_response.add()

    assert ["/counted/votes", "/flags/on"] == [issue.pointer for issue in response.issues]
