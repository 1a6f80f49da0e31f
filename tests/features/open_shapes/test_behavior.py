from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest


def read(sdk: ModuleType, data: dict[str, Any]) -> Any:
    transport = sdk.testing.ReplayTransport(sdk.testing.json_reply(data))
    with sdk.Sample(transport=transport) as client:
        return client.s.with_response.get_a()


@pytest.mark.parametrize(
    "data",
    [
        {"open": ["a", 1, True, {"x": 1}]},
        {"closed": ["a", 1]},
        {"rest": ["a", True, False]},
        {"patterned": {"x-a": 1, "other": "b"}},
        {"only_patterned": {"x-a": 1}},
        {"known": {"a": "b", "x-a": 1, "other": [1]}},
    ],
)
def test_what_the_document_allows_is_read_without_issues(sdk: ModuleType, data: dict[str, Any]) -> None:
    response = read(sdk, data)

    assert ((), data) == (tuple(response.issues), response.data.to_dict())


@pytest.mark.parametrize("data", [{"closed": [True]}, {"rest": [1]}, {"only_patterned": {"x-a": "b"}}])
def test_what_it_does_not_allow_is_an_issue(sdk: ModuleType, data: dict[str, Any]) -> None:
    assert 1 == len(read(sdk, data).issues)
