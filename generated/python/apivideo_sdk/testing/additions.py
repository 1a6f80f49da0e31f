# ruff: noqa: INP001 - the rest of this folder is in the general layer
"""What api.video's package has for tests besides the general tools: webhook calls as api.video signs them.

    body = json.dumps({"type": "live-stream.broadcast.started", "liveStreamId": "li1"})
    test_client.post("/webhooks", content=body, headers=signed_headers(body, secret))

is what an endpoint of yours must take in.
"""

from __future__ import annotations

from ..extensions.webhook_signatures import SIGNATURE_HEADER, WEBHOOK_ID_HEADER, RawBody, sign

__all__ = ["sign", "signed_headers"]


def signed_headers(body: RawBody, secret: str, webhook_id: str = "webhook_test") -> dict[str, str]:
    """Give the headers that api.video sends with this body. Raises ConfigurationError for an empty secret."""
    return {
        "Content-Type": "application/json",
        WEBHOOK_ID_HEADER: webhook_id,
        SIGNATURE_HEADER: sign(body, secret),
    }
