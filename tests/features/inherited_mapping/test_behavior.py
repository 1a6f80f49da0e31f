from __future__ import annotations

import json
from types import ModuleType
from typing import Any

from tests.features.wire import Wire, as_json

GROUP: dict[str, Any] = {
    "pets": [{"type": "feline", "weight": 1}, {"type": "canine", "weight": 2}, {"type": "avian", "wings": 2}],
    "any": [{"type": "canine", "weight": 2}, {"type": "avian", "wings": 2}, {"type": "fish", "fins": 3}],
}


def test_variants_without_discriminator_are_told_apart_by_that_of_their_parent(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(GROUP))

    found = wire.call(sdk, lambda client: client.zoo.add_animals(**GROUP))

    assert ["Cat", "Dog", "UnknownVariant"] == [type(one).__name__ for one in found.pets]
    assert ["Dog", "Bird", "Animal"] == [type(one).__name__ for one in found.any]
    assert {"fins": 3} == found.any[2].additional
    assert GROUP == found.to_dict()


def test_what_was_received_is_sent_back_whole(sdk: ModuleType, wire: Wire) -> None:
    group = sdk.models.Group.from_dict(GROUP)

    wire.call(sdk, lambda client: client.zoo.add_animals(pets=group.pets, any=group.any))

    assert GROUP == json.loads(wire.last.body)
