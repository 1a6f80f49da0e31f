"""What `client.account` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apivideo_sdk.errors import AuthenticationError, NotFoundError, PermissionDeniedError, RateLimitError
from apivideo_sdk.testing import Exchange, check_async_call, check_async_error, check_call, check_error

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "account.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_get_answers_200_with_account() -> None:
    exchange = Exchange(method="GET", path="/account", response=payload("get/200-account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.get()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/account", status=401, response=payload("get/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.get()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/account", status=403, response=payload("get/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.get()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(method="GET", path="/account", status=404, response=payload("get/404-unknown"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.get()

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/account", status=429, response=payload("get/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.get()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/account", response=payload("get/200-account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.account.with_response.get()

    check_call(exchange, call)
    check_async_call(exchange, call)
