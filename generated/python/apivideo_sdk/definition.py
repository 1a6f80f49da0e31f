"""Where the API is, and which credentials it takes."""

from __future__ import annotations

from .runtime.operation import ApiDefinition, KeyExchange, KeyScheme

API = ApiDefinition(
    title="api.video",
    package="apivideo_sdk",
    version="0.1.0",
    client_name="ApiVideo",
    env_prefix="APIVIDEO",
    environments={"production": "https://ws.api.video", "sandbox": "https://sandbox.api.video"},
    default_environment="production",
    schemes=(
        KeyExchange(
            id="bearerAuth",
            exchange_path="/auth/api-key",
            exchange_key="apiKey",
            refresh_path="/auth/refresh",
            refresh_key="refreshToken",
            access_token="access_token",
            refresh_token="refresh_token",
            expires_in="expires_in",
        ),
        KeyScheme(kind="basic", id="apiKey"),
    ),
    security=(("bearerAuth",), ("apiKey",)),
)
