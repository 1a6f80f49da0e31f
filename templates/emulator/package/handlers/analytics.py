"""Metrics as one number, by dimension and over time. What nobody watched counts nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from operator import itemgetter
from typing import Final, cast

from ..analytics import metrics
from ..analytics.metrics import Dimension, Measure, Viewing
from ..analytics.questions import Question, read_question, refused
from ..analytics.timeframes import MetricTimeframe
from ..base.clock import stamp
from ..base.problems import unknown_address
from ..base.store import Thing
from ..http.api import operation
from ..http.exchange import ApiCall, ApiResponse
from ..http.pages import page_with, sort

_AGGREGATED: Final[Mapping[tuple[str, str], Measure]] = {
    ("play", "count"): metrics.count_plays,
    ("play", "rate"): metrics.play_rate,
    ("play", "total"): metrics.count_all_plays,
    ("start", "count"): metrics.count_plays,
    ("end", "count"): metrics.count_ends,
    ("impression", "count"): metrics.count_impressions,
    ("impression-time", "average"): metrics.average_impression_time,
    ("impression-time", "sum"): metrics.sum_impression_time,
    ("watch-time", "average"): metrics.average_watch_time,
    ("watch-time", "sum"): metrics.sum_watch_time,
    ("ccv", "peak"): metrics.peak_viewers,
    ("ccv", "average"): metrics.average_viewers,
    ("ccv", "live"): metrics.peak_viewers,
    ("view", "count"): metrics.count_views,
}
_SPLIT: Final[Mapping[str, Measure]] = {
    "play": metrics.count_plays,
    "play-rate": metrics.play_rate,
    "start": metrics.count_plays,
    "end": metrics.count_ends,
    "impression": metrics.count_impressions,
    "ccv-peak": metrics.peak_viewers,
    "ccv-average": metrics.average_viewers,
    "view": metrics.count_views,
}
_TOTAL: Final = "play-total"

_LIVE: Final = timedelta(seconds=20)
"""How long ago is still now."""

_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)
_LENGTHS: Final = {"minute": timedelta(minutes=1), "hour": _HOUR, "day": _DAY}
_HOURLY: Final = timedelta(days=2, microseconds=1)
"""Up to here the steps are hours; the instant is the one by which `now` is included."""


@operation("getAggregatedMetrics")
def get_aggregated_metrics(call: ApiCall) -> ApiResponse:
    """Give one number."""
    metric, aggregation = call.path["metric"], call.path["aggregation"]
    measure = _AGGREGATED.get((metric, aggregation))
    if measure is None:
        raise unknown_address()
    question = read_question(call, metric, is_total=aggregation == "total", is_live=aggregation == "live")
    measured = question.measured
    if aggregation == "live":
        measured = MetricTimeframe(question.now - _LIVE, question.now)
    value = measure(question.viewings, measured, question.counting)
    shown = {} if aggregation in {"total", "live"} else question.shown_timeframe
    return ApiResponse(body={"context": {"metric": question.name, "aggregation": aggregation, **shown}, "data": value})


@operation("getMetricsBreakdown")
def get_metrics_breakdown(call: ApiCall) -> ApiResponse:
    """Give a number for each value of a dimension; values that count nothing are left out."""
    metric, breakdown = call.path["metric"], cast("Dimension", call.path["breakdown"])
    measure = metrics.count_all_plays if (metric, breakdown) == (_TOTAL, "media-id") else _SPLIT.get(metric)
    if measure is None:
        raise unknown_address()
    question = read_question(call, metric, is_total=metric == _TOTAL)
    buckets = _buckets(question, breakdown, measure)
    shown = {} if metric == _TOTAL else question.shown_timeframe
    return page_with(call, _ranked(call, buckets), context={"metric": question.name, "breakdown": breakdown, **shown})


@operation("getMetricsOverTime")
def get_metrics_over_time(call: ApiCall) -> ApiResponse:
    """Give a number for each step of time; steps that count nothing are left out."""
    metric = call.path["metric"]
    question = read_question(call, metric)
    interval = _interval(call, question.timeframe)
    steps = question.measured.steps(_LENGTHS[interval])
    points = [
        {"emittedAt": stamp(beginning), "metricValue": value}
        for beginning, step in steps
        if (value := _SPLIT[metric](question.viewings, step, question.counting))
    ]
    context = {"metric": question.name, "interval": interval, **question.shown_timeframe}
    return page_with(call, sort(call, points, "emittedAt"), context=context)


def _buckets(question: Question, breakdown: Dimension, measure: Measure) -> list[Thing]:
    groups: dict[str, list[Viewing]] = {}
    for viewing in question.viewings:
        groups.setdefault(viewing.dimensions[breakdown], []).append(viewing)
    return [
        {"dimensionValue": name, "metricValue": value}
        for name, viewings in groups.items()
        if (value := measure(viewings, question.measured, question.counting))
    ]


def _ranked(call: ApiCall, buckets: list[Thing]) -> list[Thing]:
    """Sort as asked; the highest number first when nothing is asked."""
    if "sortBy" in call.query or "sortOrder" in call.query:
        return sort(call, buckets, "metricValue")
    return sorted(buckets, key=itemgetter("metricValue"), reverse=True)


def _interval(call: ApiCall, timeframe: MetricTimeframe) -> str:
    """Give the length of a step by name. Raises ProblemError 400 for minutes over an hour or more."""
    chosen = call.query.get("interval")
    if chosen == "minute" and timeframe.seconds >= _HOUR.total_seconds():
        raise refused("interval", "This interval cannot be used with a timeframe over 60 minutes.")
    return chosen or ("hour" if timeframe.seconds <= _HOURLY.total_seconds() else "day")
