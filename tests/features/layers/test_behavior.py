from __future__ import annotations

from types import ModuleType


def test_method_of_a_layer_stands_beside_the_generated_ones(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(["milk"]))

    with sdk.Sample(transport=transport) as client:
        first = client.notes.first()

    assert "MILK!" == first


def test_name_exported_by_a_layer_is_at_hand(sdk: ModuleType) -> None:
    assert "OH!" == sdk.shout("oh")


def test_what_a_layer_adds_for_tests_is_beside_the_general_kit(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.TWO_NOTES)

    with sdk.Sample(transport=transport) as client:
        first = client.notes.first()

    assert "BREAD!" == first
    assert {"TWO_NOTES", "json_reply"} <= set(sdk.testing.__all__)
