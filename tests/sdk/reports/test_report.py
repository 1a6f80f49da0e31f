from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from apivideo_sdk import (
    ConfigurationError,
    ReportPlan,
    ReportRow,
)
from apivideo_sdk.models import Video
from apivideo_sdk.runtime.transport.protocol import Request
from apivideo_sdk.testing import json_reply

from tests.sdk.reports.report_numbers import (
    AsyncTransport,
    Numbers,
    Transport,
    async_client_of,
    async_report,
    buckets_reply,
    client_of,
    number_reply,
    refusal,
    report,
)


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


def test_video_has_a_row_with_its_numbers_and_rates(ask: Any) -> None:
    row = ask(Numbers(), ["vi1"])[0]

    assert ReportRow(video_id="vi1", plays=346, watch_time=35298.25, impressions=692, ends=173) == row
    assert (0.5, 0.5) == (row.play_rate, row.completion)


def test_counts_are_asked_for_together_and_watch_times_one_by_one(ask: Any) -> None:
    numbers = Numbers()

    ask(numbers, ["vi1", "vi2"])

    together = [(("vi1", "vi2"), measure) for measure in ("play", "impression", "end")]
    assert sorted([*together, (("vi1",), "watch-time"), (("vi2",), "watch-time")]) == sorted(numbers.asked)


def test_a_thousand_videos_take_fifty_calls_as_announced(ask: Any) -> None:
    numbers = Numbers()
    plans: list[ReportPlan] = []

    rows = ask(numbers, [f"vi{number}" for number in range(1000)], on_plan=plans.append)

    assert [ReportPlan(videos=1000, calls=50)] == plans
    assert (50, 50) == (len(numbers.asked), rows.calls)
    assert (346, 346) == (rows[0].plays, rows[999].plays)


def test_plan_is_announced_before_the_first_call_and_can_end_the_report(ask: Any) -> None:
    numbers = Numbers()

    def refuse(plan: ReportPlan) -> None:
        raise ZeroDivisionError(plan.calls)

    with pytest.raises(ZeroDivisionError, match="4"):
        ask(numbers, ["vi1"], on_plan=refuse)

    assert [] == numbers.asked


def test_watch_time_that_is_shared_out_by_viewers_is_marked(ask: Any) -> None:
    viewers = {("vi1", "ccv-average"): 3, ("vi2", "ccv-average"): 1, ("vi3", "ccv-average"): None}

    rows = ask(Numbers({**viewers, ("*", "watch-time"): 100}), ["vi1", "vi2", "vi3"], watch_time="shared")

    assert [(225, True), (75, True), (0, False)] == [(row.watch_time, row.is_estimated) for row in rows]
    assert 300 == rows.totals.watch_time
    assert "estimated" in rows.notes[0]


@pytest.mark.parametrize(("together", "each"), [(0, 0), (100, None)])
def test_watch_time_without_viewers_is_zero_or_unknown(together: float, each: float | None) -> None:
    nobody = {("*", "ccv-average"): None, ("*", "watch-time"): together}

    rows = report(Numbers(nobody), ["vi1", "vi2"], watch_time="shared")

    assert [(each, False)] * 2 == [(row.watch_time, row.is_estimated) for row in rows]


def test_watch_time_is_shared_out_from_a_hundred_videos_on() -> None:
    videos = [f"vi{number}" for number in range(101)]

    exact, estimated = (report(Numbers(), videos[:count]) for count in (100, 101))

    assert (False, True) == (exact[0].is_estimated, estimated[0].is_estimated)
    assert not report(Numbers(), videos, watch_time="each")[0].is_estimated


def test_whole_count_is_an_int_and_the_rest_is_not() -> None:
    row = report(Numbers({("*", "*"): 3.0}), ["vi1"])[0]

    kinds = [type(number) for number in (row.plays, row.watch_time, row.impressions, row.ends, row.play_rate)]
    assert [int, float, int, int, float] == kinds


def test_count_that_is_not_whole_is_kept() -> None:
    assert 346.5 == report(Numbers({("vi1", "play"): 346.5}), ["vi1"])[0].plays


@pytest.mark.parametrize("number", [None, True, "many", [], {}])
def test_what_is_no_number_is_none_and_no_error(number: object) -> None:
    row = report(Numbers({("vi1", "watch-time"): number_reply(number)}), ["vi1"])[0]
    split = report(Numbers({("vi1", "play"): buckets_reply({"vi1": number})}), ["vi1"])[0]

    assert (346, None, 692, None) == (row.plays, row.watch_time, row.impressions, row.error)
    assert (None, None, 692, None) == (split.plays, split.play_rate, split.impressions, split.error)


