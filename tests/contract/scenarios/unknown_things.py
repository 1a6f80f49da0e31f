"""What is not there is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import CALLS_OF_THINGS
from tests.contract.refusals import all_refused, refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    all_refused(404, client, CALLS_OF_THINGS)
    refused(401, lambda: client.videos.upload_with_upload_token("toNone", b"a video"))
