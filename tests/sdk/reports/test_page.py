"""The page of a report: what it shows, what it must not do, and how large it is."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import NotFoundError, Report, ReportRow, Retention
from apivideo_sdk.extensions.dashboard.page import render_page
from apivideo_sdk.extensions.dashboard.words import duration, growth, period, text
from apivideo_sdk.extensions.reports.rows import PreviousTimeframe, ReportDay, ReportTotals

from tests.emulator.browsing import dump_page
from tests.tools import needs_browser

FIRST = date(2026, 4, 1)
BEGIN = datetime(2026, 4, 1, tzinfo=UTC)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \"a\" 'b' &amp; \u202eabc\u200f " + "x" * 300
"""A title that ends scripts, attributes and directions, and lines."""

HARMLESS_TAGS = {
    *("html", "head", "meta", "title", "style", "script", "body", "main", "header", "section", "h1", "h2", "h3", "p"),
    *("bdi", "b", "small", "span", "a", "dl", "div", "dt", "dd", "ul", "li", "details", "summary", "figure"),
    *("figcaption", "svg", "rect", "polyline", "table", "thead", "tbody", "tr", "th", "td"),
}


def made(videos: int = 2, days: int = 3, **changes: Any) -> Report:
    """Give a report of numbers that follow from the places of its videos."""
    rows = [
        ReportRow(
            video_id=f"vi{place:022}",
            title=f"Talk {place}",
            link=f"https://embed.test/vod/vi{place:022}",
            plays=100 + place,
            watch_time=3600.0 + place,
            impressions=200,
            ends=50,
            plays_before=50 if place else None,
        )
        for place in range(videos)
    ]
    by_day = [
        ReportDay(video_id=row.video_id, day=FIRST + timedelta(days=day), plays=day, watch_time=60.0 * day)
        for day in range(days)
        for row in rows
    ]
    given: dict[str, Any] = {
        "rows": tuple(rows),
        "days": tuple(by_day),
        "from_": BEGIN,
        "to": BEGIN + timedelta(days=days),
        "breakdowns": {"country": (("FR", 150.0), ("", 50.0)), "referrer": (("", 201.0),)},
    }
    return Report(**(given | changes))


class Page(HTMLParser):
    """A page as a browser reads it: tags, attributes, and the text of each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.texts.setdefault(tag, []).append("")
        if tag not in {"meta", "rect", "polyline", "img"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.texts[tag][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str]]:
        return [found for name, found in self.tags if name == tag]


def page_of(report: Report, **arguments: Any) -> Page:
    return Page(render_page(report, **{"title": "Launch week", **arguments}))


