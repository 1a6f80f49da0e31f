from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire, as_json

ROOT = {"name": "/", "link": {"name": "l"}, "children": [{"name": "a", "children": [{"name": "b"}]}]}


def test_schema_that_contains_itself_is_one_class(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json(ROOT))

    root = wire.call(sdk, lambda client: client.folders.get_root(), strict=True)

    assert "b" == root.children[0].children[0].name
    assert {sdk.models.Folder} == {type(root), type(root.link), type(root.children[0])}
    assert ROOT == root.to_dict()


def test_map_of_itself_is_sent(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.folders.put_tree(body={"a": {"b": {}}}))

    assert b'{"a":{"b":{}}}' == wire.last.body
