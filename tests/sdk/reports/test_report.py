from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from apivideo_sdk import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConnectError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ReportRow,
    ServerError,
)
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.testing import json_reply

from tests.sdk.reports.report_numbers import (
    MEASURES,
    AsyncTransport,
    Numbers,
    Transport,
    async_client_of,
    async_report,
    client_of,
    number_reply,
    refusal,
    report,
)


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_video_has_a_row_with_its_four_numbers(ask: Any) -> None:
    rows = list(ask(Numbers(), ["vi1"]))

    assert [ReportRow(video_id="vi1", plays=346, watch_time=35298.25, impressions=692, play_rate=0.5)] == rows


def test_each_number_is_asked_for_once_for_each_video(ask: Any) -> None:
    numbers = Numbers()

    ask(numbers, ["vi1", "vi2"])

    assert sorted((video, measure) for video in ("vi1", "vi2") for measure in MEASURES) == sorted(numbers.asked)


def test_whole_count_is_an_int_and_the_rest_is_not() -> None:
    row = report(Numbers({("*", "*"): 3.0}), ["vi1"])[0]

    kinds = [type(number) for number in (row.plays, row.watch_time, row.impressions, row.play_rate)]
    assert [int, float, int, float] == kinds


def test_count_that_is_not_whole_is_kept() -> None:
    assert 346.5 == report(Numbers({("vi1", "play/count"): 346.5}), ["vi1"])[0].plays


@pytest.mark.parametrize("number", [None, True, "many", [], {}])
def test_what_is_no_number_is_none_and_no_error(number: object) -> None:
    row = report(Numbers({("vi1", "watch-time/sum"): number_reply(number)}), ["vi1"])[0]

    assert (346, None, 692, None) == (row.plays, row.watch_time, row.impressions, row.error)


@pytest.mark.parametrize("answer", [{}, [], None, "text"])
def test_answer_without_a_number_is_none_and_no_error(answer: object) -> None:
    row = report(Numbers({("vi1", "play/rate"): json_reply(answer)}), ["vi1"])[0]

    assert (346, None, None) == (row.plays, row.play_rate, row.error)


def test_zero_is_zero_and_not_unknown() -> None:
    assert (
        ReportRow(video_id="vi1", plays=0, watch_time=0, impressions=0, play_rate=0)
        == report(Numbers({("*", "*"): 0}), ["vi1"])[0]
    )


def test_rows_are_in_the_order_asked(ask: Any) -> None:
    names = [f"vi{number}" for number in (7, 3, 9, 1, 5)]

    rows = ask(Numbers({(name, "play/count"): int(name[2:]) for name in names}), names)

    assert [("vi7", 7), ("vi3", 3), ("vi9", 9), ("vi1", 1), ("vi5", 5)] == [(row.video_id, row.plays) for row in rows]


def test_video_given_twice_is_asked_for_once(ask: Any) -> None:
    numbers = Numbers()

    rows = ask(numbers, ["vi2", "vi1", "vi2"])

    assert (["vi2", "vi1"], 8) == ([row.video_id for row in rows], len(numbers.asked))


def test_no_videos_make_an_empty_report_without_a_call(ask: Any) -> None:
    numbers = Numbers()

    assert ([], []) == (list(ask(numbers, [])), numbers.asked)


def test_options_go_with_every_call(ask: Any) -> None:
    numbers = Numbers()

    ask(numbers, ["vi1"], options={"headers": {"x-trace": "7"}})

    assert ["7"] * 4 == [headers["x-trace"] for headers in numbers.headers]


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (refusal(404), NotFoundError),
        (refusal(400, name="metric"), BadRequestError),
        (refusal(429), RateLimitError),
        (refusal(500), ServerError),
        (ConnectError("gone"), ConnectError),
        (
            RawResponse(status=200, headers=Headers([("content-type", "application/json")]), content=b"<html>"),
            DecodeError,
        ),
    ],
)
def test_failing_video_is_a_row_with_its_error(ask: Any, failure: Any, kind: type[Exception]) -> None:
    rows = ask(Numbers({("vi2", "*"): failure}), ["vi1", "vi2", "vi3"])

    assert [None, kind, None] == [row.error and type(row.error) for row in rows]
    assert [346, None, 346] == [row.plays for row in rows]


def test_numbers_known_before_the_error_are_kept(ask: Any) -> None:
    row = ask(Numbers({("vi1", "impression/count"): refusal(500)}), ["vi1"])[0]

    assert (346, 35298.25, None, None) == (row.plays, row.watch_time, row.impressions, row.play_rate)
    assert isinstance(row.error, ServerError)


def test_failing_video_is_not_asked_further(ask: Any) -> None:
    numbers = Numbers({("vi1", "play/count"): refusal(404)})

    ask(numbers, ["vi1"])

    assert [("vi1", "play/count")] == numbers.asked


def test_call_over_the_rate_limit_is_repeated_by_the_client() -> None:
    patient = Numbers({("vi1", "play/count"): [refusal(429, retry_after="0"), number_reply(1)]})

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

    assert [("vi1", "play/count")] == numbers.asked


def test_closed_client_makes_no_report() -> None:
    client = client_of(Numbers())
    client.close()

    with pytest.raises(ConfigurationError, match="closed"):
        client.analytics.report(["vi1"])


def test_videos_are_asked_for_side_by_side() -> None:
    together = threading.Barrier(3, timeout=10)

    def meet(request: Request) -> None:
        if "play/count" in request.url:
            together.wait()

    client = client_of(Numbers(), transport=Transport(Numbers(), meet))

    assert (346, 346, 346) == tuple(row.plays for row in client.analytics.report(["a", "b", "c"], concurrency=3))


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_calls_than_concurrency_are_under_way(limit: int) -> None:
    transport = AsyncTransport(Numbers())
    client = async_client_of(Numbers(), transport=transport)

    asyncio.run(client.analytics.report([f"vi{number}" for number in range(10)], concurrency=limit))

    assert limit == transport.most_under_way


def test_progress_counts_every_video_once(ask: Any) -> None:
    seen: list[tuple[int, int]] = []
    videos = [f"vi{number}" for number in range(20)]

    ask(Numbers({("vi3", "*"): refusal(404)}), videos, on_progress=lambda done, total: seen.append((done, total)))

    assert [(done, 20) for done in range(1, 21)] == seen


def test_what_progress_raises_ends_the_report(ask: Any) -> None:
    numbers = Numbers()

    with pytest.raises(ZeroDivisionError):
        ask(numbers, ["vi1", "vi2", "vi3"], concurrency=1, on_progress=lambda done, _: 1 // (done - 1))

    assert 4 == len(numbers.asked)
