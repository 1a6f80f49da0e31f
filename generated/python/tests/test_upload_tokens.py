"""What `client.upload_tokens` sends, and what it reads."""

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

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "upload_tokens.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_tokens() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens",
        query=(("sortBy", "createdAt"), ("sortOrder", "asc"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-tokens"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list(sort_by="createdAt", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens",
        query=(("sortBy", "createdAt"), ("sortOrder", "asc"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list(sort_by="createdAt", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/upload-tokens", response=payload("list/200-tokens"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/upload-tokens", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET", path="/upload-tokens", status=401, response=payload("list/401-invalid_access_token")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/upload-tokens", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/upload-tokens", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/upload-tokens", response=payload("list/200-page_1")),
        Exchange(
            method="GET", path="/upload-tokens", query=(("currentPage", "2"),), response=payload("list/200-page_2")
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/upload-tokens", response=payload("list/200-tokens"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_token_answers_200_with_an_hour() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={"ttl": 3600}),
        response=payload("create_token/200-an_hour"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token(ttl=3600)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_token_answers_200_with_forever() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={"ttl": 3600}),
        response=payload("create_token/200-forever"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token(ttl=3600)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_token_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST", path="/upload-tokens", body=JsonBody(data={}), response=payload("create_token/200-an_hour")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_token_raises_bad_request_error_for_400_with_negative_ttl() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={}),
        status=400,
        response=payload("create_token/400-negative_ttl"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_token_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={}),
        status=401,
        response=payload("create_token/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_token_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={}),
        status=403,
        response=payload("create_token/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_token_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload-tokens",
        body=JsonBody(data={}),
        status=429,
        response=payload("create_token/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.create_token()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_token_answers_200_with_an_hour() -> None:
    exchange = Exchange(
        method="GET", path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ", response=payload("get_token/200-an_hour")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.get_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_token_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=401,
        response=payload("get_token/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.get_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_token_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=403,
        response=payload("get_token/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.get_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_token_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=404,
        response=payload("get_token/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.get_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_token_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=429,
        response=payload("get_token/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.get_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_token_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.delete_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_token_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=401,
        response=payload("delete_token/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.delete_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_token_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=403,
        response=payload("delete_token/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.delete_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_token_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=404,
        response=payload("delete_token/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.delete_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_token_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/upload-tokens/to6hWnXq3RkTz8LpVbYd2McJ",
        status=429,
        response=payload("delete_token/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.upload_tokens.delete_token("to6hWnXq3RkTz8LpVbYd2McJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
