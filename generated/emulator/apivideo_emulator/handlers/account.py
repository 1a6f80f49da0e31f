"""The account, as the API of 2021 describes it, and its keys, which are exchanged for tokens."""

from __future__ import annotations

from typing import Final

from ..http.api import operation
from ..http.auth import exchange, refresh
from ..http.exchange import ApiCall, ApiResponse

_FEATURES: Final = ("app.dynamic_metadata", "app.event_log", "transcode.mp4_support")
"""What the emulator has, of the features that the API of 2021 names."""


@operation("getAccount")
def get_account(call: ApiCall) -> ApiResponse:
    """Give environment and features. There is no quota, since the emulator counts none."""
    environment = "production" if call.world.settings.limits == "production" else "sandbox"
    return ApiResponse(body={"features": list(_FEATURES), "environment": environment})


@operation("createAccessToken")
def create_access_token(call: ApiCall) -> ApiResponse:
    """Give a token for an API key."""
    return ApiResponse(body=exchange(call.world, call.body["apiKey"]))


@operation("refreshAccessToken")
def refresh_access_token(call: ApiCall) -> ApiResponse:
    """Give a token for a refresh token, which is spent by that."""
    return ApiResponse(body=refresh(call.world, call.body["refreshToken"]))
