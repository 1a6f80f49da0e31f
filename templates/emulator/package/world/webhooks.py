"""What a webhook is in the store, and what its deliveries carry."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from ..base.store import Thing
from .world import World

WEBHOOK: Final = "webhook"
"""Kind of things: webhooks."""

EVENTS: Final = (
    "live-stream.broadcast.started",
    "live-stream.broadcast.ended",
    "video.source.recorded",
    "video.encoding.quality.completed",
    "video.caption.generated",
    "video.summary.generated",
)
"""What webhooks can be notified of."""


def new_webhook(world: World, wishes: Mapping[str, Any], page: str = "") -> Thing:
    """Make a webhook of a WebhookCreationPayload, and store it. An event named twice counts once.

    page: the foreign origin of the web page that asked for it, if one did; nothing is delivered to such a webhook.
    """
    webhook = {
        "webhookId": world.ids.new("webhook_"),
        "createdAt": world.stamp(),
        "events": list(dict.fromkeys(wishes["events"])),
        "url": wishes["url"],
        "signatureSecret": world.ids.new("sig_sec_"),
        "_page": page,
    }
    world.store.insert(WEBHOOK, webhook["webhookId"], webhook)
    return webhook


def show_webhook(webhook: Thing) -> Thing:
    """Return a webhook as responses show it."""
    return {name: value for name, value in webhook.items() if not name.startswith("_")}


def is_web_address(url: str) -> bool:
    """Return whether a text is the address of something that can be called by HTTP."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 # raises ValueError for a port that is none
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def signed_headers(webhook: Thing, body: bytes) -> dict[str, str]:
    """Give the headers that say which webhook a body is for, and prove who sent it."""
    signature = hmac.digest(webhook["signatureSecret"].encode(), body, "sha256").hex()
    return {"X-Api-Video-WebhookID": webhook["webhookId"], "X-Api-Video-Signature": signature}
