from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType
from urllib.parse import parse_qsl

from tests.features.wire import Wire


def test_members_go_in_brackets_at_any_depth(sdk: ModuleType, wire: Wire) -> None:
    given = {
        "state": ["on", "off"],
        "size": {"gt": 1, "lt": 2},
        "live": True,
        "since": datetime(2024, 5, 17, tzinfo=UTC),
    }

    wire.call(sdk, lambda client: client.things.find(filter=given))

    expected = [
        ("filter[state][]", "on"),
        ("filter[state][]", "off"),
        ("filter[size][gt]", "1"),
        ("filter[size][lt]", "2"),
        ("filter[live]", "true"),
        ("filter[since]", "2024-05-17T00:00:00Z"),
    ]
    assert expected == parse_qsl(wire.last.target.partition("?")[2])
