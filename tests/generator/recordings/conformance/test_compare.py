"""A scenario played again: what has changed since it was recorded is told, and what differs in every run is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from generator.recordings.conformance.compare import compare_recordings
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass
from tests.generator.recordings.films import FILM, get_film, list_films, record, response, upload_reel

THEN: Mapping[str, Any] = {
    "id": "f4kBtJhVqXyM",
    "title": "Metropolis",
    "isSilent": True,
    "madeAt": "1927-01-10T19:00:00+01:00",
    "token": "first",
    "stills": [{"uri": "/stills/1"}],
    "studio": {"name": "Ufa"},
    "views": 12,
    "awards": [],
    "sequel": None,
    "home": "/metropolis",
    "license": "X4kBtJhVqXy1",
    "stored": "vault 7a8c91d0b3e5",
    "cast": [{"name": "Brigitte Helm"}],
}


def compare(films: Described, then: Sequence[Mapping[str, Any]], now: Sequence[Mapping[str, Any]]) -> list[Finding]:
    found = list(compare_recordings(record(films, *then), record(films, *now).recording, films))
    assert {FindingClass.STALE_RECORDING} >= {finding.kind for finding in found}
    return found


def changed(films: Described, **members: Any) -> list[str]:
    now = {name: value for name, value in {**THEN, **members}.items() if value is not ...}
    found = compare(films, [get_film(response=response(data=THEN))], [get_film(response=response(data=now))])
    return [finding.subject for finding in found]


OF_THE_MOMENT: Mapping[str, Any] = {
    "id": "f9LmPqRsTuVw",
    "madeAt": "1928-02-11",
    "token": "second",
    "views": 13,
    "stills": [{"uri": "/stills/2"}, {"uri": "/stills/3"}],
    "awards": [{"name": "Golden"}],
    "sequel": {"id": "f5"},
    "studio": None,
    "cast": [{"name": "Alfred Abel"}],
    "title": "https://films.test/1",
    "home": "/faust",
    "license": "Y9zW8vU7tS6r",
    "stored": "vault 2b9f40e1c7d2",
}


@pytest.mark.parametrize("name", OF_THE_MOMENT)
def test_what_differs_in_every_run_is_not_told(films: Described, name: str) -> None:
    assert [] == changed(films, **{name: OF_THE_MOMENT[name]})


CHANGES: Mapping[str, tuple[dict[str, Any], str]] = {
    "member gone": ({"title": ...}, "getFilm 200 member-gone /title"),
    "member gone with all below": ({"studio": ...}, "getFilm 200 member-gone /studio"),
    "member new": ({"color": False}, "getFilm 200 member-new /color"),
    "member of an item new": ({"stills": [{"uri": "/1", "size": 1}]}, "getFilm 200 member-new /stills/*/size"),
    "type": ({"views": "12"}, "getFilm 200 type-changed /views"),
    "type with all below": ({"studio": ["Ufa"]}, "getFilm 200 type-changed /studio"),
    "words": ({"title": "Nosferatu"}, "getFilm 200 value-changed /title"),
    "truth": ({"isSilent": False}, "getFilm 200 value-changed /isSilent"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_change_of_a_body_is_told_once(films: Described, what: str) -> None:
    members, subject = CHANGES[what]

    assert [subject] == changed(films, **members)


def test_number_that_is_whole_by_chance_is_no_change(films: Described) -> None:
    assert [] == changed(films, views=12.5)


def test_changed_status_is_told_and_nothing_of_the_body(films: Described) -> None:
    found = compare(films, [get_film()], [get_film(response=response(404, data={"error": "gone"}))])

    assert ["getFilm 200 status-changed"] == [finding.subject for finding in found]
    assert "answered 200 when recorded, and 404 now" == found[0].message


def test_finding_points_into_recording_and_document(films: Described) -> None:
    now = get_film(response=response(data={**FILM, "title": "Faust"}))

    found = compare(films, [list_films(), get_film()], [list_films(), now])[0]

    assert "/interactions/1/response/body/data/title" == found.at
    assert "#/paths/~1films~1{id}/get/responses/200" == found.document


def test_headers_of_the_api_are_compared_and_those_of_http_are_not(films: Described) -> None:
    then = response(headers=[["content-type", "application/json"], ["x-left", "1"], ["x-old", "1"]])
    now = response(headers=[["content-type", "application/json; v=2"], ["x-left", "9"], ["date", "x"], ["x-new", "1"]])

    found = compare(films, [list_films(response=then)], [list_films(response=now)])

    expected = ["listFilms 200 header-gone header:x-old", "listFilms 200 header-new header:x-new"]
    assert expected == [finding.subject for finding in found]


def test_other_media_type_is_told(films: Described) -> None:
    now = response(headers=[["content-type", "text/html"]], body={"kind": "text", "text": "<p>"})

    found = compare(films, [list_films()], [list_films(response=now)])

    assert ["listFilms 200 media-type-changed"] == [finding.subject for finding in found]


def test_missing_body_is_told(films: Described) -> None:
    now = response(data=None, headers=[["content-type", "application/json"]])

    found = compare(films, [list_films()], [list_films(response=now)])

    assert ["listFilms 200 body-changed"] == [finding.subject for finding in found]


def test_calls_made_or_missed_are_told(films: Described) -> None:
    found = compare(films, [get_film(), get_film()], [get_film(), list_films()])

    assert ["getFilm 200 call-gone", "listFilms 200 call-new"] == [finding.subject for finding in found]


def test_call_that_is_not_answered_any_more_is_told(films: Described) -> None:
    failed = {**get_film(), "failure": {"error": "TimeoutError"}}
    del failed["response"]

    found = compare(films, [get_film()], [failed])

    assert ["getFilm 200 response-changed"] == [finding.subject for finding in found]


def test_parts_of_an_upload_are_paired_by_their_numbers(films: Described) -> None:
    parts = [upload_reel(response=response(data={"id": "f1", "state": state})) for state in ("torn", "whole")]
    for number, part in enumerate(parts, 1):
        part["request"]["headers"]["content-range"] = f"part {number}/2"

    assert [] == compare(films, parts, list(reversed(parts)))


def test_calls_may_come_in_another_order(films: Described) -> None:
    assert [] == compare(films, [get_film(), list_films()], [list_films(), get_film()])
