"""What a public document says and ours does not is told by its place; what only ours says is not."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.changes import read_side
from generator.changes.public import PublicExamples, compare_with_public
from generator.document import load_document
from generator.parse import parse_api
from tests.generator.changes.public.films import BODIES, OURS, PUBLIC, Tree, api, film, member, missing, post
from tests.reference import reference


def test_document_that_says_the_same_in_other_words_lacks_nothing() -> None:
    assert [] == missing()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            lambda tree: tree["paths"].update({"/news": tree["paths"]["/films/{id}"]}),
            "GET /news: the operation is missing here",
        ),
        (
            lambda tree: post(tree)["parameters"].append({"name": "x", "in": "query", "schema": {"type": "string"}}),
            "POST /films/query:x: the query parameter 'x' is missing here",
        ),
        (
            lambda tree: post(tree)["parameters"][0].update(required=True),
            "POST /films/query:draft/required: it is required there",
        ),
        (
            lambda tree: post(tree)["parameters"][0]["schema"].update(default=False),
            "POST /films/query:draft/default: it is false there, and true here",
        ),
        (
            lambda tree: post(tree)["parameters"][1].update(style="form"),
            "POST /films/query:filter/style: it is 'form' there, and 'deepObject' here",
        ),
        (
            lambda tree: post(tree)["responses"].update({"202": {"description": "Later."}}),
            "POST /films/202: the response 202 is missing here",
        ),
        (
            lambda tree: post(tree)["responses"]["201"]["headers"].update({"X-New": {"schema": {"type": "string"}}}),
            "POST /films/201/header:X-New: the response header 'X-New' is missing here",
        ),
        (
            lambda tree: tree["paths"]["/films/{id}"]["get"].update(requestBody=post(tree)["requestBody"]),
            "GET /films/{id}/body: the request body is missing here",
        ),
        (
            lambda tree: post(tree)["requestBody"]["content"].update({"text/plain": {"schema": {"type": "string"}}}),
            "POST /films/body:text/plain: the request body as 'text/plain' is missing here",
        ),
        (
            lambda tree: tree["paths"]["/films/{id}"]["get"]["responses"]["204"].update(
                post(tree)["responses"]["201"], headers={}
            ),
            "GET /films/{id}/204:application/json: the response 204 as 'application/json' is missing here",
        ),
        (
            lambda tree: post(tree)["responses"].update({"409": {"description": "No."}}),
            "POST /films/409: the response 409 is missing here",
        ),
        (
            lambda tree: post(tree)["responses"]["201"]["headers"].update(
                {"X-New": {"required": True, "schema": {"type": "string"}}}
            ),
            "POST /films/201/header:X-New: the response header 'X-New' is missing here",
        ),
        (
            lambda tree: (
                tree["paths"]["/films/{id}"]["get"].update(deprecated=True, **{"x-sunset": "2020-01-01"})
                or tree["paths"].update({"/news": tree["paths"]["/films/{id}"]})
            ),
            "GET /news: the operation is missing here",
        ),
        (
            lambda tree: post(tree)["parameters"].append(
                {"name": "x", "in": "query", "deprecated": True, "schema": {"type": "string"}}
            ),
            "POST /films/query:x: the query parameter 'x' is missing here",
        ),
    ],
)
def test_what_an_operation_lacks_is_told_by_its_place(edit: Callable[[Tree], object], expected: str) -> None:
    assert [expected] == missing(edit)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda tree: film(tree)["properties"].update(new={"type": "string"}), "/new: 'new' of {} is missing here"),
        (lambda tree: film(tree)["required"].append("kind"), "/required: 'kind' of {} is required there"),
        (lambda tree: member(tree, "kind")["enum"].append("new"), "/kind/enum: the value 'new' is missing here"),
        (lambda tree: member(tree, "kind").update(nullable=True), "/kind/nullable: null is allowed there"),
        (lambda tree: member(tree, "at").update(format="date"), "/at/format: it is 'date' there, and 'date-time' here"),
        (
            lambda tree: member(tree, "title").update(type="integer"),
            "/title: it is 'integer' there, and 'string' here",
        ),
        (
            lambda tree: member(tree, "title").update(maxLength=99),
            "/title/maxLength: it is 99 there, and 9 here",
        ),
        (
            lambda tree: member(tree, "title").update(minLength=2),
            "/title/minLength: it is 2 there, and none here",
        ),
        (
            lambda tree: member(tree, "at").update(format="time"),
            "/at/format: it is 'time' there, and 'date-time' here",
        ),
        (
            lambda tree: member(tree, "title").update(default="a"),
            "/title/default: it is 'a' there, and none here",
        ),
    ],
)
def test_what_a_schema_lacks_is_told_wherever_it_is_carried(edit: Callable[[Tree], object], expected: str) -> None:
    assert [
        f"POST /films/body:application/json{expected.format('the request body')}",
        f"POST /films/201:application/json[]{expected.format('the response 201')}".replace(
            "'kind' of", "'[].kind' of"
        ).replace("'new' of", "'[].new' of"),
    ] == missing(edit)


@pytest.mark.parametrize(
    ("theirs", "ours"), [("int64", "int32"), ("int32", "int64"), ("int32", None), ("int32", "unix-time")]
)
def test_format_that_is_not_ours_is_missing(theirs: str, ours: str | None) -> None:
    def with_format(schema: Tree, form: str | None) -> None:
        schema["properties"]["title"] = {"type": "integer", **({"format": form} if form else {})}

    found = compare_with_public(
        api(PUBLIC, lambda tree: with_format(film(tree), theirs)),
        api(OURS, lambda tree: with_format(tree["components"]["schemas"]["Movie"]["allOf"][0], ours)),
    )

    said = f"it is '{theirs}' there, and {repr(ours) if ours else 'none'} here"
    places = ("body:application/json", "201:application/json[]")
    assert [(f"POST /films/{place}/title/format", said) for place in places] == [(one.at, one.message) for one in found]


@pytest.mark.parametrize(
    ("theirs", "ours", "places"),
    [
        ("^[a-z]+$", "^[a-c]+$", ["/pattern"]),
        ("^[a-z]+$", None, ["/pattern"]),
        (r"^\d\:\d$", r"^\d:\d$", []),
        (None, "^[a-c]+$", []),
    ],
)
def test_pattern_that_is_not_ours_is_missing(theirs: str | None, ours: str | None, places: list[str]) -> None:
    def with_pattern(schema: Tree, pattern: str | None) -> None:
        schema["properties"]["title"].update({"pattern": pattern} if pattern else {})

    public = api(PUBLIC, lambda tree: with_pattern(film(tree), theirs))
    own = api(OURS, lambda tree: with_pattern(tree["components"]["schemas"]["Movie"]["allOf"][0], ours))

    found = [one.at for one in compare_with_public(public, own)]

    assert [f"POST /films/{body}/title{place}" for place in places for body in BODIES] == found


@pytest.mark.parametrize(
    ("example", "places"),
    [
        ("abc", []),
        ("abcdefghi", []),
        ("xyz", ["/title/example"]),
        ("much too long for them", []),
        (7, []),
    ],
)
def test_example_that_the_public_document_allows_and_ours_refuses(
    example: object, places: list[str], tmp_path: Path
) -> None:
    public, own = copy.deepcopy(PUBLIC), copy.deepcopy(OURS)
    member(public, "title")["example"] = example
    own["components"]["schemas"]["Movie"]["allOf"][0]["properties"]["title"]["pattern"] = "^[a-m]+$"
    sides = []
    for name, tree in (("public", public), ("own", own)):
        file = tmp_path / f"{name}.yaml"
        file.write_text(yaml.safe_dump(tree))
        sides.append(read_side(str(file)))
    theirs, ours = sides

    found = compare_with_public(theirs.api, ours.api, examples=PublicExamples.of(theirs, ours))

    assert [f"POST /films/{body}{place}" for body in BODIES for place in places] == [one.at for one in found]


def test_refusal_whose_body_is_not_described_is_told() -> None:
    theirs = api(PUBLIC)
    ours = api(OURS, lambda tree: post(tree)["responses"]["400"].pop("content"))

    assert ["POST /films/400:application/problem+json"] == [one.at for one in compare_with_public(theirs, ours)]


def test_operations_whose_paths_differ_in_a_name_alone_stay_two() -> None:
    def add_twin(tree: Tree) -> None:
        tree["paths"]["/films/{code}"] = {"get": {"responses": {"404": {"description": "No."}}}}

    public = api(PUBLIC, add_twin)

    assert [] == list(compare_with_public(public, public))


def test_whole_number_and_number_are_one_type() -> None:
    theirs = api(PUBLIC, lambda tree: member(tree, "title").update(type="integer", maxLength=None))
    ours = api(
        OURS,
        lambda tree: tree["components"]["schemas"]["Movie"]["allOf"][0]["properties"].update(title={"type": "number"}),
    )

    assert [] == list(compare_with_public(theirs, ours))


def test_no_that_was_read_as_false_is_the_text() -> None:
    assert [] == missing(lambda tree: member(tree, "kind").update(enum=["short", False]))


def test_later_document_is_asked_only_for_operations_that_no_earlier_one_has() -> None:
    later = api(PUBLIC, lambda tree: film(tree)["properties"].update(old={"type": "string"}))

    assert [] == list(compare_with_public(later, api(OURS), [api(PUBLIC)]))


DOCUMENTS = reference("reference/documents")


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the public documents are not here")
@pytest.mark.parametrize("name", ["api.video-2024-11.yaml", "api.video-2021-02.yaml"])
def test_real_document_conforms_to_itself(name: str) -> None:
    public = parse_api(load_document(DOCUMENTS / name, keep_going=True).root)

    assert [] == list(compare_with_public(public, public))
