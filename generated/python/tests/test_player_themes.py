"""What `client.player_themes` sends, and what it reads."""

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
    MultipartBody,
    Part,
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "player_themes.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_player_themes() -> None:
    exchange = Exchange(
        method="GET",
        path="/players",
        query=(("sortBy", "createdAt"), ("sortOrder", "asc"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-player_themes"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list(sort_by="createdAt", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/players",
        query=(("sortBy", "createdAt"), ("sortOrder", "asc"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list(sort_by="createdAt", sort_order="asc", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/players", response=payload("list/200-player_themes"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/players", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/players", status=401, response=payload("list/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/players", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/players", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/players", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/players", query=(("currentPage", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/players", response=payload("list/200-player_themes"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201_with_player_theme() -> None:
    exchange = Exchange(
        method="POST",
        path="/players",
        body=JsonBody(data=json.loads(payload("create/request"))),
        status=201,
        response=payload("create/201-player_theme"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create(
            name="House colors",
            text="rgba(255, 255, 255, 1)",
            link="rgba(255, 255, 255, 1)",
            link_hover="rgba(88, 131, 255, 1)",
            link_active="rgba(255, 0, 0, 1)",
            track_played="rgba(88, 131, 255, 0.95)",
            track_unplayed="rgba(255, 255, 255, 0.35)",
            track_background="rgba(0, 0, 0, 0)",
            background_top="rgba(72, 4, 45, 1)",
            background_bottom="rgba(94, 95, 89, 1)",
            background_text="rgba(255, 255, 255, 0.95)",
            enable_api=True,
            enable_controls=True,
            force_autoplay=False,
            hide_title=False,
            force_loop=False,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST", path="/players", body=JsonBody(data={}), status=201, response=payload("create/201-player_theme")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_raises_bad_request_error_for_400_with_long_name() -> None:
    exchange = Exchange(
        method="POST", path="/players", body=JsonBody(data={}), status=400, response=payload("create/400-long_name")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/players",
        body=JsonBody(data={}),
        status=401,
        response=payload("create/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/players",
        body=JsonBody(data={}),
        status=403,
        response=payload("create/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/players",
        body=JsonBody(data={}),
        status=429,
        response=payload("create/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.create()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_answers_200_with_with_logo() -> None:
    exchange = Exchange(method="GET", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG", response=payload("get/200-with_logo"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_answers_200_with_plain() -> None:
    exchange = Exchange(method="GET", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG", response=payload("get/200-plain"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=401,
        response=payload("get/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=403,
        response=payload("get/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG", status=404, response=payload("get/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=429,
        response=payload("get/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.get("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_update_answers_200_with_player_theme() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data=json.loads(payload("update/request"))),
        response=payload("update/200-player_theme"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update(
            "pl7cVxZn2QbTk9WmRdLh5JsG",
            name="House colors",
            text="rgba(255, 255, 255, 1)",
            link="rgba(255, 255, 255, 1)",
            link_hover="rgba(255, 255, 255, 1)",
            link_active="rgba(255, 0, 0, 1)",
            track_played="rgba(88, 131, 255, 0.95)",
            track_unplayed="rgba(255, 255, 255, 0.35)",
            track_background="rgba(0, 0, 0, 0)",
            background_top="rgba(72, 4, 45, 1)",
            background_bottom="rgba(94, 95, 89, 1)",
            background_text="rgba(255, 255, 255, 0.95)",
            enable_api=True,
            enable_controls=True,
            force_autoplay=False,
            hide_title=True,
            force_loop=True,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        response=payload("update/200-player_theme"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_raises_bad_request_error_for_400_with_long_name() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-long_name"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        status=401,
        response=payload("update/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_update_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        status=403,
        response=payload("update/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_update_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        status=404,
        response=payload("update/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_update_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        body=JsonBody(data={}),
        status=429,
        response=payload("update/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.update("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=401,
        response=payload("delete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=403,
        response=payload("delete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG", status=404, response=payload("delete/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG",
        status=429,
        response=payload("delete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_upload_logo_answers_201_with_player_theme() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
                Part(name="link", content=b"https://example.com/"),
            )
        ),
        status=201,
        response=payload("upload_logo/201-player_theme"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG",
            ("sample.bin", b"content of a file", "application/octet-stream"),
            link="https://example.com/",
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_logo_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=201,
        response=payload("upload_logo/201-player_theme"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_logo_raises_bad_request_error_for_400_with_no_file() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=400,
        response=payload("upload_logo/400-no_file"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_logo_raises_bad_request_error_for_400_with_too_large() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=400,
        response=payload("upload_logo/400-too_large"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_logo_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=401,
        response=payload("upload_logo/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_logo_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=403,
        response=payload("upload_logo/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_upload_logo_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=404,
        response=payload("upload_logo/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_upload_logo_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        body=MultipartBody(
            parts=(
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=429,
        response=payload("upload_logo/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.upload_logo(
            "pl7cVxZn2QbTk9WmRdLh5JsG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_logo_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete_logo("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_logo_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        status=401,
        response=payload("delete_logo/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete_logo("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_logo_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        status=403,
        response=payload("delete_logo/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete_logo("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_logo_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        status=404,
        response=payload("delete_logo/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete_logo("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_logo_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/players/pl7cVxZn2QbTk9WmRdLh5JsG/logo",
        status=429,
        response=payload("delete_logo/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.player_themes.delete_logo("pl7cVxZn2QbTk9WmRdLh5JsG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
