from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

CAR: dict[str, Any] = {"kind": "car", "wheels": 4, "doors": 5}


def listed(sdk: ModuleType, *vehicles: dict[str, Any]) -> list[Any]:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(vehicles))
    with sdk.Sample(transport=transport) as client:
        found: list[Any] = client.vehicles.list()
    return found


@pytest.mark.parametrize(
    ("vehicle", "name"),
    [
        (CAR, "Car"),
        ({"kind": "auto", "doors": 3}, "Car"),
        ({"kind": "Van", "doors": 3, "load": 1.5}, "Van"),
        ({"kind": "Bicycle", "wheels": 2}, "Bicycle"),
        ({"kind": "tram", "line": "9"}, "Tram"),
        ({"kind": "Vehicle"}, "Vehicle"),
    ],
)
def test_value_decides_the_class_and_every_member_is_read(sdk: ModuleType, vehicle: dict[str, Any], name: str) -> None:
    (found,) = listed(sdk, vehicle)

    assert name == type(found).__name__
    assert vehicle == found.to_dict()


def test_vehicle_that_nobody_knows_is_kept_whole(sdk: ModuleType) -> None:
    (found,) = listed(sdk, {"kind": "rocket", "wheels": 0, "stages": [1, 2]})

    assert ("Vehicle", "rocket", {"stages": [1, 2]}) == (type(found).__name__, found.kind, found.additional)
    assert {"kind": "rocket", "wheels": 0, "stages": [1, 2]} == found.to_dict()


def test_heir_is_sent_with_its_own_members(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(CAR), sdk.testing.json_reply(CAR))
    trailer = sdk.models.Bicycle(kind="Bicycle", wheels=2)

    with sdk.Sample(transport=transport) as client:
        client.vehicles.add(body=sdk.models.Car(kind="car", doors=5, tows=trailer))
        client.vehicles.add(body={"kind": "Van", "load": 2.5})

    assert {"kind": "car", "doors": 5, "tows": {"kind": "Bicycle", "wheels": 2}} == transport.requests[0].json()
    assert {"kind": "Van", "load": 2.5} == transport.requests[1].json()


def test_reference_that_is_nullable_or_of_an_heir_gives_heirs_too(sdk: ModuleType) -> None:
    van = {"kind": "Van", "load": 1.0}
    transport = sdk.testing.ReplayTransport(
        sdk.testing.json_reply({"front": None, "car": van}), sdk.testing.json_reply({"front": CAR, "car": CAR})
    )

    with sdk.Sample(transport=transport) as client:
        first, second = client.vehicles.get_garage(), client.vehicles.get_garage()

    assert (None, "Van") == (first.front, type(first.car).__name__)
    assert ("Car", "Car") == (type(second.front).__name__, type(second.car).__name__)
