"""Keys exchanged for tokens, and tokens refreshed."""

from __future__ import annotations

from ..auth import exchange, refresh
from ..exchange import Answer, Call
from ..operations import operation


@operation("createAccessToken")
def create_access_token(call: Call) -> Answer:
    """Give a token for an API key."""
    return Answer(body=exchange(call.world, call.body["apiKey"]))


@operation("refreshAccessToken")
def refresh_access_token(call: Call) -> Answer:
    """Give a token for a refresh token, which is spent by that."""
    return Answer(body=refresh(call.world, call.body["refreshToken"]))
