from __future__ import annotations

from collections.abc import Callable
from textwrap import indent

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.document import Document, check_document_fast
from generator.document.rules import ADVICE, RULES
from generator.document.rules.house.naming import python_name
from generator.document.validate import check_document
from generator.levels import RuleLevel, RuleLevels, RuleSet
from generator.problems import Problem, Severity

LEVELS = RuleLevels(rule_set=RuleSet.HOUSE)
HEAD = "openapi: {version}\ninfo: {{title: t, version: '1'}}\n"
TAGS = "tags: [{name: a, description: d}]\n"
OK = "responses: {200: {description: d}, 4XX: {description: d}}"


def _operation(*fields: str, path: str = "/a", name: str = "one") -> str:
    """Write a document of one operation that breaks no rule, plus some fields."""
    lines = [f"operationId: {name}", "summary: s", *fields]
    if not any(field.startswith("responses:") for field in fields):
        lines.append(OK)
    return TAGS + f"paths:\n  {path}:\n    get:\n" + indent("\n".join(lines), " " * 6) + "\n"


def _schemas(*lines: str) -> str:
    return "paths: {}\ncomponents:\n  schemas:\n" + indent("\n".join(lines), " " * 4) + "\n"


def _parameter(fields: str) -> str:
    return _operation(f"parameters: [{{name: q, in: query, description: d, {fields}}}]")


def _two_paths() -> str:
    """Write a document of `/a/{p}` and `/a/{q}`, each with its parameter."""
    first, second = (
        _operation(
            f"parameters: [{{name: {name}, in: path, required: true, description: d, schema: {{}}}}]",
            path=f"/a/{{{name}}}",
            name=f"one{name}",
        )
        for name in "pq"
    )
    return first + second.partition("paths:\n")[2]


VERIFIED = _operation("x-verified: {date: '2024-07', evidence: tests, source: s}")
PARTS = "{schema: {properties: {a: {description: d}}}, encoding: {b: {contentType: a/b}}}"

SAMPLES = [
    ("operation-id-unique", _operation() + "  /b: {get: {operationId: one, summary: s, " + OK + "}}\n", 10),
    ("operation-id-missing", _operation(name="''"), 6),
    (
        "operation-id-casing",
        _operation(name="one_two")
        + "".join(f"  /{n}: {{get: {{operationId: getIt{n}, summary: s, {OK}}}}}\n" for n in "bc"),
        7,
    ),
    ("status-code", _operation("responses: {2000: {description: d}, default: {description: d}}"), 9),
    ("documented-errors", _operation("responses: {200: {description: d}}"), 9),
    ("path-parameters", _operation(path="/{a}"), 6),
    (
        "path-parameters",
        _operation("parameters: [{name: b, in: path, required: true, description: d, schema: {type: string}}]"),
        9,
    ),
    (
        "path-parameter-required",
        _operation("parameters: [{name: b, in: path, description: d, schema: {type: string}}]", path="/{b}"),
        9,
    ),
    (
        "duplicate-parameter",
        _operation("parameters:", *["- {name: b, in: query, description: d, schema: {type: string}}"] * 2),
        11,
    ),
    ("declared-tags", _operation("tags: [a, b]"), 9),
    ("unique-tags", "tags: [{name: a, description: d}, {name: a, description: d}]\npaths: {}\n", 3),
    ("defined-security", _operation("security: [{key: []}]"), 9),
    ("defined-security", "security:\n- key: []\npaths: {}\n", 4),
    ("pattern", _schemas("A: {type: string, pattern: '/^a$/'}"), 6),
    ("pattern", _schemas("A: {type: string, pattern: '(?<name>a)'}"), 6),
    ("pattern", _schemas("A: {type: string, pattern: '[a'}"), 6),
    ("pattern", _schemas("A: {type: string, pattern: '\\p{L}+'}"), 6),
    ("value-fits-schema", _schemas("A: {type: integer, default: x}"), 6),
    ("value-fits-schema", _schemas("A: {type: integer, example: x}"), 6),
    ("value-fits-schema", _schemas("A: {type: string, enum: ['no', false]}"), 6),
    ("value-fits-schema", _schemas("A: {type: string, format: date-time, example: '2024-08-151'}"), 6),
    ("value-fits-schema", _schemas("A: {type: string, format: uri, example: '/a'}"), 6),
    ("value-fits-schema", _parameter("schema: {type: integer}, example: x"), 9),
    ("value-fits-schema", _parameter("schema: {type: integer}, examples: {a: {value: x}}"), 9),
    (
        "value-fits-schema",
        _operation("requestBody: {content: {application/json: {schema: {type: array}, example: {}}}}"),
        9,
    ),
    ("undeclared-property", _schemas("A: {properties: {a: {description: d}}, example: {b: 1}}"), 6),
    ("property-name", _schemas("A: {properties: {aB: {description: d}, a_b: {description: d}}}"), 6),
    (
        "parameter-name",
        _operation(
            "parameters:",
            "- {name: pageSize, in: query, description: d, schema: {type: string}}",
            "- {name: page-size, in: header, description: d, schema: {type: string}}",
        ),
        11,
    ),
    ("schema-name", _schemas("VideoUrl: {}", "VideoURL: {}"), 7),
    (
        "operation-name",
        _operation("tags: [a]", "x-client-action: get")
        + "  /b: {get: {tags: [a], operationId: two, x-client-action: get, summary: s, "
        + OK
        + "}}\n",
        12,
    ),
    ("operation-description", "paths: {/a: {get: {operationId: one, " + OK + "}}}\n", 3),
    ("parameter-description", _operation("parameters: [{name: b, in: query, schema: {type: string}}]"), 9),
    ("property-description", _schemas("A: {properties: {a: {type: string}}}"), 6),
    ("tag-description", "tags: [{name: a}]\npaths: {}\n", 3),
    ("verified", VERIFIED + f"  /b: {{get: {{operationId: two, summary: s, {OK}}}}}\n", 11),
    ("verified", VERIFIED.replace("2024-07", "July"), 9),
    ("verified", VERIFIED.replace("2024-07", "2024-13"), 9),
    ("verified", VERIFIED.replace("2024-07", "9999"), 9),
    ("verified", VERIFIED.replace("tests", "hearsay"), 9),
    ("verified", VERIFIED.replace("source: s", "source: ' '"), 9),
    ("verified", VERIFIED.replace("source: s", "source: s, by: me"), 9),
    ("verified", _operation("x-verified: true"), 9),
    ("yaml-trap", _schemas("A: {type: string, enum: [yes, no]}"), 6),
    ("yaml-trap", _schemas("A: {type: string, example: 2024-11-05}"), 6),
    ("unknown-keyword", _schemas("A: {type: string, minLenght: 3}"), 6),
    ("unknown-keyword", _schemas("A: {type: object, propertys: {a: {type: string}}}"), 6),
    ("unknown-keyword", _schemas("A: {type: string, formatt: date}"), 6),
    ("unknown-keyword", _schemas("A: {type: string, readonly: true}"), 6),
    ("server-variables", "servers: [{url: 'https://{a}.example.org'}]\n" + _operation(), 3),
    (
        "server-variables",
        "servers: [{url: '//{a}', variables: {a: {default: x, enum: [z]}}}]\n" + _operation(),
        3,
    ),
    ("ambiguous-paths", _two_paths(), 11),
    ("encoding", _operation(f"requestBody: {{content: {{multipart/form-data: {PARTS}}}}}"), 9),
]


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
        _schemas("A: {type: strnig}"),
        _schemas("A: {required: name}"),
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
    text = _schemas("A:", "  type: object", "  patternProperties:", "    ^a/b~c$: {}", "    '^a/[b~': {}")

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert [("pattern", 10)] == [(one.rule, one.where.line) for one in problems]


