"""A made-up API, declared as generated code declares one."""

from __future__ import annotations

from package.runtime.operation import ApiDefinition, KeyExchange, KeyScheme

EXCHANGE = KeyExchange(
    exchange_path="/auth/api-key",
    exchange_key="apiKey",
    refresh_path="/auth/refresh",
    refresh_key="refreshToken",
    access_token="access_token",
    refresh_token="refresh_token",
    expires_in="expires_in",
)

API = ApiDefinition(
    title="Sample",
    package="sample_sdk",
    version="1.2.3",
    client_name="Sample",
    env_prefix="SAMPLE",
    environments={"production": "https://api.test", "sandbox": "https://sandbox.test/v1"},
    default_environment="production",
    schemes=(EXCHANGE, KeyScheme(kind="basic")),
    secrets=("k", "pin", "X-Vault"),
)
