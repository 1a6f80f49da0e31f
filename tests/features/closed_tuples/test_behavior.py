from __future__ import annotations

import json
from datetime import UTC, date, datetime
from types import ModuleType
from typing import Any, get_args, get_type_hints

import pytest

from tests.features.wire import Wire, as_json

WHOLE: dict[str, Any] = {
    "size": [1.5, "px"],
    "pairs": [[1, "a"], [2, "b"]],
    "full": ["a", "2024-02-29"],
    "one": [True],
    "pinned": [{"x": 1, "at": "2024-01-01T00:00:00Z"}, {"label": "here"}],
    "open": ["a", 1, None],
    "rest": ["a", 1, 2],
}


def test_items_are_typed_by_position(sdk: ModuleType) -> None:
    hints = get_type_hints(sdk.models.Shape)

    assert (float, sdk.models.Unit) == get_args(hints["size"])
    assert list[tuple[int, str]] | None == hints["pairs"]
    assert tuple[str, date | None] | None == hints["full"]
    assert tuple[bool] | None == hints["one"]
    assert list[str | int] | None == hints["rest"]


def test_a_tuple_is_read_by_position_and_sent_back_as_it_came(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(WHOLE))
    found = wire.call(sdk, lambda client: client.shapes.get())

    assert ((1.5, sdk.models.Unit.PX), [(1, "a"), (2, "b")]) == (found.size, found.pairs)
    assert (("a", date(2024, 2, 29)), (True,)) == (found.full, found.one)
    assert (sdk.models.Point(x=1, at=datetime(2024, 1, 1, tzinfo=UTC)), "here") == (
        found.pinned[0],
        found.pinned[1].label,
    )
    assert (["a", 1, None], ["a", 1, 2]) == (found.open, found.rest)

    wire.always(b"", status=204)
    wire.call(sdk, lambda client: client.shapes.put(**{name: getattr(found, name) for name in WHOLE}))

    assert WHOLE == json.loads(wire.last.body.replace(b"+00:00", b"Z"))


def test_a_response_may_be_a_tuple(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b'[7,"seven"]')

    assert (7, "seven") == wire.call(sdk, lambda client: client.shapes.get_pair())


def test_tuples_and_lists_are_taken(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.shapes.put(size=(2, "em"), pairs=[[1, "a"]]))
    wire.call(sdk, lambda client: client.shapes.get(range=(1, "z")))

    assert {"size": [2, "em"], "pairs": [[1, "a"]]} == json.loads(wire.requests[0].body)
    assert "/shapes?range=1&range=z" == wire.last.target


@pytest.mark.parametrize(
    ("pair", "read", "issues"),
    [
        ([1], (1,), []),
        ([], (), []),
        ([1, "a", True], (1, "a", True), ["/pairs/0"]),
        (["1", "a"], (1, "a"), ["/pairs/0/0"]),
        ([None, "a"], (None, "a"), ["/pairs/0/0"]),
        ("no tuple", "no tuple", ["/pairs/0"]),
    ],
)
def test_a_tuple_that_departs_is_read_as_far_as_it_fits(
    sdk: ModuleType, wire: Wire, pair: Any, read: Any, issues: list[str]
) -> None:
    wire.always(as_json({**WHOLE, "pairs": [pair, [2, "b"]]}))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.shapes.with_response.get()

    assert [read, (2, "b")] == response.data.pairs
    assert issues == [one.pointer for one in response.issues]
    assert "here" == response.data.pinned[1].label


def test_too_many_items_are_refused_where_the_client_is_strict(sdk: ModuleType, wire: Wire) -> None:
    wire.always(b'[7,"seven",8]')

    with pytest.raises(sdk.DecodeError, match="fixed length"):
        wire.call(sdk, lambda client: client.shapes.get_pair(), strict=True)
