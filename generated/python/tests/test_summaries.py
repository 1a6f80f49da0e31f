"""What `client.summaries` sends, and what it reads."""

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
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "summaries.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_list_answers_200_with_summaries() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries",
        query=(
            ("videoId", "vi2mKqT8xLwRz5VbNcYh9PdJ"),
            ("origin", "auto"),
            ("sourceStatus", "completed"),
            ("sortBy", "createdAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-summaries"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list(
            video_id="vi2mKqT8xLwRz5VbNcYh9PdJ",
            origin="auto",
            source_status="completed",
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
        path="/summaries",
        query=(
            ("videoId", "vi2mKqT8xLwRz5VbNcYh9PdJ"),
            ("origin", "auto"),
            ("sourceStatus", "completed"),
            ("sortBy", "createdAt"),
            ("sortOrder", "asc"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("list/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list(
            video_id="vi2mKqT8xLwRz5VbNcYh9PdJ",
            origin="auto",
            source_status="completed",
            sort_by="createdAt",
            sort_order="asc",
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/summaries", response=payload("list/200-summaries"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(method="GET", path="/summaries", status=400, response=payload("list/400-invalid_page"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(method="GET", path="/summaries", status=401, response=payload("list/401-invalid_access_token"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(method="GET", path="/summaries", status=403, response=payload("list/403-suspended_account"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(method="GET", path="/summaries", status=429, response=payload("list/429-too_many_requests"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/summaries", response=payload("list/200-page_1")),
        Exchange(method="GET", path="/summaries", query=(("currentPage", "2"),), response=payload("list/200-page_2")),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.list()

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_with_response_gives_the_same_data() -> None:
    exchange = Exchange(method="GET", path="/summaries", response=payload("list/200-summaries"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.with_response.list()

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201_with_generated() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(
            data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ", "origin": "auto", "attributes": ["abstract", "takeaways"]}
        ),
        status=201,
        response=payload("create/201-generated"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(
            video_id="vi2mKqT8xLwRz5VbNcYh9PdJ", origin="auto", attributes=["abstract", "takeaways"]
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_answers_201_with_by_hand() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(
            data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ", "origin": "auto", "attributes": ["abstract", "takeaways"]}
        ),
        status=201,
        response=payload("create/201-by_hand"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(
            video_id="vi2mKqT8xLwRz5VbNcYh9PdJ", origin="auto", attributes=["abstract", "takeaways"]
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=201,
        response=payload("create/201-generated"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_create_raises_bad_request_error_for_400_with_unknown_video() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=400,
        response=payload("create/400-unknown_video"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_create_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=401,
        response=payload("create/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_create_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=403,
        response=payload("create/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_create_raises_conflict_error_for_409_with_summary_already_exists() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=409,
        response=payload("create/409-summary_already_exists"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, ConflictError, call)
    check_async_error(exchange, ConflictError, call)


def test_create_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="POST",
        path="/summaries",
        body=JsonBody(data={"videoId": "vi2mKqT8xLwRz5VbNcYh9PdJ"}),
        status=429,
        response=payload("create/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.create(video_id="vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_delete_answers_204() -> None:
    exchange = Exchange(method="DELETE", path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs", status=204)

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.delete("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_delete_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs",
        status=401,
        response=payload("delete/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.delete("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_delete_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs",
        status=403,
        response=payload("delete/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.delete("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_delete_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs",
        status=404,
        response=payload("delete/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.delete("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_delete_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="DELETE",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs",
        status=429,
        response=payload("delete/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.delete("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_summary_source_answers_200_with_both() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        response=payload("get_summary_source/200-both"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_summary_source_answers_200_with_abstract_only() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        response=payload("get_summary_source/200-abstract_only"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_summary_source_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        status=401,
        response=payload("get_summary_source/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_summary_source_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        status=403,
        response=payload("get_summary_source/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_summary_source_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        status=404,
        response=payload("get_summary_source/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_summary_source_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        status=429,
        response=payload("get_summary_source/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.get_summary_source("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_update_answers_201_with_both() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data=json.loads(payload("update/request"))),
        status=201,
        response=payload("update/201-both"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update(
            "summary_2NbVxKq7TzRw4LmPdYc9Hs",
            abstract="The team shows how a video travels from the camera to the viewer, and what each step costs in time.",
            takeaways=[
                "Encoding starts while the upload is still running.",
                "The first quality is ready within seconds.",
                "Captions come from the same pass.",
            ],
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=201,
        response=payload("update/201-both"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_update_raises_bad_request_error_for_400_with_too_many_takeaways() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=400,
        response=payload("update/400-too_many_takeaways"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_update_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=401,
        response=payload("update/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_update_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=403,
        response=payload("update/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_update_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=404,
        response=payload("update/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_update_raises_conflict_error_for_409_with_waiting() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=409,
        response=payload("update/409-waiting"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, ConflictError, call)
    check_async_error(exchange, ConflictError, call)


def test_update_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="PATCH",
        path="/summaries/summary_2NbVxKq7TzRw4LmPdYc9Hs/source",
        body=JsonBody(data={}),
        status=429,
        response=payload("update/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.summaries.update("summary_2NbVxKq7TzRw4LmPdYc9Hs")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)
