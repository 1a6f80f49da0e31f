"""The page of a report: what it is allowed to do, its style, its sections, and the data that its script draws."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from . import sections
from .words import period, short_day, text

if TYPE_CHECKING:
    from ..reports.retention import Retention
    from ..reports.rows import Report


def render_page(
    report: Report,
    *,
    title: str,
    retention: Iterable[Retention] = (),
    thumbnails: Mapping[str, str] | None = None,
    made_at: datetime | None = None,
) -> str:
    """Give the page as HTML. thumbnails: data addresses of pictures by video."""
    style = _file("uplot.min.css") + _file("page.css")
    script = _file("uplot.min.js") + _file("page.js")
    found = [
        _heading(report, title, made_at or datetime.now(UTC)),
        sections.tiles(report),
        sections.notes(report),
        sections.by_day(report.totals_by_day),
        sections.videos(report, thumbnails or {}),
        sections.breakdowns(report),
        sections.drop_off(report, tuple(retention)),
        sections.failures(report),
    ]
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{text(title)}</title>
<style>{style}</style>
</head>
<body>
<main>
{"".join(found)}</main>
{_data(report)}<script>{script}</script>
</body>
</html>
"""


def _heading(report: Report, title: str, made_at: datetime) -> str:
    videos = "1 video" if len(report) == 1 else f"{len(report):,} videos"
    compared = ""
    if report.previous is not None:
        before = report.previous
        compared = f" Changes are against {text(period(before.from_, before.to))}."
    return (
        f"<header><h1><bdi>{text(title)}</bdi></h1>"
        f"<p>{text(period(report.from_, report.to))}, time zone {text(report.time_zone)}, {videos}.{compared}</p>"
        f'<p class="soft">Made {made_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC.</p></header>\n'
    )


def _policy(style: str, script: str) -> str:
    """Allow this style, this script and inlined pictures; no connection, no frame, no form, no other source."""
    allowed = f"style-src {_digest(style)}; script-src {_digest(script)}; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(inlined: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()}'"


def _data(report: Report) -> str:
    """Give what the script draws, as data that is no script and that nothing in it can end."""
    days = report.totals_by_day
    if not days:
        return ""
    columns = {
        "days": [short_day(day) for day in days],
        "plays": [numbers.plays for numbers in days.values()],
        "time": [numbers.watch_time for numbers in days.values()],
    }
    encoded = msgspec.json.encode(columns).decode().replace("<", "\\u003c")
    return f'<script type="application/json" id="by-day">{encoded}</script>\n'


def _file(name: str) -> str:
    return resources.files(__package__ or __name__.rpartition(".")[0]).joinpath(name).read_text(encoding="utf-8")
