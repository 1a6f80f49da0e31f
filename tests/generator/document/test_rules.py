from __future__ import annotations

from collections.abc import Callable

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.document import Document, check_document_fast
from generator.document.rules import ADVICE, RULES
from generator.document.rules.house.naming import python_name
from generator.document.validate import check_document
from generator.levels import RuleLevel, RuleLevels, RuleSet
from generator.problems import Problem, Severity
from tests.generator.document.rule_samples import HEAD, OK, SAMPLES, operation, schemas

LEVELS = RuleLevels(rule_set=RuleSet.HOUSE)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1"])
@pytest.mark.parametrize(("rule", "text", "line"), SAMPLES, ids=[f"{s[0]}-{i}" for i, s in enumerate(SAMPLES)])
def test_rule_reports_what_breaks_it_and_nothing_else_does(
    load: Callable[..., Document], version: str, rule: str, text: str, line: int
) -> None:
    document = load(HEAD.format(version=version) + text)

    problems = check_document(document, LEVELS)

    assert {(rule, "error")} == {(problem.rule, str(problem.severity)) for problem in problems} - {
        ("structure", "error")
    }
    assert line in {problem.where.line for problem in problems if problem.rule == rule}
    assert all(";" in problem.message for problem in problems)


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1"])
@pytest.mark.parametrize("text", [sample[1] for sample in SAMPLES], ids=[f"{s[0]}-{i}" for i, s in enumerate(SAMPLES)])
def test_fast_check_agrees_with_the_full_one(load: Callable[..., Document], version: str, text: str) -> None:
    document = load(HEAD.format(version=version) + text)

    fast, full = check_document_fast(document, LEVELS), check_document(document, LEVELS)

    assert set(full) == set(fast)


@pytest.mark.parametrize(
    "text",
    [
        *(sample[1] for sample in SAMPLES),
        "paths: []\n",
        "paths: {/a: {get: {}}}\nopenapy: 3\n",
        "paths: {/a: {get: {responses: {two: {description: d}}}}}\n",
        schemas("A: {type: strnig}"),
        schemas("A: {required: name}"),
    ],
)
def test_what_openapi_spec_validator_refuses_is_refused_by_both_checks(
    load: Callable[..., Document], text: str
) -> None:
    document = load(HEAD.format(version="3.1.1") + text)

    is_refused = any(OpenAPIV31SpecValidator(document.root).iter_errors())

    for levels in (LEVELS, RuleLevels()):
        full, fast = check_document(document, levels), check_document_fast(document, levels)
        assert not is_refused or (full and fast)
        assert _has_error(full) == _has_error(fast)


