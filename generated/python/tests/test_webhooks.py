"""What `client.webhooks` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apivideo_sdk.errors import (
    AuthenticationError,
    BadRequestError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
)
from apivideo_sdk.testing import (
    Exchange,
    JsonBody,
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "webhooks.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_webhooks() -> None:
    exchange = Exchange(
        method="GET",
        path="/webhooks",
        query=(("events", "video.encoding.quality.completed"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-webhooks"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list(events="video.encoding.quality.completed", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/webhooks",
        query=(("events", "video.encoding.quality.completed"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list(events="video.encoding.quality.completed", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/webhooks", response=payload("list/200-webhooks"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/webhooks", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/webhooks", status=401, response=payload("list/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/webhooks", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/webhooks", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/webhooks", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/webhooks", query=(("currentPage", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/webhooks", response=payload("list/200-webhooks"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201_with_webhook() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=201,
        response=payload("create/201-webhook"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_raises_bad_request_error_for_400_with_missing_events() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=400,
        response=payload("create/400-missing_events"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_bad_request_error_for_400_with_limit_reached() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=400,
        response=payload("create/400-limit_reached"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=401,
        response=payload("create/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=403,
        response=payload("create/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/webhooks",
        body=JsonBody(data={"events": ["video.encoding.quality.completed"], "url": "https://example.com/hooks/video"}),
        status=429,
        response=payload("create/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.create(
            events=["video.encoding.quality.completed"], url="https://example.com/hooks/video"
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_answers_200_with_webhook() -> None:
    exchange = Exchange(method="GET", path="/webhooks/webhook_4q8JzKmPvT2RnLcW", response=payload("get/200-webhook"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.get("webhook_4q8JzKmPvT2RnLcW")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=401,
        response=payload("get/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.get("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=403,
        response=payload("get/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.get("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET", path="/webhooks/webhook_4q8JzKmPvT2RnLcW", status=404, response=payload("get/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.get("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=429,
        response=payload("get/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.get("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/webhooks/webhook_4q8JzKmPvT2RnLcW", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.delete("webhook_4q8JzKmPvT2RnLcW")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=401,
        response=payload("delete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.delete("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=403,
        response=payload("delete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.delete("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE", path="/webhooks/webhook_4q8JzKmPvT2RnLcW", status=404, response=payload("delete/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.delete("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/webhooks/webhook_4q8JzKmPvT2RnLcW",
        status=429,
        response=payload("delete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.webhooks.delete("webhook_4q8JzKmPvT2RnLcW")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
