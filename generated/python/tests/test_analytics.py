"""What `client.analytics` sends, and what it reads."""

from __future__ import annotations

import json
from datetime import datetime
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
    check_async_call,
    check_async_error,
    check_async_pages,
    check_call,
    check_error,
    check_pages,
)

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

PAYLOADS = json.loads((Path(__file__).parent / "payloads" / "analytics.json").read_bytes())


def payload(name: str) -> bytes:
    return json.dumps(PAYLOADS[name]).encode()


def test_get_metrics_breakdown_answers_200_with_countries() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("sortBy", "metricValue"),
            ("sortOrder", "asc"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("get_metrics_breakdown/200-countries"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown(
            "play",
            "country",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            sort_by="metricValue",
            sort_order="asc",
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_breakdown_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("sortBy", "metricValue"),
            ("sortOrder", "asc"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("get_metrics_breakdown/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown(
            "play",
            "country",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            sort_by="metricValue",
            sort_order="asc",
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_breakdown_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET", path="/data/buckets/play/country", response=payload("get_metrics_breakdown/200-countries")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_breakdown_raises_bad_request_error_for_400_with_unsupported() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=400,
        response=payload("get_metrics_breakdown/400-unsupported"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_metrics_breakdown_raises_bad_request_error_for_400_with_bad_timeframe() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=400,
        response=payload("get_metrics_breakdown/400-bad_timeframe"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_metrics_breakdown_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=401,
        response=payload("get_metrics_breakdown/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_metrics_breakdown_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=403,
        response=payload("get_metrics_breakdown/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_metrics_breakdown_raises_not_found_error_for_404_with_unknown_url() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=404,
        response=payload("get_metrics_breakdown/404-unknown_url"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_metrics_breakdown_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/buckets/play/country",
        status=429,
        response=payload("get_metrics_breakdown/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_metrics_breakdown_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/data/buckets/play/country", response=payload("get_metrics_breakdown/200-page_1")),
        Exchange(
            method="GET",
            path="/data/buckets/play/country",
            query=(("currentPage", "2"),),
            response=payload("get_metrics_breakdown/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_breakdown("play", "country")

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_get_metrics_breakdown_with_response_gives_the_same_data() -> None:
    exchange = Exchange(
        method="GET", path="/data/buckets/play/country", response=payload("get_metrics_breakdown/200-countries")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.with_response.get_metrics_breakdown("play", "country")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_aggregated_metrics_answers_200_with_play_count() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
        ),
        response=payload("get_aggregated_metrics/200-play_count"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics(
            "play",
            "count",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_aggregated_metrics_answers_200_with_watch_time() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
        ),
        response=payload("get_aggregated_metrics/200-watch_time"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics(
            "play",
            "count",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_aggregated_metrics_answers_200_with_unique_views() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
        ),
        response=payload("get_aggregated_metrics/200-unique_views"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics(
            "play",
            "count",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_aggregated_metrics_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET", path="/data/metrics/play/count", response=payload("get_aggregated_metrics/200-play_count")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_aggregated_metrics_raises_bad_request_error_for_400_with_unsupported() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=400,
        response=payload("get_aggregated_metrics/400-unsupported"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_aggregated_metrics_raises_bad_request_error_for_400_with_bad_timeframe() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=400,
        response=payload("get_aggregated_metrics/400-bad_timeframe"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_aggregated_metrics_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=401,
        response=payload("get_aggregated_metrics/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_aggregated_metrics_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=403,
        response=payload("get_aggregated_metrics/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_aggregated_metrics_raises_not_found_error_for_404_with_unknown_url() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=404,
        response=payload("get_aggregated_metrics/404-unknown_url"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_aggregated_metrics_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/metrics/play/count",
        status=429,
        response=payload("get_aggregated_metrics/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_aggregated_metrics("play", "count")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_metrics_over_time_answers_200_with_hours() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("interval", "hour"),
            ("sortBy", "emittedAt"),
            ("sortOrder", "asc"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("get_metrics_over_time/200-hours"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time(
            "play",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            interval="hour",
            sort_by="emittedAt",
            sort_order="asc",
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_over_time_answers_200_with_empty() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        query=(
            ("from", "2026-04-01T00:00:00+02:00"),
            ("to", "2026-04-02T00:00:00+02:00"),
            ("interval", "hour"),
            ("sortBy", "emittedAt"),
            ("sortOrder", "asc"),
            ("unique", "true"),
            ("viewDuration", "10s"),
            ("filterBy[mediaType]", "video"),
            ("filterBy[country][]", "FR"),
            ("filterBy[browser][]", "firefox"),
            ("filterBy[browser][]", "chrome"),
            ("currentPage", "2"),
            ("pageSize", "30"),
        ),
        response=payload("get_metrics_over_time/200-empty"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time(
            "play",
            from_=datetime.fromisoformat("2026-04-01T00:00:00+02:00"),
            to=datetime.fromisoformat("2026-04-02T00:00:00+02:00"),
            interval="hour",
            sort_by="emittedAt",
            sort_order="asc",
            unique=True,
            view_duration="10s",
            filter_by={"mediaType": "video", "country": ["FR"], "browser": ["firefox", "chrome"]},
            current_page=2,
            page_size=30,
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_over_time_sends_only_what_is_given() -> None:
    exchange = Exchange(method="GET", path="/data/timeseries/play", response=payload("get_metrics_over_time/200-hours"))

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_metrics_over_time_raises_bad_request_error_for_400_with_bad_interval() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        status=400,
        response=payload("get_metrics_over_time/400-bad_interval"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_metrics_over_time_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        status=401,
        response=payload("get_metrics_over_time/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_metrics_over_time_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        status=403,
        response=payload("get_metrics_over_time/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_metrics_over_time_raises_not_found_error_for_404_with_unknown_url() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        status=404,
        response=payload("get_metrics_over_time/404-unknown_url"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_metrics_over_time_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/data/timeseries/play",
        status=429,
        response=payload("get_metrics_over_time/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_metrics_over_time_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(method="GET", path="/data/timeseries/play", response=payload("get_metrics_over_time/200-page_1")),
        Exchange(
            method="GET",
            path="/data/timeseries/play",
            query=(("currentPage", "2"),),
            response=payload("get_metrics_over_time/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_metrics_over_time("play")

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_get_live_stream_analytics_answers_200_with_sessions() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        query=(("period", "2026-04"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("get_live_stream_analytics/200-sessions"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics(
            "li3dRwKx8NtQz6VbPcLm7YhG", period="2026-04", current_page=2, page_size=30
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_live_stream_analytics_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        response=payload("get_live_stream_analytics/200-sessions"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_get_live_stream_analytics_raises_bad_request_error_for_400_with_invalid_period() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=400,
        response=payload("get_live_stream_analytics/400-invalid_period"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_get_live_stream_analytics_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=401,
        response=payload("get_live_stream_analytics/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_get_live_stream_analytics_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=403,
        response=payload("get_live_stream_analytics/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_get_live_stream_analytics_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=404,
        response=payload("get_live_stream_analytics/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_get_live_stream_analytics_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
        status=429,
        response=payload("get_live_stream_analytics/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_get_live_stream_analytics_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(
            method="GET",
            path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
            response=payload("get_live_stream_analytics/200-page_1"),
        ),
        Exchange(
            method="GET",
            path="/analytics/live-streams/li3dRwKx8NtQz6VbPcLm7YhG",
            query=(("currentPage", "2"),),
            response=payload("get_live_stream_analytics/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.get_live_stream_analytics("li3dRwKx8NtQz6VbPcLm7YhG")

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_player_session_events_answers_200_with_events() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        query=(("currentPage", "2"), ("pageSize", "30")),
        response=payload("list_player_session_events/200-events"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo", current_page=2, page_size=30)

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_player_session_events_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        response=payload("list_player_session_events/200-events"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_player_session_events_raises_bad_request_error_for_400_with_invalid_page() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        status=400,
        response=payload("list_player_session_events/400-invalid_page"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_player_session_events_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        status=401,
        response=payload("list_player_session_events/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_player_session_events_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        status=403,
        response=payload("list_player_session_events/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_player_session_events_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        status=404,
        response=payload("list_player_session_events/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_list_player_session_events_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
        status=429,
        response=payload("list_player_session_events/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_player_session_events_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(
            method="GET",
            path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
            response=payload("list_player_session_events/200-page_1"),
        ),
        Exchange(
            method="GET",
            path="/analytics/sessions/ps4zRWVOv2If2vzKJLMr3jQo/events",
            query=(("currentPage", "2"),),
            response=payload("list_player_session_events/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_player_session_events("ps4zRWVOv2If2vzKJLMr3jQo")

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)


def test_list_sessions_answers_200_with_sessions() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        query=(("period", "2026-04"), ("metadata", "team:growth"), ("currentPage", "2"), ("pageSize", "30")),
        response=payload("list_sessions/200-sessions"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions(
            "vi2mKqT8xLwRz5VbNcYh9PdJ", period="2026-04", metadata=["team:growth"], current_page=2, page_size=30
        )

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sessions_sends_only_what_is_given() -> None:
    exchange = Exchange(
        method="GET", path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ", response=payload("list_sessions/200-sessions")
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_call(exchange, call)
    check_async_call(exchange, call)


def test_list_sessions_raises_bad_request_error_for_400_with_invalid_period() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=400,
        response=payload("list_sessions/400-invalid_period"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, BadRequestError, call)
    check_async_error(exchange, BadRequestError, call)


def test_list_sessions_raises_authentication_error_for_401_with_invalid_access_token() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=401,
        response=payload("list_sessions/401-invalid_access_token"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, AuthenticationError, call)
    check_async_error(exchange, AuthenticationError, call)


def test_list_sessions_raises_permission_denied_error_for_403_with_suspended_account() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=403,
        response=payload("list_sessions/403-suspended_account"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, PermissionDeniedError, call)
    check_async_error(exchange, PermissionDeniedError, call)


def test_list_sessions_raises_not_found_error_for_404_with_unknown() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=404,
        response=payload("list_sessions/404-unknown"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, NotFoundError, call)
    check_async_error(exchange, NotFoundError, call)


def test_list_sessions_raises_rate_limit_error_for_429_with_too_many_requests() -> None:
    exchange = Exchange(
        method="GET",
        path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
        status=429,
        response=payload("list_sessions/429-too_many_requests"),
    )

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_error(exchange, RateLimitError, call)
    check_async_error(exchange, RateLimitError, call)


def test_list_sessions_follows_pages_to_the_last() -> None:
    exchanges = (
        Exchange(
            method="GET",
            path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
            response=payload("list_sessions/200-page_1"),
        ),
        Exchange(
            method="GET",
            path="/analytics/videos/vi2mKqT8xLwRz5VbNcYh9PdJ",
            query=(("currentPage", "2"),),
            response=payload("list_sessions/200-page_2"),
        ),
    )
    items = [item for exchange in exchanges for item in json.loads(exchange.response)["data"]]

    def call(client: ApiVideo | AsyncApiVideo) -> Any:
        return client.analytics.list_sessions("vi2mKqT8xLwRz5VbNcYh9PdJ")

    check_pages(exchanges, items, call)
    check_async_pages(exchanges, items, call)
