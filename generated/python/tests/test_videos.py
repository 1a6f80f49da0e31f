"""What `client.videos` sends, and what it reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from apivideo_sdk.errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
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

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "videos.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_videos() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-videos"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_middle_page() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-middle_page"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_filtered() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-filtered"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/videos", response=payload("list/200-videos"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/videos", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/videos", status=401, response=payload("list/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/videos", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/videos", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/videos", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/videos", query=(("currentPage", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/videos", response=payload("list/200-videos"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201_with_container() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data=json.loads(payload("create/request"))),
        status=201,
        response=payload("create/201-container"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(
            title="Keynote",
            description="What is new this spring, and what comes next.",
            source="https://example.com/keynote.mp4",
            public=False,
            panoramic=False,
            mp4_support=True,
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            tags=["keynote", "launch"],
            metadata=[{"key": "Author", "value": "John Doe"}],
            clip={"startTimecode": "00:00:10", "endTimecode": "00:00:20"},
            watermark={"id": "watermark_5TzXq8WnKbRv3LcYdMh2Js", "top": "10px", "right": "10px", "opacity": "50%"},
            language="en",
            transcript=True,
            transcript_summary=True,
            transcript_summary_attributes=["abstract", "takeaways"],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_202_with_fetching() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data=json.loads(payload("create/request"))),
        status=202,
        response=payload("create/202-fetching"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(
            title="Keynote",
            description="What is new this spring, and what comes next.",
            source="https://example.com/keynote.mp4",
            public=False,
            panoramic=False,
            mp4_support=True,
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            tags=["keynote", "launch"],
            metadata=[{"key": "Author", "value": "John Doe"}],
            clip={"startTimecode": "00:00:10", "endTimecode": "00:00:20"},
            watermark={"id": "watermark_5TzXq8WnKbRv3LcYdMh2Js", "top": "10px", "right": "10px", "opacity": "50%"},
            language="en",
            transcript=True,
            transcript_summary=True,
            transcript_summary_attributes=["abstract", "takeaways"],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_202_with_copied() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data=json.loads(payload("create/request"))),
        status=202,
        response=payload("create/202-copied"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(
            title="Keynote",
            description="What is new this spring, and what comes next.",
            source="https://example.com/keynote.mp4",
            public=False,
            panoramic=False,
            mp4_support=True,
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            tags=["keynote", "launch"],
            metadata=[{"key": "Author", "value": "John Doe"}],
            clip={"startTimecode": "00:00:10", "endTimecode": "00:00:20"},
            watermark={"id": "watermark_5TzXq8WnKbRv3LcYdMh2Js", "top": "10px", "right": "10px", "opacity": "50%"},
            language="en",
            transcript=True,
            transcript_summary=True,
            transcript_summary_attributes=["abstract", "takeaways"],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=201,
        response=payload("create/201-container"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_raises_bad_request_error_for_400_with_invalid_attribute() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=400,
        response=payload("create/400-invalid_attribute"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_bad_request_error_for_400_with_several_problems() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=400,
        response=payload("create/400-several_problems"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=401,
        response=payload("create/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=403,
        response=payload("create/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos",
        body=JsonBody(data={"title": "Keynote"}),
        status=429,
        response=payload("create/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.create(title="Keynote")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_answers_200_with_uploaded() -> None:
    exchange = Exchange(method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", response=payload("get/200-uploaded"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_answers_200_with_private() -> None:
    exchange = Exchange(method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", response=payload("get/200-private"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_answers_200_with_recorded() -> None:
    exchange = Exchange(method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", response=payload("get/200-recorded"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=401,
        response=payload("get/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", status=403, response=payload("get/403-suspended_account")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", status=404, response=payload("get/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", status=429, response=payload("get/429-too_many_requests")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_update_answers_200_with_video() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data=json.loads(payload("update/request"))),
        response=payload("update/200-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update(
            "vi2mKqT8xLwRz5VbNcYh9PdJ",
            player_id="pl7cVxZn2QbTk9WmRdLh5JsG",
            title="Keynote, cut",
            description="The first half of the keynote.",
            public=False,
            panoramic=False,
            mp4_support=True,
            tags=["keynote"],
            metadata=[{"key": "Author", "value": "John Doe"}],
            language="en",
            transcript=True,
            transcript_summary=True,
            transcript_summary_attributes=["abstract", "takeaways"],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        response=payload("update/200-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_raises_bad_request_error_for_400_with_invalid_attribute() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-invalid_attribute"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_bad_request_error_for_400_with_several_problems() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-several_problems"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=401,
        response=payload("update/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_update_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=403,
        response=payload("update/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_update_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=404,
        response=payload("update/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_update_raises_conflict_error_for_409_with_summary_already_exists() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=409,
        response=payload("update/409-summary_already_exists"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, ConflictError, call)
    check_async_error(exchange, ConflictError, call)


def test_update_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=429,
        response=payload("update/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.delete("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=401,
        response=payload("delete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.delete("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=403,
        response=payload("delete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.delete("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", status=404, response=payload("delete/404-unknown")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.delete("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=429,
        response=payload("delete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.delete("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_upload_answers_201_with_video() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/201-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_raises_bad_request_error_for_400_with_already_uploaded() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/400-already_uploaded"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_raises_bad_request_error_for_400_with_part_already_sent() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/400-part_already_sent"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_raises_bad_request_error_for_400_with_no_file() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/400-no_file"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_raises_bad_request_error_for_400_with_already_downloaded() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/400-already_downloaded"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_raises_bad_request_error_for_400_with_different_total() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/400-different_total"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_upload_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_upload_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/source",
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
        response=payload("upload/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_status_answers_200_with_encoding() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status", response=payload("get_status/200-encoding")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_status_answers_200_with_uploading() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status", response=payload("get_status/200-uploading")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_status_answers_200_with_uploading_bytes() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status", response=payload("get_status/200-uploading_bytes")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_status_answers_200_with_ingested() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status", response=payload("get_status/200-ingested")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_status_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET", path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status", response=payload("get_status/200-empty")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_status_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status",
        status=401,
        response=payload("get_status/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_status_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status",
        status=403,
        response=payload("get_status/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_status_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status",
        status=404,
        response=payload("get_status/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_status_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/status",
        status=429,
        response=payload("get_status/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_status("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_upload_thumbnail_answers_200_with_video() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        response=payload("upload_thumbnail/200-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_thumbnail_raises_bad_request_error_for_400_with_no_file() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_thumbnail_raises_bad_request_error_for_400_with_wrong_format() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        response=payload("upload_thumbnail/400-wrong_format"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_thumbnail_raises_bad_request_error_for_400_with_too_large() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_thumbnail_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_thumbnail_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_upload_thumbnail_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_upload_thumbnail_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
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
        return client.videos.upload_thumbnail(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_pick_thumbnail_answers_200_with_video() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        response=payload("pick_thumbnail/200-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_pick_thumbnail_raises_bad_request_error_for_400_with_invalid_attribute() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        status=400,
        response=payload("pick_thumbnail/400-invalid_attribute"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_pick_thumbnail_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        status=401,
        response=payload("pick_thumbnail/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_pick_thumbnail_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        status=403,
        response=payload("pick_thumbnail/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_pick_thumbnail_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        status=404,
        response=payload("pick_thumbnail/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_pick_thumbnail_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/videos/vi2mKqT8xLwRz5VbNcYh9PdJ/thumbnail",
        body=JsonBody(data={"timecode": "00:01:00.25"}),
        status=429,
        response=payload("pick_thumbnail/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.pick_thumbnail("vi2mKqT8xLwRz5VbNcYh9PdJ", timecode="00:01:00.25")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_upload_with_upload_token_answers_201_with_video() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
        body=MultipartBody(
            parts=(
                Part(name="videoId", content=b"vi2mKqT8xLwRz5VbNcYh9PdJ"),
                Part(
                    name="file",
                    content=b"content of a file",
                    filename="sample.bin",
                    content_type="application/octet-stream",
                ),
            )
        ),
        status=201,
        response=payload("upload_with_upload_token/201-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ",
            ("sample.bin", b"content of a file", "application/octet-stream"),
            video_id="vi2mKqT8xLwRz5VbNcYh9PdJ",
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_with_upload_token_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/201-video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_upload_with_upload_token_raises_bad_request_error_for_400_with_already_uploaded() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/400-already_uploaded"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_with_upload_token_raises_bad_request_error_for_400_with_part_already_sent() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/400-part_already_sent"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_with_upload_token_raises_bad_request_error_for_400_with_no_file() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/400-no_file"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_upload_with_upload_token_raises_authentication_error_for_401_with_missing_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/401-missing_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_with_upload_token_raises_authentication_error_for_401_with_invalid_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/401-invalid_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_upload_with_upload_token_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/upload",
        query=(("token", "to6hWnXq3RkTz8LpVbYd2McJ"),),
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
        response=payload("upload_with_upload_token/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.upload_with_upload_token(
            "to6hWnXq3RkTz8LpVbYd2McJ", ("sample.bin", b"content of a file", "application/octet-stream")
        )

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_discarded_answers_200_with_discarded() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list_discarded/200-discarded"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_discarded_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos",
        query=(
            ("title", "Keynote"),
            ("tags[]", "keynote"),
            ("tags[]", "launch"),
            ("metadata[Author]", "John Doe"),
            ("description", "camera"),
            ("liveStreamId", "li3dRwKx8NtQz6VbPcLm7YhG"),
            ("sortBy", "publishedAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list_discarded/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded(
            title="Keynote",
            tags=["keynote", "launch"],
            metadata={"Author": "John Doe"},
            description="camera",
            live_stream_id="li3dRwKx8NtQz6VbPcLm7YhG",
            sort_by="publishedAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_discarded_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/discarded/videos", response=payload("list_discarded/200-discarded"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_discarded_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(
        method="GET", path="/discarded/videos", status=400, response=payload("list_discarded/400-invalid_page")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_discarded_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET", path="/discarded/videos", status=401, response=payload("list_discarded/401-invalid_access_token")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_discarded_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET", path="/discarded/videos", status=403, response=payload("list_discarded/403-suspended_account")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_discarded_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET", path="/discarded/videos", status=429, response=payload("list_discarded/429-too_many_requests")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_discarded_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/discarded/videos", response=payload("list_discarded/200-page_1")),
        Exchange(
            method="GET",
            path="/discarded/videos",
            query=(("currentPage", "2"),),
            response=payload("list_discarded/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.list_discarded()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_get_discarded_answers_200_with_discarded() -> None:
    exchange = Exchange(
        method="GET", path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", response=payload("get_discarded/200-discarded")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_discarded_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=401,
        response=payload("get_discarded/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_discarded_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=403,
        response=payload("get_discarded/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_discarded_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=404,
        response=payload("get_discarded/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_discarded_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=429,
        response=payload("get_discarded/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.get_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_update_discarded_answers_200_with_restored() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={"discarded": False}),
        response=payload("update_discarded/200-restored"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ", discarded=False)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_discarded_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        response=payload("update_discarded/200-restored"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_discarded_raises_bad_request_error_for_400_with_must_be_false() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=400,
        response=payload("update_discarded/400-must_be_false"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_discarded_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=401,
        response=payload("update_discarded/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_update_discarded_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=403,
        response=payload("update_discarded/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_update_discarded_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=404,
        response=payload("update_discarded/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_update_discarded_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/discarded/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        body=JsonBody(data={}),
        status=429,
        response=payload("update_discarded/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.videos.update_discarded("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
