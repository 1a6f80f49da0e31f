from __future__ import annotations

from types import ModuleType


def test_method_of_a_layer_stands_beside_the_generated_ones(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(["milk"]))

    with sdk.Sample(transport=transport) as client:
        first = client.notes.first()

    assert "MILK!" == first


def test_name_exported_by_a_layer_is_at_hand(sdk: ModuleType) -> None:
    assert "OH!" == sdk.shout("oh")
