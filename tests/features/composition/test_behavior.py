from __future__ import annotations

from types import ModuleType

import pytest

from tests.features.wire import Wire, as_json


def test_required_beside_all_of_counts_for_members_of_its_parts(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"name": "A", "note": "n", "not": 0}))

    found = wire.call(sdk, lambda client: client.users.add(email="a@b.c", name="A"), strict=True)

    assert b'{"name":"A","email":"a@b.c"}' == wire.last.body
    assert ("A", None, "n", 0) == (found.name, found.nick, found.note, found.not_)
    with pytest.raises(TypeError, match="name"):
        sdk.models.NewUser(email="a@b.c")


def test_each_part_keeps_a_class_of_its_own(sdk: ModuleType) -> None:
    assert {} == sdk.models.Person().to_dict()
    with pytest.raises(TypeError, match="other"):
        sdk.models.Person(other=1)