@pytest.mark.parametrize("kept", ["summary: s", "description: d"])
def test_what_may_stand_beside_a_reference_in_3_1_is_kept(load: Callable[..., Document], kept: str) -> None:
    text = _operation(f"responses: {{4XX: {{$ref: '#/components/responses/R', {kept}}}}}")
    text += "components: {responses: {R: {description: d}}}\n"

    assert [] == _errors(load(HEAD.format(version="3.1.1") + text))


def test_siblings_of_a_reference_get_lost_in_3_0_and_stay_in_3_1(load: Callable[..., Document]) -> None:
    text = _schemas("A: {properties: {b: {$ref: '#/components/schemas/B', description: d}}}", "B: {type: string}")

    lost, kept = load(HEAD.format(version="3.0.3") + text), load(HEAD.format(version="3.1.1") + text)

    assert ["ref-siblings"] == [problem.rule for problem in _errors(lost)]
    assert [] == _errors(kept)


def test_siblings_of_a_reference_that_is_no_schema_get_lost_in_3_1(load: Callable[..., Document]) -> None:
    text = _operation("responses: {4XX: {$ref: '#/components/responses/R', description: d, headers: {}}}")
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
        "{type: string, pattern: '/a/', example: b}",
    ],
)
def test_values_are_held_against_schemas_as_3_0_means_them(load: Callable[..., Document], schema: str) -> None:
    document = load(HEAD.format(version="3.0.3") + _schemas(f"A: {schema}"))

    assert "value-fits-schema" not in {problem.rule for problem in _errors(document)}


def test_exclusive_limit_of_3_0_excludes_it(load: Callable[..., Document]) -> None:
    schema = "A: {type: integer, minimum: 0, exclusiveMinimum: true, example: 0}"

    document = load(HEAD.format(version="3.0.3") + _schemas(schema))

    assert ["value-fits-schema"] == [problem.rule for problem in _errors(document)]


def test_example_is_held_against_the_schema_it_refers_to(load: Callable[..., Document]) -> None:
    media = "{schema: {$ref: '#/components/schemas/A'}, examples: {e: {$ref: '#/components/examples/E'}}}"
    text = _operation(f"requestBody: {{content: {{application/json: {media}}}}}")
    text += "components:\n  schemas:\n    A: {properties: {a: {type: integer, description: d}}}\n"
    text += "  examples: {E: {value: {a: x}}}\n"

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert ["openapi.yaml:14:26"] == [str(problem.where) for problem in problems]


def test_request_example_may_leave_out_what_is_read_only(load: Callable[..., Document]) -> None:
    schema = "A: {type: object, required: [id], properties: {id: {type: string, readOnly: true, description: d}}}"
    body = "content: {application/json: {schema: {$ref: '#/components/schemas/A'}, example: {}}}"
    text = _operation(f"requestBody: {{{body}}}", f"responses: {{4XX: {{description: d, {body}}}}}")
    text += f"components:\n  schemas:\n    {schema}\n"

    problems = _errors(load(HEAD.format(version="3.1.1") + text))

    assert [10] == [problem.where.line for problem in problems]


def test_recursive_schemas_are_fine(load: Callable[..., Document]) -> None:
    text = _schemas(
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
        (_schemas("A: {type: 7}"), 6, "type"),
        (_schemas("A: {oneOf: []}"), 6, "oneOf"),
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
