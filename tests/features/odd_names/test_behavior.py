from __future__ import annotations

import importlib
import json
import pkgutil
from types import ModuleType

import pytest


@pytest.mark.parametrize("call", ["package.get", "quoted.quoted", "v2.v2", "a.a", "con.nul"])
def test_a_tag_of_any_name_has_its_methods(sdk: ModuleType, call: str) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({}))
    tag, _, method = call.partition(".")

    with sdk.Sample(transport=transport) as client:
        getattr(getattr(client, tag), method)()

    assert 1 == len(transport.requests)


def test_a_method_called_as_a_class_keeps_the_class(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({"from": "a", "From": "b", "名前": "c"}))

    with sdk.Sample(transport=transport) as client:
        read = client.a.n123()

    assert (sdk.models.N123, "a", "b", "c") == (type(read), read.from_, read.from_pascal, read.ming_qian)


def test_every_module_imports_and_no_file_is_called_as_a_device(sdk: ModuleType) -> None:
    modules = [found.name for found in pkgutil.walk_packages(sdk.__path__, f"{sdk.__name__}.")]

    for module in modules:
        importlib.import_module(module)
    assert not {"con", "nul"} & {module.rpartition(".")[2] for module in modules}


def test_operations_without_id_are_named_by_their_path(sdk: ModuleType) -> None:
    methods = {name for name in dir(sdk.Sample(auth="none").testy) if name.startswith("get")}

    assert {"get_foto", "get_video"} == methods


QUOTES = {'calls"': 1, "back\\slash": "b", "tab\tand\nline": {'calls"': 2}}


def test_members_with_quotes_and_control_characters_are_read_and_sent(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({**QUOTES, "other": 1}))

    with sdk.Sample(transport=transport) as client:
        read = client.quotes.put(calls=1, back_slash="b", tab_and_line={'calls"': 2})

    assert (1, "b", 2) == (read.calls, read.back_slash, read.tab_and_line.calls)
    assert QUOTES == json.loads(transport.requests[0].content) == read.to_dict()


def test_a_variant_with_such_members_is_told_apart(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(QUOTES), sdk.testing.json_reply({"id": "a"}))
    model = sdk.models.Quotes.from_dict(QUOTES)

    with sdk.Sample(transport=transport) as client:
        read = [client.quotes.post(body=[model]) for _ in range(2)]

    assert ["Quotes", "Plain"] == [type(one).__name__ for one in read]
    assert [QUOTES] == json.loads(transport.requests[0].content)


def test_such_a_member_that_departs_is_reported_by_its_own_name(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({'calls"': "many"}))

    with sdk.Sample(transport=transport) as client:
        response = client.quotes.with_response.put(calls=1)

    assert ['/calls"'] == [issue.pointer for issue in response.issues]
