from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json


@pytest.mark.parametrize(("status", "body", "member"), [(200, {"name": "n"}, "name"), (202, {"eta": 3}, "eta")])
def test_each_success_is_read_by_its_status(sdk: ModuleType, wire: Wire, status: int, body: Any, member: str) -> None:
    wire.always(as_json(body), status=status)

    found = wire.call(sdk, lambda client: client.things.get("1"))

    assert body[member] == getattr(found, member)


@pytest.mark.parametrize(
    ("status", "error", "model", "media"),
    [
        (404, "NotFoundError", "Missing", "application/json"),
        (409, "ConflictError", "Problem", "application/problem+json"),
        (500, "ServerError", "Missing", "application/json"),
    ],
)
def test_each_error_is_read_by_its_status_its_range_or_the_default(
    sdk: ModuleType, wire: Wire, status: int, error: str, model: str, media: str
) -> None:
    body = {"why": "w"} if model == "Missing" else {"title": "t", "code": "c"}
    wire.always(as_json(body), media, status=status)

    with sdk.Sample(base_url=wire.url, retries=0) as client, pytest.raises(getattr(sdk, error)) as caught:
        client.things.get("1")

    assert getattr(sdk.models, model).from_dict(body) == caught.value.data
