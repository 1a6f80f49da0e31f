"""Recordings grow old by days, and at once when the document changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.problems import Severity
from generator.recordings.check.staleness import check_staleness
from generator.recordings.described import Described
from generator.recordings.finding import FindingClass
from generator.recordings.fingerprint import fingerprint_operations
from tests.generator.recordings.films import get_film, list_films, record

FRESH = date(2026, 3, 2)
RECORDED_AT = "2026-03-01T12:00:00Z"


def check(films: Described, today: date = FRESH, **others: Any) -> list[tuple[str, Severity]]:
    recorded = record(films, get_film(), get_film(), list_films(), **{"recorded_at": RECORDED_AT, **others})
    fingerprints = fingerprint_operations(films.document.root, films.api)
    found = list(check_staleness(recorded, films.api, fingerprints, today))
    assert {FindingClass.STALE_RECORDING} >= {finding.kind for finding in found}
    return [(finding.subject, finding.severity) for finding in found]


@pytest.mark.parametrize("today", [date(2026, 2, 1), FRESH, date(2026, 5, 29)])
def test_recording_is_fresh_for_less_than_ninety_days(films: Described, today: date) -> None:
    assert [] == check(films, today)


@pytest.mark.parametrize("today", [date(2026, 5, 30), date(2026, 8, 27)])
def test_recording_of_ninety_days_is_a_warning(films: Described, today: date) -> None:
    assert [("getting-old", Severity.WARNING)] == check(films, today)


def test_recording_of_a_hundred_and_eighty_days_is_an_error(films: Described) -> None:
    assert [("too-old", Severity.ERROR)] == check(films, date(2026, 8, 28))


def test_moment_that_cannot_be_read_is_an_error(films: Described) -> None:
    assert [("unreadable-moment", Severity.ERROR)] == check(films, recorded_at="yesterday")


def test_changed_fingerprint_makes_stale_at_once(films: Described) -> None:
    known = {**fingerprint_operations(films.document.root, films.api), "getFilm": "0123"}

    assert [("getFilm fingerprint-changed", Severity.ERROR)] == check(films, fingerprints=known)


def test_operation_without_fingerprint_is_stale(films: Described) -> None:
    known = {"getFilm": fingerprint_operations(films.document.root, films.api)["getFilm"]}

    assert [("listFilms fingerprint-changed", Severity.ERROR)] == check(films, fingerprints=known)
