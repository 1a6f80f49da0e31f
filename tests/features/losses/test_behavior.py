from __future__ import annotations

from types import ModuleType


def test_what_is_left_of_an_operation_works(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(["a"]))

    with sdk.Sample(transport=transport) as client:
        notes = client.notes.list(limit=1)

    assert ["a"] == notes
    assert (("limit", "1"),) == transport.requests[0].query
