from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from tests.generator.parse.reported import reasons, reported

MakeApi = Callable[..., Api]


@pytest.mark.parametrize(
    ("variable", "url"),
    [
        ({"default": "eu"}, "https://eu.example.org"),
        ({"default": 443}, "https://443.example.org"),
        ({"enum": ["us", "eu"]}, "https://us.example.org"),
        ({}, "https://{region}.example.org"),
    ],
)
def test_variables_are_replaced_by_their_defaults(make_api: MakeApi, variable: object, url: str) -> None:
    api = make_api(servers=[{"url": "https://{region}.example.org", "variables": {"region": variable}}])

    assert [url] == [server.url for server in api.servers]
    assert () == reported(api)


def test_relative_url_stays_relative(make_api: MakeApi) -> None:
    api = make_api(servers=[{"url": "/v1", "description": "Here."}])

    assert [("/v1", "Here.")] == [(server.url, server.description) for server in api.servers]


def test_environments_are_named_by_either_extension(make_api: MakeApi) -> None:
    api = make_api(
        servers=[{"url": "https://a/"}, {"url": "https://b", "x-client-environment": "sandbox"}],
        **{"x-client-base-paths": {"production": "https://a", "local": "http://localhost"}},
    )

    named = [(server.url, server.environment) for server in api.servers]
    assert [("https://a/", "production"), ("https://b", "sandbox"), ("http://localhost", "local")] == named


def test_server_without_url_is_left_out(make_api: MakeApi) -> None:
    api = make_api(servers=[{}, {"url": "/"}])

    assert ["the server has no url; left out [structure]"] == reasons(api)
    assert ["/"] == [server.url for server in api.servers]
