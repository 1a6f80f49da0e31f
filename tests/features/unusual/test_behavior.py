"""A document that breaks rules without being wrong: everything in it can be called and read."""

from __future__ import annotations

from types import ModuleType
from typing import Any

ROOM: dict[str, Any] = {"code": "A-1", "beds": None, "view": {"of": "garden"}}


def called(sdk: ModuleType, method: str, *given: Any, reply: Any = None, **named: Any) -> tuple[Any, Any]:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(reply))
    tag, _, name = method.partition(".")
    with sdk.Sample(transport=transport) as client:
        found = getattr(getattr(client, tag), name)(*given, **named)
    return found, transport.requests[0]


def test_parameter_listed_twice_is_one_argument_and_names_that_differ_in_case_are_two(sdk: ModuleType) -> None:
    _, sent = called(sdk, "rooms.rooms", reply=[], q="a", floor=1, floor_query=2)

    assert (("q", "a"), ("floor", "1"), ("Floor", "2")) == sent.query


def test_operations_of_one_id_are_two_methods(sdk: ModuleType) -> None:
    listed, first = called(sdk, "rooms.rooms", reply=[ROOM])
    made, second = called(sdk, "rooms.post_rooms", reply={"price": 1.5})

    assert ("GET", "POST") == (first.method, second.method)
    assert ("A-1", 1.5) == (listed[0].code, made.price)


def test_null_beside_a_reference_enums_of_objects_and_patterns_of_javascript_are_read(sdk: ModuleType) -> None:
    (room,), _ = called(sdk, "rooms.rooms", reply=[ROOM])

    assert (None, {"of": "garden"}) == (room.beds, room.view)
    assert {"code": "A-1", "view": {"of": "garden"}} == room.to_dict()


def test_schemas_that_differ_in_case_are_two_classes(sdk: ModuleType) -> None:
    names = {name for name in dir(sdk.models) if name.lower().startswith("room")}

    assert 2 == len({getattr(sdk.models, name) for name in names if isinstance(getattr(sdk.models, name), type)})


def test_reserved_expansion_keeps_slashes(sdk: ModuleType) -> None:
    _, sent = called(sdk, "ends_in.read_file", "a/b c", reply=None)

    assert "/files/a/b%20c" == sent.path


def test_empty_object_for_an_optional_body_is_sent(sdk: ModuleType) -> None:
    _, sent = called(sdk, "rooms.post_rooms", reply={})
    _, other = called(sdk, "rooms.post_rooms", reply={}, late=False)

    assert (None, {"late": False}) == (sent.content, other.json())


def test_fragment_of_a_path_is_not_sent_and_takes_no_query_with_it(sdk: ModuleType) -> None:
    found, sent = called(sdk, "rooms.read_sizes", "a/b", sizes=[1, 2], reply=[3])

    assert [3] == found
    assert ("/files/a/b", (("sizes", "1"), ("sizes", "2"))) == (sent.path, sent.query)
