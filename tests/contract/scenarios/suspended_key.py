"""The key of a suspended account is refused everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import EVERY_CALL
from tests.contract.refusals import all_refused
from tests.contract.server import SUSPENDED_KEY

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

CLIENT = {"api_key": SUSPENDED_KEY, "auth": "basic"}
ONLY_LOCAL = "The account would have to be suspended."


def scenario(client: ApiVideo) -> None:
    all_refused(403, client, EVERY_CALL)
