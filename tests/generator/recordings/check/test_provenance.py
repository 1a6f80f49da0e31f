"""Only what was recorded against a server of the document may be called live."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from generator.recordings.check.staleness import check_provenance
from generator.recordings.described import Described
from generator.recordings.recorded import Recorded
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


def edited(recorded: Recorded, **changes: Any) -> Recorded:
    """Give a live recording with other contents, as an editor leaves it."""
    recording = msgspec.structs.replace(recorded.recording, **changes)
    return replace(recorded, recording=recording)


def test_live_recording_that_was_edited_is_not_live(films: Described) -> None:
    live = record(films, get_film(), host="https://films.test")
    provenance = live.recording.provenance
    others = [
        edited(live, interactions=()),
        edited(live, scenario="another"),
        edited(live, provenance=msgspec.structs.replace(provenance, recorded_at="2027-01-01T00:00:00Z")),
        edited(live, provenance=msgspec.structs.replace(provenance, seal="")),
    ]

    assert [] == list(check_provenance(live, films.api))
    for other in others:
        assert ["/provenance/seal"] == [finding.at for finding in check_provenance(other, films.api)]


def test_imported_recording_that_is_called_live_by_hand_is_not(films: Described) -> None:
    imported = record(films, get_film(), kind="imported", host="https://films.test").recording
    provenance = msgspec.structs.replace(imported.provenance, kind="live")

    found = list(check_provenance(edited(record(films, get_film()), provenance=provenance), films.api))

    assert ["not-live"] == [finding.rule for finding in found]
