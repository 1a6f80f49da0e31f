"""A token lets somebody else upload, without a key, and one part says to which video the next belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.films import film
from tests.contract.refusals import refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

MEBIBYTE = 1024 * 1024


def scenario(client: ApiVideo) -> None:
    token = client.upload_tokens.create_token(ttl=3600)
    for_ever = client.upload_tokens.create_token()
    assert token.token == client.upload_tokens.get_token(token.token).token
    listed = {one.token for one in client.upload_tokens.list(sort_by="createdAt", sort_order="desc")}
    assert {token.token, for_ever.token} <= listed

    whole = client.videos.upload_with_upload_token(token.token, film())
    parts = client.videos.upload_with_upload_token(
        token.token, film(11 * MEBIBYTE), chunk_size=5 * MEBIBYTE, concurrency=2
    )
    assert whole.video_id != parts.video_id

    client.upload_tokens.delete_token(token.token)
    refused(401, lambda: client.videos.upload_with_upload_token(token.token, b"too late"))
    client.upload_tokens.delete_token(for_ever.token)
    for video in (whole, parts):
        client.videos.delete(video.video_id)