def _has_error(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


@pytest.mark.parametrize(("rule", "text", "line"), SAMPLES, ids=[f"{s[0]}-{i}" for i, s in enumerate(SAMPLES)])
def test_no_rule_fails_the_document_of_somebody_else(
    load: Callable[..., Document], rule: str, text: str, line: int
) -> None:
    document = load(HEAD.format(version="3.1.1") + text)

    problems = check_document(document, RuleLevels())

    due = "note" if rule in ADVICE else "warning"
    assert (rule, line, due) in {(one.rule, one.where.line, str(one.severity)) for one in problems}
    assert "error" not in {str(one.severity) for one in problems}


def test_project_sets_the_level_of_single_rules(load: Callable[..., Document]) -> None:
    document = load(HEAD.format(version="3.1.1") + "tags: [{name: a}, {name: a}]\npaths: {}\n")

    off, failing = (
        [(one.rule, str(one.severity)) for one in check_document_fast(document, RuleLevels(own={"unique-tags": level}))]
        for level in (RuleLevel.OFF, RuleLevel.ERROR)
    )

    assert ("unique-tags", "error") not in off
    assert [("unique-tags", "error")] == [found for found in failing if found[0] == "unique-tags"]


def test_every_rule_has_a_sample() -> None:
    sampled = {sample[0] for sample in SAMPLES} | {"ref-siblings"}

    assert {rule.name for rule in RULES} == sampled


def _errors(document: Document) -> list[Problem]:
    return [problem for problem in check_document(document, LEVELS) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("usual", "fits", "other", "named"),
    [
        (("getOne", "getTwo"), "list", "get_it", "snake_case"),
        (("get_one", "get_two"), "list", "getIt", "camelCase"),
        (("get-one", "get-two"), "list", "GetIt", "PascalCase"),
        (("GetOne", "GetTwo"), "GetThree", "get-it", "kebab-case"),
        (("getOne", "getTwo"), "list", "Get_it", "mixed in casing"),
        (("GetOne", "GetTwo"), "GetThree", "Get_it", "mixed in casing"),
    ],
)
def test_id_that_is_spelled_unlike_most_is_told(
    load: Callable[..., Document], usual: tuple[str, str], fits: str, other: str, named: str
) -> None:
    paths = [f"  /{name}: {{get: {{operationId: {name}, summary: s, {OK}}}}}\n" for name in (*usual, fits, other)]

    problems = _errors(load(HEAD.format(version="3.1.1") + "paths:\n" + "".join(paths)))

    assert ["operation-id-casing"] == [one.rule for one in problems]
    assert problems[0].message.startswith(f"operationId '{other}' is {named}, most others are ")


def test_pattern_of_names_is_found_where_it_stands_whatever_is_in_it(load: Callable[..., Document]) -> None:
    text = schemas("A:", "  type: object", "  patternProperties:", "    ^a/b~c$: {}", "    '^a/[b~': {}")

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert [("pattern", 10)] == [(one.rule, one.where.line) for one in problems]


@pytest.mark.parametrize("kept", ["summary: s", "description: d"])
def test_what_may_stand_beside_a_reference_in_3_1_is_kept(load: Callable[..., Document], kept: str) -> None:
    text = operation(f"responses: {{4XX: {{$ref: '#/components/responses/R', {kept}}}}}")
    text += "components: {responses: {R: {description: d}}}\n"

    assert [] == _errors(load(HEAD.format(version="3.1.1") + text))


def test_siblings_of_a_reference_get_lost_in_3_0_and_stay_in_3_1(load: Callable[..., Document]) -> None:
    text = schemas(
        "A: {properties: {b: {$ref: '#/components/schemas/B', description: d}}}", "B: {type: string, example: a}"
    )

    lost, kept = load(HEAD.format(version="3.0.3") + text), load(HEAD.format(version="3.1.1") + text)

    assert ["ref-siblings"] == [problem.rule for problem in _errors(lost)]
    assert [] == _errors(kept)


def test_siblings_of_a_reference_that_is_no_schema_get_lost_in_3_1(load: Callable[..., Document]) -> None:
    text = operation("responses: {4XX: {$ref: '#/components/responses/R', description: d, headers: {}}}")
    text += "components: {responses: {R: {description: d}}}\n"

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert ["`headers` beside $ref gets lost"] == [
        problem.message.split(";")[0] for problem in problems if problem.rule == "ref-siblings"
    ]


@pytest.mark.parametrize(
    "schema",
    [
        "{type: string, nullable: true, example: null}",
        "{type: string, nullable: true, enum: [a], example: null}",
        "{allOf: [{type: string}], nullable: true, example: null}",
        "{type: integer, minimum: 0, exclusiveMinimum: false, example: 0}",
        "{type: integer, maximum: 0, exclusiveMaximum: false, example: 0}",
        "{type: string, pattern: '/a/', example: b}",
    ],
)
def test_values_are_held_against_schemas_as_3_0_means_them(load: Callable[..., Document], schema: str) -> None:
    document = load(HEAD.format(version="3.0.3") + schemas(f"A: {schema}"))

    assert "value-fits-schema" not in {problem.rule for problem in _errors(document)}


@pytest.mark.parametrize("limit", ["minimum: 0, exclusiveMinimum: true", "maximum: 0, exclusiveMaximum: true"])
def test_exclusive_limit_of_3_0_excludes_it(load: Callable[..., Document], limit: str) -> None:
    schema = f"A: {{type: integer, {limit}, example: 0}}"

    document = load(HEAD.format(version="3.0.3") + schemas(schema))

    assert ["value-fits-schema"] == [problem.rule for problem in _errors(document)]


def test_example_is_held_against_the_schema_it_refers_to(load: Callable[..., Document]) -> None:
    media = "{schema: {$ref: '#/components/schemas/A'}, examples: {e: {$ref: '#/components/examples/E'}}}"
    text = operation(f"requestBody: {{description: d, content: {{application/json: {media}}}}}")
    text += "components:\n  schemas:\n    A: {properties: {a: {type: integer, description: d, example: 1}}}\n"
    text += "  examples: {E: {value: {a: x}}}\n"

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert ["openapi.yaml:14:26"] == [str(problem.where) for problem in problems]


def test_request_example_may_leave_out_what_is_read_only(load: Callable[..., Document]) -> None:
    identifier = "{id: {type: string, readOnly: true, description: d, example: a}}"
    schema = f"A: {{type: object, required: [id], properties: {identifier}}}"
    body = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}, example: {}}}"
    text = operation(f"requestBody: {{description: d, {body}}}", f"responses: {{4XX: {{description: d, {body}}}}}")
    text += f"components:\n  schemas:\n    {schema}\n"

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert [10] == [problem.where.line for problem in problems]


def test_recursive_schemas_are_fine(load: Callable[..., Document]) -> None:
    text = schemas(
        "A: {allOf: [{$ref: '#/components/schemas/B'}], type: object}",
        "B: {type: object, properties: {a: {$ref: '#/components/schemas/A', description: d}}, example: {a: {a: {}}}}",
        "C: {allOf: [{items: {$ref: '#/components/schemas/C'}}]}",
    )

    document = load(HEAD.format(version="3.1.1") + text)

    assert [] == _errors(document)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("paths: {/a: {get: {responses: {200: {}}}}}\n", 3, "add `description`"),
        ("paths: {}\nfoo: 1\n", 4, "x-"),
        (schemas("A: {type: 7}"), 6, "type"),
        (schemas("A: {oneOf: []}"), 6, "oneOf"),
    ],
)
@pytest.mark.parametrize("version", ["3.0.3", "3.1.1"])
def test_structure_is_that_of_openapi(
    load: Callable[..., Document], version: str, text: str, line: int, message: str
) -> None:
    document = load(HEAD.format(version=version) + text)

    problems = [problem for problem in check_document(document, LEVELS) if problem.rule == "structure"]

    assert [line] == [problem.where.line for problem in problems]
    assert message in problems[0].message


@pytest.mark.parametrize(
    ("name", "folded"),
    [("videoId", "video_id"), ("VideoID", "video_id"), ("tags[]", "tags"), ("HTTPServer", "http_server"), ("+", "+")],
)
def test_names_fold_as_python_writes_them(name: str, folded: str) -> None:
    assert folded == python_name(name)


def test_example_of_a_recursive_union_is_asked_for_in_no_time(load: Callable[..., Document]) -> None:
    names = [f"V{number}" for number in range(40)]
    union = ", ".join(f"{{$ref: '#/components/schemas/{name}'}}" for name in names)
    text = schemas(
        *(f"{name}: {{oneOf: [{union}]}}" for name in names),
        "A: {properties: {a: {$ref: '#/components/schemas/V0', description: d}}}",
    )

    problems = check_document_fast(load(HEAD.format(version="3.1.1") + text), LEVELS)

    assert "property-example" not in {problem.rule for problem in problems}
