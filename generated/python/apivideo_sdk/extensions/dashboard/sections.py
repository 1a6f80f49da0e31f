"""The sections of the page, each of them HTML, or nothing where the report has nothing for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from . import charts
from .words import NOTHING, count, duration, growth, share, short_day, text

if TYPE_CHECKING:
    from ..reports.plan import Dimension
    from ..reports.retention import Retention
    from ..reports.rows import Report, ReportRow, ReportTotals

_MOST_BARS: Final = 12
"""Values of a breakdown that have a bar of their own."""

_LONG: Final = 90
"""Characters of a title that may be cut off after three lines: it is shown whole under the pointer, and in print."""

_NAMES: Final[Mapping[Dimension, tuple[str, str]]] = {
    "country": ("Countries", "not known"),
    "device-type": ("Devices", "not known"),
    "browser": ("Browsers", "not known"),
    "referrer": ("Referrers", "none"),
}
"""Of each breakdown its heading, and what an empty value is called."""


def tiles(report: Report) -> str:
    """Give the totals, each with its change."""
    totals, changes = report.totals, report.changes
    found = (
        ("Plays", count(totals.plays), growth(changes.plays)),
        ("Watch time", duration(totals.watch_time), growth(changes.watch_time)),
        ("Impressions", count(totals.impressions), growth(changes.impressions)),
        ("Play rate", share(totals.play_rate), growth(changes.play_rate, is_rate=True)),
        ("Completion", share(totals.completion), growth(changes.completion, is_rate=True)),
    )
    tiled = [
        f'<div class="tile"><dt>{name}</dt><dd><div class="n">{number}</div>{change}</dd></div>'
        for name, number, change in found
    ]
    return f'<dl class="tiles">{"".join(tiled)}</dl>\n'


def notes(report: Report) -> str:
    """Give what is missing, and why."""
    return (
        f'<ul class="notes">{"".join(f"<li>{text(note)}</li>" for note in report.notes)}</ul>\n' if report.notes else ""
    )


def by_day(days: Mapping[date, ReportTotals]) -> str:
    """Give plays and watch time as columns, and all numbers as a table."""
    if not days:
        return ""
    plays = _columns("plays", "Plays", tuple(days), [one.plays for one in days.values()], count)
    watched = _columns("time", "Watch time", tuple(days), [one.watch_time for one in days.values()], duration)
    rows = [
        f"<tr><td>{day.isoformat()}</td><td>{count(one.plays)}</td>"
        f"<td>{duration(one.watch_time)}</td><td>{count(one.impressions)}</td>"
        f"<td>{share(one.completion)}</td></tr>"
        for day, one in days.items()
    ]
    head = "<tr><th>Day</th><th>Plays</th><th>Watch time</th><th>Impressions</th><th>Completion</th></tr>"
    table = f'<div class="scroll"><table><thead>{head}</thead><tbody>{"".join(rows)}</tbody></table></div>'
    return (
        f'<section><h2>By day</h2><div class="two">{plays}{watched}</div>'
        f"<details><summary>All days as a table</summary>{table}</details></section>\n"
    )


def _columns(
    name: str, label: str, days: Sequence[date], values: list[float | None], written: Callable[[float | None], str]
) -> str:
    highest = max((value for value in values if value is not None), default=None)
    first, last = short_day(days[0]), short_day(days[-1])
    ends = f"<span>{first}</span><span>highest: {written(highest)}</span><span>{last}</span>"
    return (
        f'<figure class="{name}" data-series="{name}" data-label="{label}"><figcaption>{label} by day</figcaption>'
        f'<div class="static">{charts.columns(values)}<div class="ends">{ends}</div></div></figure>'
    )


def videos(report: Report, thumbnails: Mapping[str, str]) -> str:
    """Give a row for each video, the most played first."""
    trends = _trends(report)
    rows = sorted(report, key=lambda row: -(row.plays or 0))
    heads = ("Video", "Plays", "Watch time", "Impressions", "Play rate", "Completion")
    head = "".join(f'<th scope="col" data-sort="1">{name}</th>' for name in heads)
    trend = '<th scope="col">Trend</th>' if trends else ""
    body = "\n".join(_row(row, trends.get(row.video_id), thumbnails.get(row.video_id)) for row in rows)
    return (
        '<section><h2>Videos</h2><div class="scroll"><table class="videos">'
        f"<thead><tr>{head}{trend}</tr></thead><tbody>\n{body}\n</tbody></table></div></section>\n"
    )


def _trends(report: Report) -> Mapping[str, list[float | None]]:
    """Give each video's plays, day by day."""
    found: dict[str, list[float | None]] = {}
    for one in report.days:
        found.setdefault(one.video_id, []).append(one.plays)
    return found


