"""Tokens are renewed ahead of time, after a refusal, and by hand; a spent one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment
from tests.contract.refusals import refused
from tests.contract.server import API_KEY

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

ONLY_LOCAL = "An hour passes, and the key is known."

AN_HOUR = 3600.0


def scenario(client: ApiVideo, environment: Environment) -> None:
    client.tags.list()
    environment.pass_time(AN_HOUR - 30)
    client.tags.list()  # the token is renewed first: it is about to expire
    environment.post("/_emulator/clock", {"advance": AN_HOUR})
    client.tags.list()  # the token is refused: to the API, an hour has passed

    token = client.advanced_authentication.authenticate(api_key=API_KEY)
    assert token.refresh_token
    renewed = client.advanced_authentication.refresh(refresh_token=token.refresh_token)
    assert "Bearer" == renewed.token_type
    refused(400, lambda: client.advanced_authentication.refresh(refresh_token=str(token.refresh_token)))
    refused(400, lambda: client.advanced_authentication.authenticate(api_key="a wrong key"))