@pytest.mark.parametrize("response", [{}, [], None, "text"])
def test_response_without_numbers_is_none_and_no_error(response: object) -> None:
    row = report(Numbers({("vi1", "end"): json_reply(response)}), ["vi1"])[0]

    assert (346, None, None, None) == (row.plays, row.ends, row.completion, row.error)


def test_video_that_a_breakdown_does_not_contain_has_zero(ask: Any) -> None:
    row = ask(Numbers({("vi1", "*"): None, ("vi1", "watch-time"): 0}), ["vi1", "vi2"])[0]

    assert ReportRow(video_id="vi1", plays=0, watch_time=0, impressions=0, ends=0) == row
    assert (None, None) == (row.play_rate, row.completion)


def test_breakdown_is_read_over_all_its_pages(ask: Any) -> None:
    pages = [
        buckets_reply({"vi1": 1}, "/data/buckets/play/media-id?currentPage=2"),
        buckets_reply({"vi2": 2, "vi9": 9}),
    ]

    rows = ask(Numbers({("vi1", "play"): pages, ("", "play"): pages}), ["vi1", "vi2"])

    assert [("vi1", 1), ("vi2", 2)] == [(row.video_id, row.plays) for row in rows]


def test_rows_are_in_the_order_asked(ask: Any) -> None:
    names = [f"vi{number}" for number in (7, 3, 9, 1, 5)]

    rows = ask(Numbers({(name, "play"): int(name[2:]) for name in names}), names)

    assert [("vi7", 7), ("vi3", 3), ("vi9", 9), ("vi1", 1), ("vi5", 5)] == [(row.video_id, row.plays) for row in rows]


def test_video_given_twice_is_asked_for_once(ask: Any) -> None:
    numbers = Numbers()

    rows = ask(numbers, ["vi2", "vi1", "vi2"])

    assert (["vi2", "vi1"], 5) == ([row.video_id for row in rows], len(numbers.asked))


def test_no_videos_make_an_empty_report_without_a_call(ask: Any) -> None:
    numbers = Numbers()

    assert ([], []) == (list(ask(numbers, [])), numbers.asked)


def test_options_go_with_every_call(ask: Any) -> None:
    numbers = Numbers()

    ask(numbers, ["vi1"], options={"headers": {"x-trace": "7"}})

    assert ["7"] * 4 == [headers["x-trace"] for headers in numbers.headers]


def test_rows_have_titles_and_links_of_public_models() -> None:
    assets = {"player": "https://embed.test/vod/vi1?token=x"}
    given = [{"videoId": "vi1", "title": "Talk", "public": public, "assets": assets} for public in (True, False)]

    public, private = (report(Numbers(), [Video.from_dict(one)])[0] for one in given)

    assert ("Talk", "https://embed.test/vod/vi1?token=x") == (public.title, public.link)
    assert ("Talk", None) == (private.title, private.link)


def test_closed_client_makes_no_report() -> None:
    client = client_of(Numbers())
    client.close()

    with pytest.raises(ConfigurationError, match="closed"):
        client.analytics.report(["vi1"])


def test_calls_are_made_side_by_side() -> None:
    together = threading.Barrier(3, timeout=10)

    def meet(request: Request) -> None:
        if "watch-time" in request.url:
            together.wait()

    client = client_of(Numbers(), transport=Transport(Numbers(), meet))

    assert (346, 346, 346) == tuple(row.plays for row in client.analytics.report(["a", "b", "c"], concurrency=3))


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_calls_than_concurrency_are_under_way(limit: int) -> None:
    transport = AsyncTransport(Numbers())
    client = async_client_of(Numbers(), transport=transport)

    asyncio.run(client.analytics.report([f"vi{number}" for number in range(10)], concurrency=limit))

    assert limit == transport.most_under_way


def test_progress_counts_every_call_that_was_announced(ask: Any) -> None:
    seen: list[tuple[int, int]] = []
    videos = [f"vi{number}" for number in range(17)]

    ask(Numbers({("vi3", "*"): refusal(404)}), videos, on_progress=lambda done, total: seen.append((done, total)))

    assert [(done, 20) for done in range(1, 21)] == seen


def test_what_progress_raises_ends_the_report(ask: Any) -> None:
    numbers = Numbers()

    with pytest.raises(ZeroDivisionError):
        ask(numbers, ["vi1", "vi2", "vi3"], concurrency=1, on_progress=lambda done, _: 1 // (done - 1))

    assert 1 == len(numbers.asked)
