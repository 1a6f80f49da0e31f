from __future__ import annotations

import asyncio
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

METHODS = ("plain", "same", "again", "files", "other", "regional")


def urls(sdk: ModuleType, **options: Any) -> list[str]:
    """Give where each method goes with these options of the client."""
    transport = sdk.testing.ReplayTransport(*([sdk.testing.json_reply(None, status=204)] * len(METHODS)))
    with sdk.Sample(transport=transport, **options) as client:
        for method in METHODS:
            getattr(client.s, method)()
    return [request.url for request in transport.requests]


def test_operations_go_to_their_own_servers_and_all_others_to_the_first(sdk: ModuleType) -> None:
    expected = [
        "https://eu.example.com:8443/v2/plain",
        "https://eu.example.com:8443/v2/same",
        "https://eu.example.com:8443/v2/again",
        "https://files.example.com/up/files",
        "https://eu.example.com:8443/other/files",
        "https://eu-files.example.com/t1/files",
    ]

    assert expected == urls(sdk, tenant="t1")


def test_an_environment_goes_for_servers_that_are_repeated_and_for_those_of_the_same_name(sdk: ModuleType) -> None:
    expected = [
        "https://Sandbox.example.com/v1/plain",
        "https://Sandbox.example.com/v1/same",
        "https://Sandbox.example.com/v1/again",
        "https://test-files.example.com/files",
        "https://Sandbox.example.com/other/files",
        "https://eu-files.example.com/t1/files",
    ]

    assert expected == urls(sdk, environment="sandbox", tenant="t1")


@pytest.mark.parametrize("given", ["option", "variable"])
def test_a_base_url_goes_for_every_operation(sdk: ModuleType, given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"base_url": "http://localhost:9/v9/x"} if given == "option" else {}
    if given == "variable":
        monkeypatch.setenv("SAMPLE_BASE_URL", "http://localhost:9/v9/x")

    found = urls(sdk, **options)

    expected = ["v9/x/plain", "v9/x/same", "v9/x/again", "v9/x/files", "v9/other/files", "v9/x/files"]
    assert [f"http://localhost:9/{path}" for path in expected] == found


def test_variables_of_an_address_are_arguments(sdk: ModuleType) -> None:
    found = urls(sdk, region="us", port="99", base_path="v3", tenant="t1")

    assert "https://us.example.com:99/v3/plain" == found[0]
    assert "https://us-files.example.com/t1/files" == found[-1]


def test_variables_are_arguments_of_the_asynchronous_client_too(sdk: ModuleType) -> None:
    async def base_url() -> str:
        async with sdk.AsyncSample(transport=sdk.testing.AsyncReplayTransport(), region="us") as client:
            return str(client.base_url)

    assert "https://us.example.com:8443/v2" == asyncio.run(base_url())


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"region": "mars"}, "region is 'mars'; there are 'eu', 'us'"),
        ({"region": "us", "environment": "sandbox"}, "region changes nothing beside environment 'sandbox'"),
        ({"region": "us", "base_url": "http://localhost"}, "region changes nothing beside base_url"),
        ({"environment": "nowhere"}, "environment is 'nowhere'; there are 'main', 'sandbox', 'server3'"),
    ],
)
def test_what_cannot_be_is_refused(sdk: ModuleType, options: dict[str, str], reason: str) -> None:
    with pytest.raises(sdk.errors.ConfigurationError, match=reason):
        sdk.Sample(transport=sdk.testing.ReplayTransport(), **options)


def test_a_variable_without_default_is_asked_for_by_the_operation_that_needs_it(sdk: ModuleType) -> None:
    client = sdk.Sample(transport=sdk.testing.ReplayTransport())

    with pytest.raises(sdk.errors.ArgumentError, match="tenant is needed"):
        client.s.regional()


def sdk_folder(sdk: ModuleType) -> Path:
    return Path(str(sdk.__file__)).parents[1]


def test_the_readme_names_environments_and_variables(sdk: ModuleType) -> None:
    readme = (sdk_folder(sdk) / "README.md").read_text()

    assert '| `"main"` | `"https://eu.example.com:8443/v2"` |' in readme
    assert '| `region=` | `Literal["eu", "us"]` | Where the data is. Default: `eu`. |' in readme.replace(', "jp"', "")


def test_schemas_of_these_names_keep_them(sdk: ModuleType) -> None:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply({"name": "a", "variable": {"value": "b"}}))

    with sdk.Sample(transport=transport) as client:
        found = client.s.machine()

    assert sdk.models.Server(name="a", variable=sdk.models.ServerVariable(value="b")) == found
    assert "https://machines.example.com/machine" == transport.requests[0].url
