from __future__ import annotations

from types import ModuleType
from typing import Any

from tests.features.wire import Wire, as_json

HOME: dict[str, Any] = {
    "own": {"city": "Bern"},
    "maybe": None,
    "nullable": None,
    "more": {"city": "Rome", "zip": "1"},
    "lang": "en",
    "old": "de",
}


def test_what_stands_beside_a_reference_counts(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(HOME))

    home = wire.call(sdk, lambda client: client.homes.add(more=HOME["more"], nullable=None, page=2), strict=True)

    assert (sdk.models.Address(city="Bern"), None, None) == (home.own, home.maybe, home.nullable)
    assert ("Rome", "1") == (home.more.city, home.more.zip)
    assert type(home.more) is not sdk.models.Address
    assert b'{"nullable":null,"more":{"city":"Rome","zip":"1"}}' == wire.last.body


def test_description_and_read_only_beside_a_reference_are_those_of_the_place(sdk: ModuleType) -> None:
    documentation = str(type(sdk.Sample().homes).add.__doc__)

    assert "Replaced here." in documentation
    assert "Where I live." in documentation
    assert "lang:" not in documentation
