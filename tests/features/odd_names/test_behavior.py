from __future__ import annotations

import importlib
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
