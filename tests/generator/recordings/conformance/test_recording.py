"""Recordings held against the document: each departure is found, by the class of what is to be corrected."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from generator.parse import parse_api
from generator.problems import Severity
from generator.recordings.conformance.recording import check_recording
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass
from tests.generator.recordings.films import FILM, add_film, get_film, list_films, record, response, upload_reel

GAP, FAULT, CODE, STALE = (
    FindingClass.DOCUMENT_GAP,
    FindingClass.SERVER_FAULT,
    FindingClass.CODE_FAULT,
    FindingClass.STALE_RECORDING,
)

SENT = {"title": "M", "script": "s"}


def check(films: Described, *interactions: Mapping[str, Any], **provenance: Any) -> list[Finding]:
    return list(check_recording(record(films, *interactions, **provenance), films))


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.kind, finding.subject) for finding in findings]


def test_what_fits_is_not_told(films: Described) -> None:
    query = ("sort", "title"), ("tags[]", "x"), ("only[studio]", "Ufa"), ("page", "2")

    assert [] == told(check(films, get_film(), list_films(*query), add_film(SENT)))


def with_film(**members: Any) -> dict[str, Any]:
    return get_film(response=response(data={**FILM, **members}))


RESPONSES: Mapping[str, tuple[dict[str, Any], FindingClass, str]] = {
    "undeclared member": (with_film(color="b/w"), GAP, "getFilm 200 undeclared-member /color"),
    "undeclared member within": (with_film(sequel={**FILM, "no": 1}), GAP, "getFilm 200 undeclared-member /sequel/no"),
    "undeclared enum value": (with_film(kind="serial"), GAP, "getFilm 200 undeclared-value /kind"),
    "undeclared null": (with_film(title=None), GAP, "getFilm 200 undeclared-null /title"),
    "null for an enum": (with_film(kind=None), GAP, "getFilm 200 undeclared-null /kind"),
    "outside of limits": (with_film(length=0), GAP, "getFilm 200 outside-limits /length"),
    "value of a variant": (with_film(rating={"stars": 1, "by": "it"}), GAP, "getFilm 200 undeclared-value /rating/by"),
    "no variant": (with_film(rating={"by": "us"}), FAULT, "getFilm 200 missing-required /rating/stars"),
    "wrong type": (with_film(length="153"), FAULT, "getFilm 200 wrong-type /length"),
    "missing member": (get_film(response=response(data={"id": "f1"})), FAULT, "getFilm 200 missing-required /title"),
    "type and value": (with_film(kind=3), FAULT, "getFilm 200 wrong-type /kind"),
    "member where no other may be": (
        upload_reel(response=response(data={"id": "f1", "state": "whole", "odd": 1})),
        GAP,
        "uploadReel 200 undeclared-member /odd",
    ),
    "default answer": (
        upload_reel(response=response(207, data={"id": "f1", "state": "torn"})),
        GAP,
        "uploadReel 207 undeclared-value /state",
    ),
    "undeclared status": (get_film(response=response(202)), GAP, "getFilm 202 undeclared-status"),
    "server error": (get_film(response=response(503)), FAULT, "getFilm 503 server-error"),
    "undeclared header": (
        get_film(response=response(headers=[["content-type", "application/json"], ["x-odd", "1"]])),
        GAP,
        "getFilm 200 undeclared-header header:x-odd",
    ),
    "missing header": (
        get_film(response=response(), with_headers=True),
        FAULT,
        "getFilm 200 missing-header header:x-left",
    ),
    "undeclared media type": (
        get_film(response=response(headers=[["content-type", "text/html; charset=utf-8"]])),
        GAP,
        "getFilm 200 undeclared-media-type text/html",
    ),
    "no JSON": (get_film(response=response(body={"kind": "text", "text": "{"})), FAULT, "getFilm 200 invalid-json"),
    "no body": (get_film(response=response(data=None)), FAULT, "getFilm 200 no-body"),
}


def with_header(name: str, value: str) -> dict[str, Any]:
    return get_film(response=response(headers=[["content-type", "application/json"], ["x-left", "9"], [name, value]]))


def with_body(content_type: str, **body: Any) -> dict[str, Any]:
    given = {"status": 200, "headers": [["content-type", content_type], ["x-left", "9"]], "body": body}
    return get_film(response=given, with_headers=True)


PLAIN: Mapping[str, tuple[dict[str, Any], FindingClass, str]] = {
    "header that is no number": (with_header("x-room", "many"), FAULT, "getFilm 200 wrong-type header:x-room"),
    "header outside of limits": (with_header("x-room", "-1"), GAP, "getFilm 200 outside-limits header:x-room"),
    "header of another value": (with_header("x-copy", "maybe"), GAP, "getFilm 200 undeclared-value header:x-copy"),
    "header neither true nor false": (with_header("x-cut", "yes"), FAULT, "getFilm 200 wrong-type header:x-cut"),
    "header with a list": (with_header("x-reels", "1, two"), FAULT, "getFilm 200 wrong-type header:x-reels"),
    "header without the shape": (with_header("x-code", "f_1"), GAP, "getFilm 200 outside-limits header:x-code"),
    "text without the shape": (with_body("text/vtt", kind="text", text="VTT"), GAP, "getFilm 200 outside-limits"),
    "short file": (with_body("image/png", kind="binary", sha256="0", size=2), GAP, "getFilm 200 outside-limits"),
    "long file": (with_body("image/png", kind="binary", sha256="0", size=9), GAP, "getFilm 200 outside-limits"),
    "long file of text": (with_body("image/png", kind="text", text="ü" * 5), GAP, "getFilm 200 outside-limits"),
}


@pytest.mark.parametrize("what", PLAIN)
def test_header_or_body_that_is_no_json_is_held_against_its_schema(films: Described, what: str) -> None:
    interaction, kind, subject = PLAIN[what]

    assert [(kind, subject)] == told(check(films, interaction))


@pytest.mark.parametrize(
    "interaction",
    [
        with_header("x-room", "0"),
        with_header("x-copy", "lent"),
        with_header("x-cut", "true"),
        with_header("x-cut", "false"),
        with_header("x-speed", "23.976"),
        with_header("x-reels", "1,2, 3"),
        with_header("x-code", "f1"),
        with_header("x-any", "whatever"),
        with_body("text/vtt", kind="text", text="WEBVTT"),
        with_body("image/png", kind="binary", sha256="0", size=8),
        with_body("image/png", kind="text", text="pixels"),
    ],
)
def test_header_or_body_that_fits_its_schema_is_not_told(films: Described, interaction: dict[str, Any]) -> None:
    assert [] == told(check(films, interaction))


def test_value_of_a_header_is_told_by_its_name_and_place(films: Described) -> None:
    (finding,) = check(films, with_header("x-room", "many"))

    assert 'header \'x-room\': "many" is not of type "integer"' == finding.message
    assert "/interactions/0/response/headers/2" == finding.at


def test_what_is_no_boolean_is_told(films: Described) -> None:
    (finding,) = check(films, with_header("x-cut", "True"))

    assert finding.message.startswith("header 'x-cut': \"True\" is not of type")


def test_size_of_a_file_is_told_with_its_limit(films: Described) -> None:
    (finding,) = check(films, with_body("image/png", kind="binary", sha256="0", size=9_000))

    assert "body: 9,000 bytes are more than 8; widen the schema" == finding.message


@pytest.mark.parametrize("what", RESPONSES)
def test_response_that_departs_is_told_by_class(films: Described, what: str) -> None:
    interaction, kind, subject = RESPONSES[what]

    assert [(kind, subject)] == told(check(films, interaction))


def test_schema_that_is_broken_is_told_instead_of_the_response(films: Described) -> None:
    root: Any = copy.deepcopy(films.document.root)
    root["components"]["schemas"]["Film"]["properties"]["title"]["type"] = "words"
    broken = Described(replace(films.document, root=root), parse_api(root))

    found = check(broken, get_film())

    assert [(GAP, "getFilm 200 unusable-schema")] == told(found)
    assert found[0].message.startswith("body: nothing can be validated against this schema: ")


def test_limit_that_is_passed_asks_for_a_wider_schema(films: Described) -> None:
    assert check(films, with_film(length=0))[0].message.endswith("; widen the schema")


def test_item_of_a_list_is_told_by_a_star_and_found_by_its_number(films: Described) -> None:
    items = [FILM, {**FILM, "color": "b/w"}]

    finding = check(films, list_films(response=response(data=items)))[0]

    assert ("/*/color", "/interactions/0/response/body/data/1/color") == (finding.place, finding.at)


def test_status_of_a_range_is_declared(films: Described) -> None:
    assert [] == told(check(films, list_films(response=response(418, data=None))))


def test_finding_points_at_the_schema_that_does_not_fit(films: Described) -> None:
    finding = check(films, get_film(response=response(data={**FILM, "kind": "serial"})))[0]

    assert "#/components/schemas/Film/properties/kind" == finding.document
    assert 115 == films.document.locate(finding.document).line


def test_response_to_a_part_of_an_upload_is_its_id_alone(films: Described) -> None:
    assert [] == told(check(films, upload_reel(response=response(data={"id": "f1"}))))


def test_undeclared_header_is_a_warning(films: Described) -> None:
    findings = check(films, RESPONSES["undeclared header"][0])

    assert [Severity.WARNING] == [finding.severity for finding in findings]


@pytest.mark.parametrize(
    "query",
    [
        ("color", "true"),
        ("speed", "24"),
        ("speed", "-2.5e3"),
        ("cuts", "1,20,300"),
        ("frames", "7"),
        ("crop", "x"),
        ("top", "3"),
    ],
)
def test_value_that_a_parameter_takes_is_not_told(films: Described, query: tuple[str, str]) -> None:
    assert [] == told(check(films, upload_reel(query)))


def test_list_may_go_without_its_brackets(films: Described) -> None:
    assert [] == told(check(films, list_films(("tags", "x"))))


def test_map_in_the_query_takes_any_name(films: Described) -> None:
    call = add_film(SENT)
    call["request"]["query"] = [["anything", "goes"]]

    assert [] == told(check(films, call))


@pytest.mark.parametrize("query", [("color", "yes"), ("speed", "fast"), ("cuts", "1,two"), ("frames", "7,8")])
def test_value_that_a_parameter_does_not_take_is_told(films: Described, query: tuple[str, str]) -> None:
    expected = [(CODE, f"uploadReel request undeclared-value query:{query[0]}")]

    assert expected == told(check(films, upload_reel(query)))


REQUESTS: Mapping[str, tuple[dict[str, Any], str]] = {
    "undeclared query parameter": (
        list_films(("sortBy", "title")),
        "listFilms request undeclared-query-parameter query:sortBy",
    ),
    "undeclared query value": (list_films(("sort", "age")), "listFilms request undeclared-value query:sort"),
    "text for a number": (list_films(("page", "two")), "listFilms request undeclared-value query:page"),
    "undeclared member": (add_film({**SENT, "color": 1}), "addFilm request undeclared-member /color"),
    "missing member": (add_film({"title": "M"}), "addFilm request missing-required /script"),
    "undeclared header": (
        {**get_film(), "request": {**get_film()["request"], "headers": {"x-odd": "1"}}},
        "getFilm request undeclared-header header:x-odd",
    ),
    "undeclared part": (upload_reel(parts=("file", "odd")), "uploadReel request undeclared-member part:odd"),
    "missing part": (upload_reel(parts=("name",)), "uploadReel request missing-required part:file"),
    "missing path value": ({**get_film(), "request": {"method": "GET", "path": "/films/{id}"}},
        "getFilm request missing-required path:id",
    ),
    "body of none": ({**get_film(), "request": {**add_film(SENT)["request"], "values": {"id": "f1"}}},
        "getFilm request undeclared-body",
    ),
    "no body": ({**add_film(SENT), "request": {"method": "POST", "path": "/films"}},
        "addFilm request missing-required",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REQUESTS)
def test_request_of_ours_that_departs_is_a_fault_of_the_code(films: Described, what: str) -> None:
    interaction, subject = REQUESTS[what]

    assert [(CODE, subject)] == told(check(films, interaction))


def test_request_of_somebody_else_that_departs_is_a_gap_of_the_document(films: Described) -> None:
    findings = check(films, list_films(("sortBy", "title")), source="HAR import of films.har")

    assert [(GAP, "listFilms request undeclared-query-parameter query:sortBy")] == told(findings)


def test_request_that_was_refused_is_not_judged(films: Described) -> None:
    refused = list_films(("sortBy", "title"), response=response(400, data=None))

    assert [] == told(check(films, refused, add_film({}, 400)))


def test_request_without_response_is_not_judged(films: Described) -> None:
    failed = list_films(("sortBy", "title"))
    del failed["response"]

    assert [] == told(check(films, {**failed, "failure": {"error": "TimeoutError"}}))


def test_address_that_the_server_knows_and_the_document_does_not_is_a_gap(films: Described) -> None:
    odd = {"request": {"method": "GET", "path": "/stars"}, "response": response()}
    unknown_to_both = {"request": {"method": "GET", "path": "/planets"}, "response": response(404)}
    elsewhere = {"request": {"method": "GET", "path": "https://images.test/1.png"}, "response": response()}

    assert [(GAP, "GET /stars undeclared-operation")] == told(check(films, odd, unknown_to_both, elsewhere))


def test_operation_that_is_gone_makes_a_recording_stale(films: Described) -> None:
    assert [(STALE, "burnFilm operation-gone")] == told(check(films, {**get_film(), "operation": "burnFilm"}))
