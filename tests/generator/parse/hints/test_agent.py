from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from generator.ir.extensions import AgentHint, AgentUploadHint, ApiAgentHint, UnsupportedHint
from generator.ir.operations import Operation
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]


def test_an_operation_says_what_agents_must_know(make_operation: MakeOperation) -> None:
    operation = make_operation(
        {
            "x-agent": {
                "intents": ["Take it away"],
                "destructive": True,
                "secret": ["token"],
                "cost": "Billed.",
                "hidden": True,
                "upload": {"create": "createThing", "until": "done=true"},
            }
        }
    )

    assert operation.hints.agent == AgentHint(
        intents=("Take it away",),
        is_destructive=True,
        secret=("token",),
        cost="Billed.",
        is_hidden=True,
        upload=AgentUploadHint(create="createThing", until="done=true"),
    )
    assert {} == operation.hints.others


def test_the_api_says_what_it_does_not_do_and_where_secrets_are(make_api: MakeApi) -> None:
    hint = {"not-supported": [{"what": "DRM", "words": ["widevine"]}], "secret-text": ["[?]t=(.*)"]}

    api = make_api(**{"x-agent": hint})

    assert api.agent == ApiAgentHint(
        unsupported=(UnsupportedHint(what="DRM", words=("widevine",)),), secret_text=("[?]t=(.*)",)
    )


@pytest.mark.parametrize("pattern", ["(", "no group"])
def test_a_pattern_without_a_group_is_a_loss(make_api: MakeApi, pattern: str) -> None:
    api = make_api(**{"x-agent": {"secret-text": [pattern]}})

    assert () == api.agent.secret_text
    assert ["this is no regular expression with a group around the secret"] == reasons(api)


@pytest.mark.parametrize("hint", [{"destructiv": True}, {"upload": {"creates": "x"}}, {"not-supported": []}])
def test_a_member_that_does_not_exist_is_a_loss(make_api: MakeApi, hint: dict[str, object]) -> None:
    operation = {"x-agent": hint, "responses": {"204": {"description": "None"}}}

    assert 1 == len(make_api({"/things": {"get": operation}}).losses)
