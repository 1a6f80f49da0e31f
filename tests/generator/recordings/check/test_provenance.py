"""Only what was recorded against a server of the document may be called live."""

from __future__ import annotations

import pytest

from generator.recordings.check.provenance import check_provenance
from generator.recordings.described import Described
from tests.generator.recordings.films import get_film, record


@pytest.mark.parametrize(
    ("kind", "host"), [("live", "https://films.test"), ("live", "Films.test"), ("emulator", "http://127.0.0.1:8080")]
)
def test_recording_that_says_what_it_is_is_fine(films: Described, kind: str, host: str) -> None:
    assert [] == list(check_provenance(record(films, get_film(), kind=kind, host=host), films.api))


@pytest.mark.parametrize("host", ["http://127.0.0.1:8080", "https://films.test.example"])
def test_recording_of_another_host_is_not_live(films: Described, host: str) -> None:
    found = list(check_provenance(record(films, get_film(), kind="live", host=host), films.api))

    assert [("not-live", "/provenance/host")] == [(finding.rule, finding.at) for finding in found]
