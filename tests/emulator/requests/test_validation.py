"""Bodies and parameters held against the document, and how problems are named."""

from __future__ import annotations

import pytest
from package.base.document import ServedDocument
from package.base.problems import ProblemError
from package.http.query import read_query, with_defaults
from package.http.validation import Validation

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator, ResponseChecks


@pytest.fixture
def document(response_checks: ResponseChecks) -> ServedDocument:
    return response_checks.document


def names(error: ProblemError) -> list[str | None]:
    return [problem.name for problem in error.problem.problems]


def test_place_of_a_problem_is_written_with_brackets(document: ServedDocument) -> None:
    body = {"name": "Town hall", "restreams": [{"name": "x", "serverUrl": 5, "streamKey": "k"}]}

    with pytest.raises(ProblemError) as caught:
        Validation(document).check_body(document.operation("createLiveStream"), body)

    assert ["restreams[0][serverUrl]"] == names(caught.value)


def test_all_problems_are_told_and_the_first_is_repeated(emulator: Emulator) -> None:
    problem = emulator.call("POST", "/videos", 400, json={"metadata": "x", "public": "yes"})

    told = problem["problems"]
    assert {"metadata", "public", "title"} == {one["name"] for one in told}
    assert (told[0]["type"], told[0]["name"]) == (problem["type"], problem["name"])
    assert "This attribute must be an array." in {one["title"] for one in told}
    assert "This attribute is required." in {one["title"] for one in told}


def test_member_nobody_knows_passes(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote", "color": "red"})


@pytest.mark.parametrize("body", ["", "{", "[]", '"text"', "\xff", '{"title":' + "[" * 100_000])
def test_body_that_is_no_object_is_refused(emulator: Emulator, body: str) -> None:
    problem = emulator.call("POST", "/videos", 400, content=body.encode("latin-1"))

    assert "https://docs.api.video/reference/invalid-payload" == problem["type"]


def test_body_that_is_too_large_is_refused(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(max_json=1000)

    emulator.call("POST", "/videos", 201, content=b'{"title":"Keynote"}'.ljust(1000))

    problem = emulator.call("POST", "/videos", 400, content=b'{"title":"Keynote"}'.ljust(1001))

    assert "The body has more than 1000 bytes." == problem["detail"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("filterBy[country]", "FR")],
        [("filterBy[country][]", "FR")],
        [("filterBy[country][0]", "FR")],
    ],
)
def test_list_in_a_filter_is_read_in_every_spelling(document: ServedDocument, pairs: list[tuple[str, str]]) -> None:
    operation = document.operation("getMetricsOverTime")

    values = read_query(document, operation, [*pairs, ("filterBy[mediaType]", "video"), ("unique", "true")])

    assert {"filterBy": {"country": ["FR"], "mediaType": "video"}, "unique": True} == values


def test_spellings_of_a_list_can_be_mixed(document: ServedDocument) -> None:
    pairs = [("filterBy[browser][]", "firefox"), ("filterBy[browser][1]", "chrome"), ("filterBy", "junk")]

    values = read_query(document, document.operation("getMetricsOverTime"), pairs)

    assert {"filterBy": {"browser": ["firefox", "chrome"]}} == values


def test_last_of_several_values_counts(document: ServedDocument) -> None:
    pairs = [("title", "one"), ("title", "another")]

    assert {"title": "another"} == read_query(document, document.operation("listVideos"), pairs)


def test_defaults_stand_in_for_what_is_not_sent(document: ServedDocument) -> None:
    values = with_defaults(document, document.operation("listVideos"), {"pageSize": 5})

    assert {"currentPage": 1, "pageSize": 5} == values


def test_value_of_the_wrong_kind_is_refused_with_its_name(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/videos?currentPage=one&sortOrder=up", 400)

    assert ["sortOrder", "currentPage"] == [one["name"] for one in problem["problems"]]
    assert "https://docs.api.video/reference/request-invalid-query-parameter" == problem["type"]


@pytest.mark.parametrize("size", [0, 101])
def test_value_out_of_bounds_is_refused_with_both_bounds(emulator: Emulator, size: int) -> None:
    problem = emulator.call("GET", f"/videos?pageSize={size}", 400)

    assert "https://docs.api.video/reference/request-invalid-query-parameter" == problem["type"]
    assert ("pageSize", {"min": 1, "max": 100}) == (problem["name"], problem["range"])


def test_number_that_no_machine_counts_is_refused(emulator: Emulator) -> None:
    problem = emulator.call("GET", f"/videos?currentPage={'9' * 5000}", 400)

    assert "currentPage" == problem["name"]


def test_parameter_that_is_required_is_missed(document: ServedDocument) -> None:
    with pytest.raises(ProblemError) as caught:
        Validation(document).check_query(document.operation("uploadVideoWithToken"), {})

    assert ["token"] == names(caught.value)


def test_parameter_nobody_knows_passes(emulator: Emulator) -> None:
    emulator.get("/videos?color=red")


def test_address_of_no_operation_is_unknown(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/nothing/here", 404)

    assert "https://docs.api.video/reference/unrecognized-request-url" == problem["type"]


def test_method_of_no_operation_is_not_allowed(emulator: Emulator) -> None:
    response = emulator.client.put("/videos", json={})

    assert (405, {"GET", "POST"}) == (response.status_code, set(response.headers["allow"].split(", ")))
    assert "https://docs.api.video/reference/method-not-allowed" == response.json()["type"]


def test_segment_with_a_slash_is_no_identifier(emulator: Emulator) -> None:
    emulator.call("GET", "/videos/..%2Fplayers", 404)


def test_line_break_in_an_identifier_is_no_way_around_the_api(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/videos/a%0Ab", 404)

    assert "https://docs.api.video/reference/resource-not-found" == problem["type"]
