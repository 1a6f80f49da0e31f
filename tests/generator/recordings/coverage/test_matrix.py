"""Which answers have a witness, who that is, and which witnesses do not suffice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.parse import parse_api
from generator.recordings.coverage.matrix import (
    DocumentedResponse,
    Evidence,
    Payloads,
    Witness,
    check_coverage,
    make_matrix,
    read_payloads,
)
from generator.recordings.described import Described
from generator.targets.python.tests.sample_responses import json_content
from tests.generator.recordings.films import NO_PAYLOADS, add_film, get_film, list_films, record, response

SENT = {"title": "M", "script": "s"}


def known(films: Described, *recordings: Mapping[str, Any], payloads: Payloads = NO_PAYLOADS) -> dict[str, Evidence]:
    recorded = [record(films, *one["interactions"], kind=one["kind"], name=one["name"]) for one in recordings]
    matrix = make_matrix(films, recorded, payloads, {})
    assert [one.evidence("sync") for one in matrix.responses] == [one.evidence("async") for one in matrix.responses]
    return {one.name: one.evidence("sync") for one in matrix.responses if one.witnesses}


def recording(*interactions: Mapping[str, Any], kind: str = "live", name: str = "a.json") -> dict[str, Any]:
    return {"interactions": interactions, "kind": kind, "name": name}


def test_every_documented_response_stands_in_the_matrix(films: Described) -> None:
    matrix = make_matrix(films, (), NO_PAYLOADS, {})

    of_films = ["listFilms 200", "listFilms 4XX", "addFilm 201", "addFilm 400", "getFilm 200", "getFilm 404"]
    assert [*of_films, "uploadReel default"] == [one.name for one in matrix.responses]


def test_recorded_response_has_its_witness(films: Described) -> None:
    found = known(films, recording(get_film(), get_film(response=response(404, data=None))))

    assert {"getFilm 200": Evidence.LIVE, "getFilm 404": Evidence.LIVE} == found


def test_status_of_a_range_witnesses_the_range(films: Described) -> None:
    found = known(films, recording(list_films(response=response(418, data=None)), kind="emulator"))

    assert {"listFilms 4XX": Evidence.EMULATOR} == found


def test_undeclared_status_is_no_witness(films: Described) -> None:
    assert {} == known(films, recording(get_film(response=response(500, data=None))))


def test_better_witness_counts(films: Described) -> None:
    emulated, live = recording(get_film(), kind="emulator"), recording(get_film(), name="b.json")

    assert {"getFilm 200": Evidence.LIVE} == known(films, emulated, live)


def test_only_what_was_recorded_against_the_api_is_live(films: Described) -> None:
    found = known(films, recording(get_film(), kind="emulator"), recording(list_films(), kind="example", name="b"))

    assert {"getFilm 200": Evidence.EMULATOR, "listFilms 200": Evidence.EXAMPLE} == found


def test_example_is_a_witness_where_a_generated_test_reads_it(films: Described, tmp_path: Path) -> None:
    payloads = tmp_path / "tests" / "payloads"
    payloads.mkdir(parents=True)
    (payloads / "films.json").write_text('{"list/200-none": [ ]}', encoding="utf-8")

    assert {"listFilms 200": Evidence.EXAMPLE} == known(films, payloads=read_payloads(tmp_path))


def test_example_that_no_test_reads_is_none(films: Described, tmp_path: Path) -> None:
    assert {} == known(films, payloads=read_payloads(tmp_path))


def test_response_must_be_recorded_since_an_example_proves_nothing(films: Described) -> None:
    payloads = Payloads(frozenset({("200", b"[]")}))
    recorded = record(films, get_film(), add_film(SENT, 400), kind="emulator")

    matrix = make_matrix(films, [recorded], payloads, {})

    lacking = [f"{one.operation} {one.status}" for one in check_coverage(matrix)]
    assert ["listFilms 200", "listFilms 4XX", "addFilm 201", "getFilm 404", "uploadReel default"] == lacking


def test_witness_in_one_client_leaves_the_other_open(films: Described) -> None:
    operation = films.operations["getFilm"]
    witness = Witness(evidence=Evidence.LIVE, source="a", provenance="", clients=("sync",))

    seen = DocumentedResponse(operation=operation, status="200", meaning="", pointer="", witnesses=(witness,))

    assert (Evidence.LIVE, Evidence.NONE) == (seen.evidence("sync"), seen.evidence("async"))


def test_example_without_a_name_is_called_an_example(films: Described) -> None:
    content: Any = {"application/json": {"schema": {}, "example": [1]}}
    operation: Any = {"operationId": "getA", "responses": {"200": {"description": "Fine.", "content": content}}}
    api = parse_api({"openapi": "3.1.0", "info": {}, "paths": {"/a": {"get": operation}}})
    payloads = Payloads(frozenset({("200", json_content([1]))}))

    (documented,) = make_matrix(Described(films.document, api), [], payloads, {}).responses

    assert [("example", "example of the document")] == [(one.source, one.provenance) for one in documented.witnesses]
