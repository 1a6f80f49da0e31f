"""What fails: one video, all videos of a call, a part of the report, or the whole of it."""

from __future__ import annotations

from typing import Any

import pytest
from apivideo_sdk import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    ConnectError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse

from tests.sdk.reports.report_numbers import Numbers, async_report, buckets_reply, client_of, refusal, report

_HTML = RawResponse(status=200, headers=Headers([("content-type", "application/json")]), content=b"<html>")
_UNKNOWN_URL = "https://docs.api.video/reference/unrecognized-request-url"


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (refusal(404), NotFoundError),
        (refusal(400, name="filterBy[mediaId]"), BadRequestError),
        (refusal(414), ApiError),
    ],
)
def test_video_that_is_refused_is_a_row_with_its_error(ask: Any, failure: Any, kind: type[Exception]) -> None:
    videos = [f"vi{number}" for number in range(10)]

    rows = ask(Numbers({("vi2", "*"): failure}), videos)

    assert ["vi2"] == [row.video_id for row in rows.errors]
    assert isinstance(rows[2].error, kind)
    assert [None if row is rows[2] else 346 for row in rows] == [row.plays for row in rows]


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (refusal(400, name="metric"), BadRequestError),
        (refusal(404, kind=_UNKNOWN_URL), NotFoundError),
        (refusal(429), RateLimitError),
        (refusal(500), ServerError),
        (ConnectError("gone"), ConnectError),
        (_HTML, DecodeError),
    ],
)
def test_failure_that_is_not_of_a_video_is_one_call_and_the_error_of_all(
    ask: Any, failure: Any, kind: type[Exception]
) -> None:
    numbers = Numbers({("vi2", "play"): failure})

    rows = ask(numbers, ["vi1", "vi2", "vi3"], concurrency=1)

    assert [kind] * 3 == [type(row.error) for row in rows]
    assert [(("vi1", "vi2", "vi3"), "play")] == numbers.asked


def test_numbers_known_before_the_error_are_kept(ask: Any) -> None:
    row = ask(Numbers({("vi1", "impression"): refusal(500)}), ["vi1"], concurrency=1)[0]

    assert (346, 35298.25, None, None) == (row.plays, row.watch_time, row.impressions, row.play_rate)
    assert isinstance(row.error, ServerError)


def test_failing_video_is_not_asked_further(ask: Any) -> None:
    numbers = Numbers({("vi1", "play"): refusal(404)})

    ask(numbers, ["vi1", "vi2"], concurrency=1)

    asked = [(videos, measure) for videos, measure in numbers.asked if "vi1" in videos]
    assert [(("vi1", "vi2"), "play"), (("vi1",), "play")] == asked


def test_call_over_the_rate_limit_is_repeated_by_the_client() -> None:
    patient = Numbers({("vi1", "play"): [refusal(429, retry_after="0"), buckets_reply({"vi1": 1})]})

    row = client_of(patient, retries=1).analytics.report(["vi1"])[0]

    assert (1, None) == (row.plays, row.error)


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (refusal(401), AuthenticationError),
        (refusal(403), PermissionDeniedError),
        (refusal(400, name="from"), BadRequestError),
        (refusal(400, name="to"), BadRequestError),
    ],
)
def test_refusal_of_every_call_ends_the_report_at_the_first(
    ask: Any, failure: RawResponse, kind: type[Exception]
) -> None:
    numbers = Numbers({("*", "*"): failure})

    with pytest.raises(kind):
        ask(numbers, ["vi1", "vi2", "vi3"], concurrency=1)

    assert [(("vi1", "vi2", "vi3"), "play")] == numbers.asked


def test_breakdown_that_fails_is_noted_and_no_error_of_a_video(ask: Any) -> None:
    made = ask(Numbers({("*", "play/country"): refusal(500)}), ["vi1"], include="breakdowns")

    assert () == made.errors
    assert ["device-type", "browser", "referrer"] == list(made.breakdowns)
    assert "country" in made.notes[0]


def test_error_of_many_videos_does_not_name_them_all(ask: Any) -> None:
    made = ask(Numbers({("vi2", "play"): refusal(500)}), ["vi1", "vi2"])

    text = str(made.to_dicts()[0]["error"])
    assert "https://api.test/data/buckets/play/media-id: 500" in text
    assert "vi2" not in text
