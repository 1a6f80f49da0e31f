from __future__ import annotations

import asyncio
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.extensions.origin import AsyncOriginClient, Origin, OriginClient
from package.runtime.errors import ConfigurationError
from package.testing import AsyncReplayTransport, ReplayTransport, json_reply

FOUND = json_reply({"thingId": "1"})


class Client(OriginClient, Sample):
    pass


class AsyncClient(AsyncOriginClient, AsyncSample):
    pass


def sent(**options: Any) -> dict[str, str]:
    transport = ReplayTransport(FOUND)
    Client(transport=transport, auth="none", **options).things.get("1")
    headers = transport.requests[0].headers
    return {name: value for name, value in headers.items() if name.startswith("av-origin")}


def test_client_names_itself_and_its_version() -> None:
    assert {"av-origin-client": "apivideo-sdk-python:1.2.3"} == sent()


def test_application_and_sdk_are_named_in_their_own_headers() -> None:
    headers = sent(application=("my-app", "1.2"), sdk=Origin("my_sdk", "3"))

    assert ("my-app:1.2", "my_sdk:3") == (headers["av-origin-app"], headers["av-origin-sdk"])


def test_clone_names_them_too() -> None:
    transport = ReplayTransport(FOUND)
    client = Client(transport=transport, auth="none", application=("my-app", "1"))

    client.with_options(timeout=1).things.get("1")

    assert "my-app:1" == transport.requests[0].headers["av-origin-app"]


def test_asynchronous_client_names_them_too() -> None:
    transport = AsyncReplayTransport(FOUND)
    client = AsyncClient(transport=transport, auth="none", application=("my-app", "1"))

    asyncio.run(client.things.get("1"))

    assert "my-app:1" == transport.requests[0].headers["av-origin-app"]


@pytest.mark.parametrize("name", ["", "my app", "a" * 51, "my:app", "é", "a\n"])
def test_name_that_the_api_would_not_take_is_refused(name: str) -> None:
    with pytest.raises(ConfigurationError, match="application is named"):
        sent(application=(name, "1"))


@pytest.mark.parametrize("version", ["", "v1", "1.2.3.4", "1000", "1.", "1.2-beta", "1\n"])
def test_version_that_the_api_would_not_take_is_refused(version: str) -> None:
    with pytest.raises(ConfigurationError, match="sdk has version"):
        sent(sdk=("app", version))


@pytest.mark.parametrize("origin", [("app",), ("app", None), ("app", "1", "2"), "ap"])
def test_name_without_version_is_refused(origin: Any) -> None:
    with pytest.raises(ConfigurationError, match="application"):
        sent(application=origin)
