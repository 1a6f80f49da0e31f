"""What `client.live_streams` sends, and what it reads."""

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

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "live_streams.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_live_streams() -> None:
    exchange = Exchange(
        method="GET",
        path="/live-streams",
        query=(
            ("streamKey", "30087931-229e-42cf-b5f9-e91bcc1f7332"),
            ("name", "Town hall"),
            ("sortBy", "createdAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-live_streams"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list(
            stream_key="30087931-229e-42cf-b5f9-e91bcc1f7332",
            name="Town hall",
            sort_by="createdAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/live-streams",
        query=(
            ("streamKey", "30087931-229e-42cf-b5f9-e91bcc1f7332"),
            ("name", "Town hall"),
            ("sortBy", "createdAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list(
            stream_key="30087931-229e-42cf-b5f9-e91bcc1f7332",
            name="Town hall",
            sort_by="createdAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/live-streams", response=payload("list/200-live_streams"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/live-streams", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET", path="/live-streams", status=401, response=payload("list/401-invalid_access_token")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/live-streams", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/live-streams", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/live-streams", response=payload("list/200-page_1")),
        Exchange(
            method="GET", path="/live-streams", query=(("currentPage", "2"),), response=payload("list/200-page_2")
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/live-streams", response=payload("list/200-live_streams"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_200_with_live_stream() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(
            data={
                "name": "Town hall",
                "public": True,
                "playerId": "pl7cVxZn2QbTk9WmRdLh5JsG",
                "restreams": [
                    {
                        "name": "Company channel",
                        "serverUrl": "rtmps://live.example.com:443/app",
                        "streamKey": "ck-8d1f-77e0",
                    }
                ],
            }
        ),
        response=payload("create/200-live_stream"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(
            name="Town hall",
            public=True,
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            restreams=[
                {
                    "name": "Company channel",
                    "serverUrl": "rtmps://live.example.com:443/app",
                    "streamKey": "ck-8d1f-77e0",
                }
            ],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        response=payload("create/200-live_stream"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_raises_bad_request_error_for_400_with_empty_name() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=400,
        response=payload("create/400-empty_name"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_bad_request_error_for_400_with_bad_server_url() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=400,
        response=payload("create/400-bad_server_url"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_bad_request_error_for_400_with_too_many_restreams() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=400,
        response=payload("create/400-too_many_restreams"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=401,
        response=payload("create/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=403,
        response=payload("create/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams",
        body=JsonBody(data={"name": "Town hall"}),
        status=429,
        response=payload("create/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.create(name="Town hall")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_answers_200_with_idle() -> None:
    exchange = Exchange(method="GET", path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG", response=payload("get/200-idle"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_answers_200_with_broadcasting() -> None:
    exchange = Exchange(
        method="GET", path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG", response=payload("get/200-broadcasting")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=401,
        response=payload("get/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=403,
        response=payload("get/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET", path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG", status=404, response=payload("get/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=429,
        response=payload("get/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.get("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_update_answers_200_with_renamed() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data=json.loads(payload("update/request"))),
        response=payload("update/200-renamed"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update(
            "li3dRwKx8NtQz6VbPcLm7YhG",
            name="Town hall, spring",
            public=False,
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            restreams=[
                {
                    "name": "Company channel",
                    "serverUrl": "rtmps://live.example.com:443/app",
                    "streamKey": "ck-8d1f-77e0",
                }
            ],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        response=payload("update/200-renamed"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_raises_bad_request_error_for_400_with_empty_name() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-empty_name"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_bad_request_error_for_400_with_bad_server_url() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-bad_server_url"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_bad_request_error_for_400_with_too_many_restreams() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-too_many_restreams"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=401,
        response=payload("update/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_update_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=403,
        response=payload("update/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_update_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=404,
        response=payload("update/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_update_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        body=JsonBody(data={}),
        status=429,
        response=payload("update/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.update("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=401,
        response=payload("delete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=403,
        response=payload("delete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=404,
        response=payload("delete/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=429,
        response=payload("delete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_complete_answers_202() -> None:
    exchange = Exchange(method="PUT", path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/complete", status=202)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.complete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_complete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PUT",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/complete",
        status=401,
        response=payload("complete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.complete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_complete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PUT",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/complete",
        status=403,
        response=payload("complete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.complete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_complete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PUT",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/complete",
        status=404,
        response=payload("complete/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.complete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_complete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PUT",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/complete",
        status=429,
        response=payload("complete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.complete("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_upload_thumbnail_answers_201_with_live_stream() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/201-live_stream"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_thumbnail_raises_bad_request_error_for_400_with_no_file() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/400-no_file"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_thumbnail_raises_bad_request_error_for_400_with_too_large() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/400-too_large"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_thumbnail_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_thumbnail_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_upload_thumbnail_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_upload_thumbnail_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
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
        response=payload("upload_thumbnail/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.upload_thumbnail(
            "li3dRwKx8NtQz6VbPcLm7YhG", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_thumbnail_answers_200_with_live_stream() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
        response=payload("delete_thumbnail/200-live_stream"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete_thumbnail("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_thumbnail_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
        status=401,
        response=payload("delete_thumbnail/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete_thumbnail("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_thumbnail_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
        status=403,
        response=payload("delete_thumbnail/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete_thumbnail("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_thumbnail_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
        status=404,
        response=payload("delete_thumbnail/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete_thumbnail("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_thumbnail_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/live-streams/li3dRwKx8NtQz6VbPcLm7YhG/thumbnail",
        status=429,
        response=payload("delete_thumbnail/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.live_streams.delete_thumbnail("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