def policy(page: Page) -> Mapping[str, str]:
    (found,) = [one["content"] for one in page.attributes("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in found.split(";"))


def test_tiles_show_totals_and_their_changes() -> None:
    before = ReportTotals(plays=100, watch_time=7201.0, impressions=800, ends=20)
    previous = PreviousTimeframe(from_=BEGIN - timedelta(days=3), to=BEGIN, totals=before)

    shown = page_of(made(previous=previous)).texts["dl"][0]

    assert "Plays201▲ 101.0 % more" in shown
    assert "Watch time2 h 00 minunchanged" in shown
    assert "Impressions400▼ 50.0 % less" in shown
    assert "Play rate50.2 %▲ 37.7 points more" in shown
    assert "Completion49.8 %▲ 29.8 points more" in shown


def test_head_has_title_period_and_time_zone() -> None:
    shown = page_of(made(time_zone="Europe/Paris"), made_at=BEGIN).texts["header"][0]

    assert "Launch week" in shown
    assert "1 April 2026 \N{EN DASH} 3 April 2026, time zone Europe/Paris, 2 videos." in shown
    assert "Made 2026-04-01 00:00 UTC." in shown


def test_videos_are_rows_with_links_the_most_played_first() -> None:
    page = page_of(made())

    rows = [one for one in page.texts["tr"] if "Talk" in one]
    assert ["Talk 1", "Talk 0"] == [one[:6] for one in rows]
    assert "101 ▲ 102.0 % more" in rows[0]
    assert "50.5 %" in rows[0]
    assert [f"https://embed.test/vod/vi{place:022}" for place in (1, 0)] == [
        one["href"] for one in page.attributes("a")
    ]


@pytest.mark.parametrize("link", [None, "javascript:alert(1)", "data:text/html,x"])
def test_what_is_no_web_address_is_no_link(link: str | None) -> None:
    assert [] == page_of(made(rows=(ReportRow(video_id="vi1", link=link),))).attributes("a")


def test_days_are_columns_and_a_table() -> None:
    page = page_of(made())

    assert 2 == sum(one.get("class") == "columns" for one in page.attributes("svg"))
    days = [one[:10] for one in page.texts["tr"] if one.startswith("2026")]
    assert ["2026-04-01", "2026-04-02", "2026-04-03"] == days
    (encoded,) = [one for one in page.texts["script"] if one.startswith("{")]
    assert {"days": ["1 Apr", "2 Apr", "3 Apr"], "plays": [0, 2, 4], "time": [0.0, 120.0, 240.0]} == json.loads(encoded)


def test_breakdowns_are_bars_and_the_rest_is_summed_up() -> None:
    countries = tuple((f"C{place:02}", 10.0) for place in range(15))
    items = page_of(made(breakdowns={"country": countries, "referrer": (("", 201.0),)})).texts["li"]

    assert ["C0010 · 5.0 %", "C0110 · 5.0 %"] == items[:2]
    assert ["all others81 · 40.3 %", "none201 · 100.0 %"] == items[12:]


def test_drop_off_is_a_curve_with_its_sample() -> None:
    found = Retention(video_id=f"vi{0:022}", furthest=(10, 20, 30, 40), sessions=5, sessions_in_all=900)

    (shown,) = [one for one in page_of(made(), retention=[found]).texts["figure"] if "sample" in one]

    assert shown.startswith("Talk 0")
    assert "Half of the plays reach 30 s; 25.0 % reach the last second." in shown
    assert "75.0 % reach" not in shown
    assert "4 plays in a sample of 5 of 900 sessions" in shown


def test_drop_off_that_is_not_available_says_why() -> None:
    found = Retention(video_id="vi9", reason="not available: <404>")

    assert "vi9not available: <404>" == page_of(made(), retention=[found]).texts["figure"][-1]


def test_failed_videos_have_their_errors_and_notes_are_shown() -> None:
    row = ReportRow(video_id="vi1", title=HOSTILE, error=NotFoundError("gone <b>for</b> good", status=404))

    page = page_of(made(rows=(row,), notes=("Plays by <country> are incomplete",)))

    assert "gone <b>for</b> good" in page.texts["section"][-1]
    assert "Plays by <country> are incomplete" in page.texts["ul"][0]


def test_report_of_nothing_is_a_page() -> None:
    page = page_of(Report(rows=()))

    assert "Plays\N{EN DASH}" in page.texts["dl"][0]
    assert "the last day, time zone UTC, 0 videos" in page.texts["header"][0]


def test_estimated_watch_time_is_marked() -> None:
    rows = (ReportRow(video_id="vi1", watch_time=60.0, is_estimated=True), ReportRow(video_id="vi2", watch_time=60.0))

    found = [one for one in page_of(made(rows=rows)).texts["td"] if "1 min" in one]

    assert ["≈ 1 min 00 s", "1 min 00 s"] == found


@pytest.mark.parametrize("hostile", [HOSTILE, "]]><!--", "\ud800\x00\x1b", "'\"><svg onload=alert(1)>"])
def test_text_from_outside_stays_text(hostile: str) -> None:
    rows = (ReportRow(video_id=hostile, title=hostile, plays=1, error=NotFoundError(hostile, status=404)),)
    bars = {"country": ((hostile, 1.0),)}
    report = replace(made(rows=rows, notes=(hostile,), time_zone=hostile, breakdowns=bars), days=())
    curves = [Retention(video_id=hostile, reason=hostile), Retention(video_id=hostile, furthest=(1,), sessions=1)]

    html = render_page(report, title=hostile, retention=curves)

    page = Page(html)
    assert html.encode("utf-8")
    assert HARMLESS_TAGS >= {tag for tag, _ in page.tags}
    assert [] == [name for _, found in page.tags for name in found if name.startswith("on") or name == "style"]
    assert 1 == len(page.attributes("script"))
    assert 5 <= html.count(text(hostile))


def test_policy_allows_the_style_and_the_script_of_the_page_and_no_others() -> None:
    page = page_of(made())

    allowed = policy(page)
    scripts = [one for one in page.texts["script"] if not one.startswith("{")]
    for name, (inlined,) in {"script-src": scripts, "style-src": page.texts["style"]}.items():
        digest = base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
        assert f"'sha256-{digest}'" == allowed[name]
    assert ("'none'", "data:", "'none'", "'none'") == tuple(
        allowed[name] for name in ("default-src", "img-src", "base-uri", "form-action")
    )


def test_page_loads_nothing() -> None:
    page = page_of(made())

    assert [] == [found for _, found in page.tags if {"src", "srcset", "data", "poster"} & found.keys()]
    assert not [tag for tag, _ in page.tags if tag in {"link", "iframe", "img", "object", "embed", "base"}]
    assert "url(" not in page.texts["style"][0]
    assert "@import" not in page.texts["style"][0]


def test_data_for_the_script_cannot_end_it() -> None:
    assert "<" not in page_of(made()).texts["script"][0]


def test_page_of_a_hundred_videos_is_small() -> None:
    report = made(videos=100, days=30)
    curves = [
        Retention(video_id=row.video_id, furthest=tuple(range(200)), sessions=200, sessions_in_all=400)
        for row in report
    ]

    size = len(render_page(report, title="All", retention=curves).encode())

    assert size <= 300_000


def test_page_is_written_to_a_path(tmp_path: Path) -> None:
    made().to_html(tmp_path / "page.html", title="Launch week")

    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [tmp_path / "page.html"] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (None, "\N{EN DASH}"),
        (0, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (3599, "59 min 59 s"),
        (11100, "3 h 05 min"),
        (720_000, "200 h"),
    ],
)
def test_times_are_shown_in_two_units(seconds: float | None, shown: str) -> None:
    assert shown == duration(seconds)


@pytest.mark.parametrize(("change", "shown"), [(None, ""), (0.0004, "unchanged"), (-0.5, "▼ 50.0 % less")])
def test_changes_have_a_direction(change: float | None, shown: str) -> None:
    assert shown in growth(change)


@pytest.mark.parametrize(
    ("begin", "end", "shown"),
    [
        (BEGIN, BEGIN + timedelta(days=1), "1 April 2026"),
        (BEGIN, BEGIN + timedelta(hours=90), "1 April 2026, 00:00 \N{EN DASH} 4 April 2026, 18:00"),
        (None, None, "the last day"),
    ],
)
def test_periods_are_days_or_moments(begin: datetime | None, end: datetime | None, shown: str) -> None:
    assert shown == period(begin, end)


@pytest.mark.slow
@needs_browser
def test_script_draws_and_sorts_in_a_browser(tmp_path: Path) -> None:
    rows = (*made().rows, ReportRow(video_id="vi9", title=HOSTILE, plays=500))
    made(rows=rows).to_html(tmp_path / "page.html")

    shown = Page(dump_page(tmp_path / "page.html", tmp_path / "browser"))

    assert 2 == sum("live" in one.get("class", "") for one in shown.attributes("figure"))
    assert ["descending"] == [one["aria-sort"] for one in shown.attributes("th") if "aria-sort" in one]
    assert "Find a video" in {one.get("placeholder") for one in shown.attributes("input")}
    assert [] == [found for found in shown.attributes("img") if "onerror" in found]
