from __future__ import annotations

import inspect
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.features.wire import Wire

NAMES = {
    *("id", "max", "from", "self", "options", "list", "None", "Sort-By", "sort_by", "sortBy", "$top", "a.b", "@kind"),
    *("3d", "tags[]", "_in", "straße", "番号"),
}


def test_every_parameter_has_an_argument_and_keeps_its_own_name(sdk: ModuleType, wire: Wire) -> None:
    signature = inspect.signature(sdk.Sample().rooms.find)
    given: dict[str, Any] = {
        name: [1, 2] if "Sequence" in str(one.annotation) else True if "bool" in str(one.annotation) else 7
        for name, one in signature.parameters.items()
        if name != "options" or "Options" not in str(one.annotation)
    }
    given = {
        name: str(value) if "str" in str(signature.parameters[name].annotation) else value
        for name, value in given.items()
    }

    wire.call(sdk, lambda client: client.rooms.find(**given))

    target = urlsplit(wire.last.target)
    assert "/rooms/7/7" == target.path
    assert NAMES == {name for name, _ in parse_qsl(target.query)}
    assert ("7", "id=7") == (wire.last.header("id"), wire.last.header("cookie"))
    assert 1 + len(NAMES) + 4 == len(signature.parameters)


def test_parameter_of_the_operation_replaces_that_of_the_path(sdk: ModuleType) -> None:
    limit = inspect.signature(sdk.Sample().rooms.find).parameters["max"]

    assert ("str", inspect.Parameter.empty) == (limit.annotation, limit.default)
