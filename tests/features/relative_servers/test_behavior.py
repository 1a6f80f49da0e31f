from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def paths(sdk: ModuleType, base_url: str, **options: Any) -> list[str]:
    transport = sdk.testing.ReplayTransport(*([sdk.testing.json_reply(None, status=204)] * 3))
    with sdk.Sample(transport=transport, base_url=base_url, **options) as client:
        client.s.a()
        client.s.b()
        client.s.c()
    return [request.url.removeprefix("https://host") for request in transport.requests]


def test_a_base_url_without_a_path_is_joined_with_the_relative_server(sdk: ModuleType) -> None:
    assert ["/api/v1/a", "/api/v2/b", "/api/v1/api/v3/c"] == paths(sdk, "https://host")


def test_a_base_url_with_a_path_is_the_whole_address(sdk: ModuleType) -> None:
    assert ["/proxy/a", "/api/v2/b", "/proxy/api/v3/c"] == paths(sdk, "https://host/proxy")


def test_variables_of_a_relative_server_are_arguments(sdk: ModuleType) -> None:
    assert "/api/v9/a" == paths(sdk, "https://host/", version="v9")[0]


def test_without_a_base_url_there_is_no_address(sdk: ModuleType) -> None:
    with pytest.raises(sdk.errors.ConfigurationError, match="no address of its own: give base_url"):
        sdk.Sample(transport=sdk.testing.ReplayTransport())


def test_the_readme_says_what_is_joined(sdk: ModuleType) -> None:
    readme = (Path(str(sdk.__file__)).parents[1] / "README.md").read_text()

    assert "names a path alone, `/api/v1`: give its host as `base_url=`" in readme
