"""What `client.tags` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apivideo_sdk.errors import AuthenticationError, BadRequestError, PermissionDeniedError, RateLimitError
from apivideo_sdk.testing import (
    Exchange,
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "tags.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_tags() -> None:
    exchange = Exchange(
        method="GET",
        path="/tags",
        query=(
            ("value", "launch"),
            ("sortBy", "videoCount"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-tags"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list(value="launch", sort_by="videoCount", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_middle_page() -> None:
    exchange = Exchange(
        method="GET",
        path="/tags",
        query=(
            ("value", "launch"),
            ("sortBy", "videoCount"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-middle_page"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list(value="launch", sort_by="videoCount", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/tags",
        query=(
            ("value", "launch"),
            ("sortBy", "videoCount"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list(value="launch", sort_by="videoCount", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/tags", response=payload("list/200-tags"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/tags", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/tags", status=401, response=payload("list/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/tags", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/tags", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/tags", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/tags", query=(("currentPage", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/tags", response=payload("list/200-tags"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.tags.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)
