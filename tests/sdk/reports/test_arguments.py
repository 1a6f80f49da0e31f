from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

import pytest
from apivideo_sdk.models import Video
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.testing import json_reply

from tests.sdk.reports.report_numbers import (
    AsyncTransport,
    Numbers,
    Transport,
    async_client_of,
    async_report,
    client_of,
    report,
)

EASTER = datetime(2026, 4, 5, tzinfo=UTC)


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        (EASTER, "2026-04-05T00:00:00Z"),
        (datetime(2026, 4, 5, 8, 30, tzinfo=timezone(timedelta(hours=2))), "2026-04-05T08:30:00+02:00"),
        (EASTER.replace(microsecond=900_000), "2026-04-05T00:00:00Z"),
        (date(2026, 4, 5), "2026-04-05T00:00:00Z"),
        ("2026-04-05", "2026-04-05T00:00:00Z"),
        ("2026-04-05T08:30:00+02:00", "2026-04-05T08:30:00+02:00"),
        ("2026-04-05T08:30:00Z", "2026-04-05T08:30:00Z"),
    ],
)
def test_moment_is_sent_to_the_second_with_its_offset(given: Any, sent: str) -> None:
    numbers = Numbers()

    report(numbers, ["vi1"], from_=given)
    report(numbers, ["vi1"], to=given)

    assert [sent] * 4 == [query["from"] for query in numbers.queries[:4]]
    assert [sent] * 4 == [query["to"] for query in numbers.queries[4:]]


def test_timeframe_left_out_is_not_sent(ask: Any) -> None:
    numbers = Numbers()

    made = ask(numbers, ["vi1"])

    assert [{"filterBy[mediaId][]"}] * 4 == [set(query) - {"pageSize"} for query in numbers.queries]
    assert (None, None) == (made.from_, made.to)


def test_report_knows_the_timeframe_asked_for(ask: Any) -> None:
    made = ask(Numbers(), ["vi1"], from_=date(2026, 4, 5), to="2026-04-06T00:00:00+00:00")

    assert (EASTER, EASTER + timedelta(days=1)) == (made.from_, made.to)


@pytest.mark.parametrize("naive", [EASTER.replace(tzinfo=None), "2026-04-05T08:30:00"])
def test_time_without_its_zone_is_refused(ask: Any, naive: Any) -> None:
    with pytest.raises(ValueError, match=r"from_ is 2026-04-05T.*without a time zone; add one"):
        ask(Numbers(), ["vi1"], from_=naive)


@pytest.mark.parametrize(("moment", "kind"), [("yesterday", ValueError), (None, TypeError), (1775347200, TypeError)])
def test_what_is_no_moment_is_refused(moment: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"to is .*; give"):
        report(Numbers(), ["vi1"], to=moment)


@pytest.mark.parametrize("to", [EASTER, EASTER - timedelta(seconds=1)])
def test_timeframe_that_ends_before_it_begins_is_refused(to: datetime) -> None:
    with pytest.raises(ValueError, match="from_ must be the earlier"):
        report(Numbers(), ["vi1"], from_=EASTER, to=to)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"days": 0}, "days is 0; give"),
        ({"days": 7, "to": EASTER}, "days is given with"),
        ({"time_zone": "Mars/Olympus"}, "time_zone is 'Mars/Olympus'"),
        ({"include": "weeks"}, "include has 'weeks'; give"),
        ({"include": ("days", "weeks")}, "include has 'weeks'; give"),
        ({"watch_time": "some"}, "watch_time is 'some'"),
        ({"from_": "2999-01-01", "include": "days"}, "not over yet"),
    ],
)
def test_argument_that_cannot_be_is_refused(ask: Any, arguments: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask(Numbers(), ["vi1"], **arguments)


@pytest.mark.parametrize("single", ["vi1", b"vi1", Video.from_dict({"videoId": "vi1"})])
def test_one_video_instead_of_a_list_is_refused(ask: Any, single: Any) -> None:
    with pytest.raises(TypeError, match="one video; give a list"):
        ask(Numbers(), single)


@pytest.mark.parametrize(("item", "kind"), [(5, TypeError), (None, TypeError), ("", ValueError)])
def test_what_is_no_video_is_refused_by_its_place(item: Any, kind: type[Exception]) -> None:
    with pytest.raises(kind, match=r"video_ids\[1\]"):
        report(Numbers(), ["vi1", item])


def test_concurrency_below_one_is_refused(ask: Any) -> None:
    with pytest.raises(ValueError, match="concurrency is 0"):
        ask(Numbers(), ["vi1"], concurrency=0)


def test_videos_are_given_as_models_or_by_any_iterable(ask: Any) -> None:
    video = Video.from_dict({"videoId": "vi1"})

    rows = ask(Numbers(), (each for each in (video, "vi2")))

    assert ["vi1", "vi2"] == [row.video_id for row in rows]


def page_of(*videos: str, following: str = "") -> dict[str, Any]:
    links = [{"rel": "next", "uri": following}] if following else [{"rel": "first", "uri": "/videos?currentPage=1"}]
    return {"data": [{"videoId": video} for video in videos], "pagination": {"pagesTotal": 2, "links": links}}


class Listing(Transport):
    def __init__(self, numbers: Numbers, *pages: dict[str, Any]) -> None:
        super().__init__(numbers)
        self.pages = list(pages)

    def send(self, request: Request) -> RawResponse:
        if urlsplit(request.url).path == "/videos":
            return json_reply(self.pages.pop(0))
        return super().send(request)


def test_list_of_videos_is_read_over_all_its_pages() -> None:
    pages = (page_of("vi1", following="/videos?currentPage=2"), page_of("vi2"))
    client = client_of(Numbers(), transport=Listing(Numbers(), *pages))

    made = client.analytics.report(client.videos.list())

    assert ["vi1", "vi2"] == [row.video_id for row in made]


def test_asynchronous_list_of_videos_is_read_over_all_its_pages() -> None:
    pages = [page_of("vi1", following="/videos?currentPage=2"), page_of("vi2")]
    client = async_client_of(Numbers(), transport=AsyncTransport(Numbers(), pages))

    made = asyncio.run(client.analytics.report(client.videos.list()))

    assert ["vi1", "vi2"] == [row.video_id for row in made]


def test_asynchronous_generator_of_videos_is_read() -> None:
    async def videos() -> AsyncIterator[str]:
        for video in ("vi1", "vi2"):
            await asyncio.sleep(0)
            yield video

    assert ["vi1", "vi2"] == [row.video_id for row in async_report(Numbers(), videos())]
