from __future__ import annotations

import copy
import pickle
from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json

KNOWN: list[tuple[dict[str, Any], str]] = [
    ({"method": "card", "amount": 1}, "Card"),
    ({"method": "sepa", "amount": 1}, "Transfer"),
    ({"method": "wire"}, "Transfer"),
    ({"alert": "fire", "roomNumber": 1}, "Fire"),
    ({"alert": "rain", "roomNumber": 1}, "Flood"),
    ({"town": "Bern"}, "Town"),
    ({"lat": 1.5, "lon": 2.5}, "Point"),
]
UNKNOWN: list[dict[str, Any]] = [
    {"method": "cheque", "amount": 1, "bank": {"name": "B"}},
    {"alert": "storm", "roomNumber": 7},
    {"planet": "Mars"},
]


def test_discriminator_constant_or_required_members_choose_the_class(sdk: ModuleType, wire: Wire) -> None:
    events = [event for event, _ in KNOWN]
    wire.always(as_json(events))

    found = wire.call(sdk, lambda client: client.events.send(body=events), strict=True)

    assert [name for _, name in KNOWN] == [type(one).__name__ for one in found]
    assert events == [one.to_dict() for one in found]


def test_object_of_no_variant_is_kept_whole_and_can_be_sent_back(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(UNKNOWN))

    found = wire.call(sdk, lambda client: client.events.send(body=[]))

    assert [sdk.UnknownVariant] * 3 == [type(one) for one in found]
    assert UNKNOWN == [one.additional for one in found] == [one.to_dict() for one in found]
    assert ("cheque", {"name": "B"}) == (found[0].method, found[0].bank)
    assert (7, 7) == (found[1].roomNumber, found[1].room_number)
    with pytest.raises(AttributeError, match="no member 'bank'"):
        found[2].bank  # noqa: B018

    wire.call(sdk, lambda client: client.events.send(body=found))

    assert as_json(UNKNOWN).replace(b" ", b"") == wire.last.body


def test_unknown_variant_is_copied_and_pickled(sdk: ModuleType) -> None:
    one = sdk.models.Place
    value = sdk.UnknownVariant(additional=UNKNOWN[0])

    assert value == copy.deepcopy(value) == pickle.loads(pickle.dumps(value))  # noqa: S301 # of our own
    assert isinstance(value, one)


def test_member_of_a_wrong_type_does_not_hide_the_class(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json([{"alert": "fire", "roomNumber": "cellar"}, {"lat": 1.5}, {"planet": "Mars"}]))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.events.with_response.send(body=[])

    assert ["Fire", "Point", "UnknownVariant"] == [type(one).__name__ for one in response.data]
    assert ["/0/roomNumber", "/1/lon", "/2"] == [issue.pointer for issue in response.issues]


def test_value_that_tells_a_class_apart_is_filled_in(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b"[]")
    card, fire = sdk.models.Card(amount=1), sdk.models.Fire(room_number=2)

    wire.call(sdk, lambda client: client.events.send(body=[card, fire]))

    assert b'[{"method":"card","amount":1},{"alert":"fire","roomNumber":2}]' == wire.last.body
    with pytest.raises(TypeError, match="method"):
        sdk.models.Transfer(amount=1)  # which is known by two values
