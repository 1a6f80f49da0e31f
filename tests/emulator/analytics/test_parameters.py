"""Which questions there are: metrics, aggregations, breakdowns and series, and the parameters that go with each."""

from __future__ import annotations

import pytest

from tests.emulator.analytics.plays import new_video, play, series
from tests.emulator.validating import Emulator

_AGGREGATIONS = ("count", "rate", "total", "average", "sum", "peak", "live")
_ALLOWED = {
    "play": ("count", "rate", "total"),
    "start": ("count",),
    "end": ("count",),
    "impression": ("count",),
    "impression-time": ("average", "sum"),
    "watch-time": ("average", "sum"),
    "ccv": ("peak", "average", "live"),
    "view": ("count",),
}
_SPLIT = ("play", "play-rate", "start", "end", "impression", "ccv-peak", "ccv-average", "view")
_BREAKDOWNS = (
    "media-id",
    "media-type",
    "continent",
    "country",
    "device-type",
    "operating-system",
    "browser",
    "referrer",
)


@pytest.mark.parametrize(("name", "aggregation"), [(name, how) for name, ways in _ALLOWED.items() for how in ways])
def test_without_plays_every_number_is_zero(emulator: Emulator, name: str, aggregation: str) -> None:
    new_video(emulator)

    response = emulator.get(f"/data/metrics/{name}/{aggregation}")

    assert 0 == response["data"]
    assert aggregation == response["context"]["aggregation"]


@pytest.mark.parametrize(
    ("name", "aggregation"),
    [(name, how) for name, ways in _ALLOWED.items() for how in _AGGREGATIONS if how not in ways],
)
def test_aggregation_a_metric_does_not_have_is_no_address(emulator: Emulator, name: str, aggregation: str) -> None:
    refused = emulator.call("GET", f"/data/metrics/{name}/{aggregation}", 404)

    assert refused["type"].endswith("/unrecognized-request-url")


@pytest.mark.parametrize("breakdown", _BREAKDOWNS)
@pytest.mark.parametrize("name", _SPLIT)
def test_every_metric_has_every_breakdown(emulator: Emulator, name: str, breakdown: str) -> None:
    play(emulator, new_video(emulator), ended=True, watchTime=30)

    response = emulator.get(f"/data/buckets/{name}/{breakdown}")

    assert breakdown == response["context"]["breakdown"]
    assert 1 == response["pagination"]["itemsTotal"]


@pytest.mark.parametrize("breakdown", _BREAKDOWNS[1:])
def test_total_is_split_by_media_alone(emulator: Emulator, breakdown: str) -> None:
    refused = emulator.call("GET", f"/data/buckets/play-total/{breakdown}", 404)

    assert refused["type"].endswith("/unrecognized-request-url")


@pytest.mark.parametrize("name", _SPLIT)
def test_every_metric_has_a_series(emulator: Emulator, name: str) -> None:
    play(emulator, new_video(emulator), ended=True, watchTime=30)

    assert 1 == len(series(emulator, name))


@pytest.mark.parametrize(
    "path",
    [
        "/data/metrics/plays/count",
        "/data/metrics/play/mean",
        "/data/buckets/play/planet",
        "/data/timeseries/play-total",
    ],
)
def test_word_that_is_no_metric_is_no_address(emulator: Emulator, path: str) -> None:
    refused = emulator.call("GET", path, 404)

    assert refused["type"].endswith("/unrecognized-request-url")


@pytest.mark.parametrize(
    ("path", "params", "name"),
    [
        ("metrics/play/count", {"unique": "true"}, "unique"),
        ("metrics/watch-time/sum", {"unique": "false"}, "unique"),
        ("metrics/play/count", {"viewDuration": "5s"}, "viewDuration"),
        ("metrics/view/count", {"viewDuration": "4s"}, "viewDuration"),
        ("buckets/ccv-peak/country", {"viewDuration": "5s"}, "viewDuration"),
        ("buckets/play-rate/country", {"unique": "true"}, "unique"),
        ("timeseries/impression", {"unique": "true"}, "unique"),
        ("metrics/play/total", {"filterBy[country]": "FR"}, "filterBy[country]"),
        ("buckets/play-total/media-id", {"filterBy[tag]": "x"}, "filterBy[tag]"),
        ("metrics/play/count", {"filterBy[mediaType]": "radio"}, "filterBy[mediaType]"),
        ("metrics/play/count", {"filterBy[continent][]": "XX"}, "filterBy[continent][0]"),
        ("metrics/play/count", {"filterBy[referrer]": "x" * 2049}, "filterBy[referrer][0]"),
        ("timeseries/play", {"interval": "week"}, "interval"),
        ("timeseries/play", {"interval": "minute"}, "interval"),
        ("buckets/play/country", {"sortBy": "emittedAt"}, "sortBy"),
        ("timeseries/play", {"sortBy": "dimensionValue"}, "sortBy"),
    ],
)
def test_parameter_that_does_not_go_with_the_metric_is_refused(
    emulator: Emulator, path: str, params: dict[str, str], name: str
) -> None:
    refused = emulator.call("GET", f"/data/{path}", 400, params=params)

    assert name == refused["name"]
    assert refused["type"].endswith("/request-invalid-query-parameter")


@pytest.mark.parametrize("path", ["metrics/ccv/peak", "metrics/ccv/average", "buckets/ccv-peak/country"])
def test_viewers_may_be_unique(emulator: Emulator, path: str) -> None:
    response = emulator.get(f"/data/{path}", params={"unique": "true"})

    assert response["context"]["metric"].startswith("unique-ccv")
