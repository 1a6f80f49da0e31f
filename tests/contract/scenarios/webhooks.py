"""Webhooks are registered, read, listed by event and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    webhook = client.webhooks.create(
        events=["video.source.recorded", "live-stream.broadcast.started"], url="https://example.com/hook?of=apivideo"
    )
    assert webhook.webhook_id == client.webhooks.get(webhook.webhook_id).webhook_id
    found = list(client.webhooks.list(events="video.source.recorded"))
    assert webhook.webhook_id in {one.webhook_id for one in found}
    client.webhooks.delete(webhook.webhook_id)