def _row(row: ReportRow, trend: list[float | None] | None, thumbnail: str | None) -> str:
    change = (
        growth((row.plays - row.plays_before) / row.plays_before) if row.plays is not None and row.plays_before else ""
    )
    cells = (
        ("Plays", row.plays, f"{count(row.plays)} {change}"),
        ("Watch time", row.watch_time, f"{'≈ ' if row.is_estimated else ''}{duration(row.watch_time)}"),
        ("Impressions", row.impressions, count(row.impressions)),
        ("Play rate", row.play_rate, share(row.play_rate)),
        ("Completion", row.completion, share(row.completion)),
    )
    found = "".join(f'<td data-l="{name}" data-v="{_sortable(number)}">{shown}</td>' for name, number, shown in cells)
    spark = "" if trend is None else f'<td data-l="Trend">{charts.sparkline(trend)}</td>'
    picture = "" if thumbnail is None else f'<img alt="" src="{text(thumbnail)}">'
    return (
        f'<tr><td class="v" data-v="{text(row.title or row.video_id)}">{picture}{_named(row)}</td>{found}{spark}</tr>'
    )


def _named(row: ReportRow) -> str:
    """Give title and identifier of a video; the title leads to the player, where that is a web address."""
    name = row.title or row.video_id
    title = f"<bdi>{text(name)}</bdi>"
    if row.link is not None and row.link.startswith(("https://", "http://")):
        title = f'<a href="{text(row.link)}" rel="noopener noreferrer">{title}</a>'
    failed = "" if row.error is None else " · failed, see below"
    whole = f' title="{text(name)}"' if len(name) > _LONG else ""
    return f"<b{whole}>{title}</b><small>{text(row.video_id)}{failed}</small>"


def _sortable(number: float | None) -> str:
    return "" if number is None else f"{number:.6g}" if isinstance(number, float) else str(number)


def breakdowns(report: Report) -> str:
    """Give bars of plays for each dimension."""
    if not report.breakdowns:
        return ""
    cards = [_bars(report, dimension, values) for dimension, values in report.breakdowns.items()]
    return f'<section><h2>Where the plays come from</h2><div class="pairs">{"".join(cards)}</div></section>\n'


def _bars(report: Report, dimension: Dimension, values: Sequence[tuple[str, float]]) -> str:
    heading, empty = _NAMES[dimension]
    whole = max(report.totals.plays or 0, sum(plays for _, plays in values))
    shown = [(name or empty, plays) for name, plays in values[:_MOST_BARS]]
    rest = whole - sum(plays for _, plays in shown)
    if rest > 0:
        shown.append(("all others", rest))
    bars = [
        f"<li>{charts.share_bar(plays / whole)}<span><bdi>{text(name)}</bdi></span>"
        f"<span>{count(plays)} · {share(plays / whole)}</span></li>"
        for name, plays in shown
    ]
    inside = f'<ul class="bars">{"".join(bars)}</ul>' if bars else '<p class="soft">No plays.</p>'
    return f'<div class="card"><h3>{heading}</h3>{inside}</div>'


def drop_off(report: Report, curves: Sequence[Retention]) -> str:
    """Give how far viewers get in each video that was looked at."""
    if not curves:
        return ""
    titles = {row.video_id: row.title or row.video_id for row in report}
    cards = "".join(_curve(titles.get(one.video_id, one.video_id), one) for one in curves)
    return f'<section><h2>Drop-off: how far viewers get</h2><div class="many">{cards}</div></section>\n'


def _curve(title: str, found: Retention) -> str:
    heading = f"<figcaption><bdi>{text(title)}</bdi></figcaption>"
    if found.reason is not None:
        return f'<figure>{heading}<p class="soft">{text(found.reason)}</p></figure>'
    listed = (
        f"{found.sessions:,}" if found.sessions_in_all is None else f"{found.sessions:,} of {found.sessions_in_all:,}"
    )
    sample = f'<p class="soft">{found.plays:,} plays in a sample of {listed} sessions</p>'
    if not found.plays:
        return f"<figure>{heading}{sample}</figure>"
    middle = found.furthest[found.plays // 2]
    quarter, last = share(found.share_at(found.longest / 4)), share(found.share_at(found.longest))
    ends = f"<span>0 s</span><span>{quarter} reach a quarter</span><span>{duration(found.longest)}</span>"
    return (
        f'<figure>{heading}{charts.curve(found.curve(32))}<div class="ends">{ends}</div>'
        f"<p>Half of the plays reach {duration(middle)}; {last} reach the last second.</p>"
        f"{sample}</figure>"
    )


def failures(report: Report) -> str:
    """Give the videos that failed, with their errors."""
    if not report.errors:
        return ""
    rows = "".join(
        f'<tr><td class="v"><b><bdi>{text(row.title or row.video_id)}</bdi></b><small>{text(row.video_id)}</small></td>'
        f'<td class="v">{text(row.error_text or NOTHING)}</td></tr>'
        for row in report.errors
    )
    head = '<thead><tr><th>Video</th><th class="l">Error</th></tr></thead>'
    table = f'<div class="scroll"><table>{head}<tbody>{rows}</tbody></table></div>'
    return f"<section><h2>Videos that failed</h2>{table}</section>\n"
