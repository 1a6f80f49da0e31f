"""A wrong key is refused everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import EVERY_CALL
from tests.contract.refusals import all_refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

CLIENT = {"api_key": "a-wrong-key", "auth": "basic"}


def scenario(client: ApiVideo) -> None:
    all_refused(401, client, EVERY_CALL)
