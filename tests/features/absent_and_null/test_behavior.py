from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType
from typing import Any

RESPONSE = {"title": "Milk", "author": None}


def update(sdk: ModuleType, **members: Any) -> Any:  # whatever the feature sends
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(RESPONSE))
    with sdk.Sample(transport=transport) as client:
        note = client.notes.update("n1", **members)
    return transport.requests[0].json(), note


def test_left_out_member_is_not_sent_as_null(sdk: ModuleType) -> None:
    sent, _ = update(sdk, title="Milk", author="Ann")

    assert {"title": "Milk", "author": "Ann"} == sent


def test_none_is_sent_as_null(sdk: ModuleType) -> None:
    sent, _ = update(sdk, title="Milk", author=None, remind_at=None)

    assert {"title": "Milk", "author": None, "remindAt": None} == sent


def test_moment_is_sent_with_its_offset(sdk: ModuleType) -> None:
    sent, _ = update(sdk, title="Milk", author="Ann", remind_at=datetime(2030, 1, 2, tzinfo=UTC))

    assert "2030-01-02T00:00:00Z" == sent["remindAt"]


def test_absent_and_null_are_told_apart_in_a_response(sdk: ModuleType) -> None:
    _, note = update(sdk, title="Milk", author="Ann")

    assert note.author is None
    assert note.remind_at is sdk.UNSET
