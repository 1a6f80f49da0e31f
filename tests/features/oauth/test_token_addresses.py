from __future__ import annotations

from types import ModuleType

import pytest

from tests.features.wire import Answer, Received, Wire, as_json


@pytest.mark.parametrize(("given", "target"), [({}, "/token"), ({"token_url": "/other/token"}, "/other/token")])
def test_address_that_is_given_wins_over_that_of_the_document(
    sdk: ModuleType, wire: Wire, given: dict[str, str], target: str
) -> None:
    asked: list[str] = []

    def response(request: Received) -> Answer:
        asked.append(request.target)
        if request.method == "GET":
            return Answer(status=204)
        return Answer(status=200, content=as_json({"access_token": "t", "token_type": "bearer", "expires_in": 60}))

    wire.response = response
    with sdk.Sample(base_url=wire.url, oauth=sdk.ClientCredentials("id", "secret", **given)) as client:
        client.s.read()

    assert target == asked[0]
