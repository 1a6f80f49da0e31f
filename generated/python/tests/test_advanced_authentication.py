"""What `client.advanced_authentication` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apivideo_sdk.errors import AuthenticationError, BadRequestError
from apivideo_sdk.testing import Exchange, JsonBody, check_async_call, check_async_error, check_call, check_error

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "advanced_authentication.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_authenticate_answers_200_with_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/api-key",
        body=JsonBody(data={"apiKey": "ap4blUQJFrYWbaG44NChkH27ExampleKey"}),
        response=payload("authenticate/200-token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.authenticate(api_key="ap4blUQJFrYWbaG44NChkH27ExampleKey")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_authenticate_raises_bad_request_error_for_400_with_invalid_key() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/api-key",
        body=JsonBody(data={"apiKey": "ap4blUQJFrYWbaG44NChkH27ExampleKey"}),
        status=400,
        response=payload("authenticate/400-invalid_key"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.authenticate(api_key="ap4blUQJFrYWbaG44NChkH27ExampleKey")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_authenticate_raises_authentication_error_for_401_with_invalid_api_key() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/api-key",
        body=JsonBody(data={"apiKey": "ap4blUQJFrYWbaG44NChkH27ExampleKey"}),
        status=401,
        response=payload("authenticate/401-invalid_api_key"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.authenticate(api_key="ap4blUQJFrYWbaG44NChkH27ExampleKey")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_authenticate_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/api-key",
        body=JsonBody(data={"apiKey": "ap4blUQJFrYWbaG44NChkH27ExampleKey"}),
        response=payload("authenticate/200-token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.with_response.authenticate(api_key="ap4blUQJFrYWbaG44NChkH27ExampleKey")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_refresh_answers_200_with_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/refresh",
        body=JsonBody(data={"refreshToken": "def50200a1b2c3d4e5f60718293a4b5c6d7e8f90"}),
        response=payload("refresh/200-token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.refresh(refresh_token="def50200a1b2c3d4e5f60718293a4b5c6d7e8f90")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_refresh_raises_bad_request_error_for_400_with_invalid_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/refresh",
        body=JsonBody(data={"refreshToken": "def50200a1b2c3d4e5f60718293a4b5c6d7e8f90"}),
        status=400,
        response=payload("refresh/400-invalid_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.refresh(refresh_token="def50200a1b2c3d4e5f60718293a4b5c6d7e8f90")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_refresh_raises_authentication_error_for_401_with_invalid_refresh_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/auth/refresh",
        body=JsonBody(data={"refreshToken": "def50200a1b2c3d4e5f60718293a4b5c6d7e8f90"}),
        status=401,
        response=payload("refresh/401-invalid_refresh_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.advanced_authentication.refresh(refresh_token="def50200a1b2c3d4e5f60718293a4b5c6d7e8f90")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)
