"""Every call beyond the rate limit is refused, and told how long to wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment
from tests.contract.every_call import EVERY_CALL
from tests.contract.refusals import refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SERVER = {"faults": [{"kind": "429", "seconds": 7}]}
CLIENT = {"auth": "basic", "retries": 0}
ONLY_LOCAL = "The limit of a real account is not used up for a test."

SOME_WINDOWS = 180.0
"""Seconds after which the client is no longer careful."""


def scenario(client: ApiVideo, environment: Environment) -> None:
    for call in EVERY_CALL:
        error = refused(429, lambda call=call: call(client))  # type: ignore[misc]  # the call of this turn
        assert 7 == error.rate_limit.retry_after
        environment.pass_time(SOME_WINDOWS)
    refused(429, lambda: client.videos.upload_with_upload_token("toNone", b"a video"))
