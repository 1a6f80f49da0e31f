from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire, as_json


def test_each_use_of_an_envelope_has_its_own_items(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"found": [{"lives": 9}], "best": {"lives": 7}, "count": 1}))
    cats = wire.call(sdk, lambda client: client.pets.get_cats(), strict=True)
    wire.always(as_json({"found": [{"tricks": ["roll"]}]}))
    dogs = wire.call(sdk, lambda client: client.pets.get_dogs(), strict=True)

    assert ([sdk.models.Cat(lives=9)], sdk.models.Cat(lives=7), 1) == (cats.found, cats.best, cats.count)
    assert [sdk.models.Dog(tricks=["roll"])] == dogs.found
