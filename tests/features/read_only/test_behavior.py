from __future__ import annotations

import inspect
import json
from datetime import date
from types import ModuleType

from tests.features.wire import Wire, as_json

OWNER = {"since": "2024-05-17", "name": "Ann"}
BUG = {"id": 1, "title": "Crash", "owner": OWNER}
RECEIVED = {**BUG, "related": [{"id": 2, "title": "Leak"}], "by_name": {"ann": OWNER}}


def test_what_was_received_is_sent_back_without_read_only_members_at_any_depth(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(RECEIVED))
    bug = wire.call(sdk, lambda client: client.bugs.add(title="Crash", token="t"), strict=True)
    related = bug.related

    wire.call(
        sdk,
        lambda client: client.bugs.add(
            title=bug.title, token="t", owner=bug.owner, related=related, by_name=bug.by_name
        ),
    )

    assert RECEIVED == bug.to_dict()
    owner = {"name": "Ann"}
    expected = {
        "title": "Crash",
        "token": "t",
        "owner": owner,
        "related": [{"title": "Leak"}],
        "by_name": {"ann": owner},
    }
    assert expected == json.loads(wire.last.body)


def test_parts_of_forms_leave_them_out_too(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.bugs.fill_form(bug=sdk.models.Bug.from_dict(BUG)))

    assert b'{"title":"Crash","owner":{"name":"Ann"}}' in wire.last.body


def test_a_caller_makes_a_model_without_them(sdk: ModuleType) -> None:
    bug = sdk.models.Bug(title="Crash", token="t", owner=sdk.models.Owner(name="Ann"))

    assert (None, "t", None) == (bug.id, bug.token, bug.owner.since)
    assert date(2024, 5, 17) == sdk.models.Owner.from_dict(OWNER).since
    assert "id" not in inspect.signature(sdk.Sample().bugs.add).parameters


def test_response_without_what_is_write_only_is_whole(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(BUG))

    with sdk.Sample(base_url=wire.url) as client:
        response = client.bugs.with_response.add(title="Crash", token="t")

    assert (None, ()) == (response.data.token, response.issues)
