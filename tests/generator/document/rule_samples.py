"""Documents that break one rule each: the rule, the document without its first lines, and a line that is reported."""

from __future__ import annotations

from textwrap import indent

HEAD = "openapi: {version}\ninfo: {{title: t, version: '1'}}\n"
TAGS = "tags: [{name: a, description: d}]\n"
OK = "responses: {200: {description: d}, 4XX: {description: d}}"


def operation(*fields: str, path: str = "/a", name: str = "one") -> str:
    """Write a document of one operation that breaks no rule, plus some fields."""
    lines = [f"operationId: {name}", "summary: s", *fields]
    if not any(field.startswith("responses:") for field in fields):
        lines.append(OK)
    return TAGS + f"paths:\n  {path}:\n    get:\n" + indent("\n".join(lines), " " * 6) + "\n"


def schemas(*lines: str) -> str:
    return "paths: {}\ncomponents:\n  schemas:\n" + indent("\n".join(lines), " " * 4) + "\n"


def parameter(fields: str) -> str:
    return operation(f"parameters: [{{name: q, in: query, description: d, {fields}}}]")


def two_paths() -> str:
    """Write a document of `/a/{p}` and `/a/{q}`, each with its parameter."""
    first, second = (
        operation(
            f"parameters: [{{name: {name}, in: path, required: true, description: d, schema: {{}}}}]",
            path=f"/a/{{{name}}}",
            name=f"one{name}",
        )
        for name in "pq"
    )
    return first + second.partition("paths:\n")[2]


VERIFIED = operation("x-verified: {date: '2024-07', evidence: tests, source: s}")
PARTS = "{schema: {properties: {a: {description: d, example: 1}}}, example: {a: 1}, encoding: {b: {contentType: a/b}}}"

SAMPLES = [
    ("operation-id-unique", operation() + "  /b: {get: {operationId: one, summary: s, " + OK + "}}\n", 10),
    ("operation-id-missing", operation(name="''"), 6),
    (
        "operation-id-casing",
        operation(name="one_two")
        + "".join(f"  /{n}: {{get: {{operationId: getIt{n}, summary: s, {OK}}}}}\n" for n in "bc"),
        7,
    ),
    ("status-code", operation("responses: {2000: {description: d}, default: {description: d}}"), 9),
    ("documented-errors", operation("responses: {200: {description: d}}"), 9),
    ("path-parameters", operation(path="/{a}"), 6),
    (
        "path-parameters",
        operation(
            "parameters: [{name: b, in: path, required: true, description: d, example: a, schema: {type: string}}]"
        ),
        9,
    ),
    (
        "path-parameter-required",
        operation("parameters: [{name: b, in: path, description: d, example: a, schema: {type: string}}]", path="/{b}"),
        9,
    ),
    (
        "duplicate-parameter",
        operation("parameters:", *["- {name: b, in: query, description: d, example: a, schema: {type: string}}"] * 2),
        11,
    ),
    ("declared-tags", operation("tags: [a, b]"), 9),
    ("unique-tags", "tags: [{name: a, description: d}, {name: a, description: d}]\npaths: {}\n", 3),
    ("defined-security", operation("security: [{key: []}]"), 9),
    ("defined-security", "security:\n- key: []\npaths: {}\n", 4),
    ("pattern", schemas("A: {type: string, pattern: '/^a$/'}"), 6),
    ("pattern", schemas("A: {type: string, pattern: '(?<name>a)'}"), 6),
    ("pattern", schemas("A: {type: string, pattern: '[a'}"), 6),
    ("pattern", schemas("A: {type: string, pattern: '\\p{L}+'}"), 6),
    ("value-fits-schema", schemas("A: {type: integer, default: x}"), 6),
    ("value-fits-schema", schemas("A: {type: integer, example: x}"), 6),
    ("value-fits-schema", schemas("A: {type: string, enum: ['no', false]}"), 6),
    ("value-fits-schema", schemas("A: {type: string, format: date-time, example: '2024-08-151'}"), 6),
    ("value-fits-schema", schemas("A: {type: string, format: uri, example: '/a'}"), 6),
    ("value-fits-schema", parameter("schema: {type: integer}, example: x"), 9),
    ("value-fits-schema", parameter("schema: {type: integer}, examples: {a: {value: x}}"), 9),
    (
        "value-fits-schema",
        operation("requestBody: {description: d, content: {application/json: {schema: {type: array}, example: {}}}}"),
        9,
    ),
    ("undeclared-property", schemas("A: {properties: {a: {description: d, example: 1}}, example: {b: 1}}"), 6),
    (
        "property-name",
        schemas("A: {properties: {aB: {description: d, example: 1}, a_b: {description: d, example: 1}}}"),
        6,
    ),
    (
        "parameter-name",
        operation(
            "parameters:",
            "- {name: pageSize, in: query, description: d, example: a, schema: {type: string}}",
            "- {name: page-size, in: header, description: d, example: a, schema: {type: string}}",
        ),
        11,
    ),
    ("schema-name", schemas("VideoUrl: {}", "VideoURL: {}"), 7),
    (
        "operation-name",
        operation("tags: [a]", "x-client-action: get")
        + "  /b: {get: {tags: [a], operationId: two, x-client-action: get, summary: s, "
        + OK
        + "}}\n",
        12,
    ),
    ("operation-description", "paths: {/a: {get: {operationId: one, " + OK + "}}}\n", 3),
    ("parameter-description", operation("parameters: [{name: b, in: query, example: a, schema: {type: string}}]"), 9),
    ("property-description", schemas("A: {properties: {a: {type: string, example: a}}}"), 6),
    (
        "body-description",
        operation("requestBody: {content: {text/plain: {schema: {type: string}, example: a}}}"),
        9,
    ),
    ("parameter-example", operation("parameters: [{name: b, in: query, description: d, schema: {type: string}}]"), 9),
    ("property-example", schemas("A: {properties: {a: {type: string, description: d}}}"), 6),
    ("property-example", schemas("A: {properties: {a: {description: d, items: {type: string}}}}"), 6),
    ("property-example", schemas("A: {properties: {a: {description: d, oneOf: [{const: 1}, {type: string}]}}}"), 6),
    (
        "media-type-example",
        operation(
            "responses: {200: {description: d, content: {a/b: {schema: {type: string}}}}, 4XX: {description: d}}"
        ),
        9,
    ),
    ("media-type-example", operation("requestBody: {description: d, content: {a/b: {schema: {type: object}}}}"), 9),
    ("tag-description", "tags: [{name: a}]\npaths: {}\n", 3),
    ("verified", VERIFIED + f"  /b: {{get: {{operationId: two, summary: s, {OK}}}}}\n", 11),
    ("verified", VERIFIED.replace("2024-07", "July"), 9),
    ("verified", VERIFIED.replace("2024-07", "2024-13"), 9),
    ("verified", VERIFIED.replace("2024-07", "9999"), 9),
    ("verified", VERIFIED.replace("tests", "hearsay"), 9),
    ("verified", VERIFIED.replace("source: s", "source: ' '"), 9),
    ("verified", VERIFIED.replace("source: s", "source: s, by: me"), 9),
    ("verified", operation("x-verified: true"), 9),
    ("yaml-trap", schemas("A: {type: string, enum: [yes, no]}"), 6),
    ("yaml-trap", schemas("A: {type: string, example: 2024-11-05}"), 6),
    ("unknown-keyword", schemas("A: {type: string, minLenght: 3}"), 6),
    ("unknown-keyword", schemas("A: {type: object, propertys: {a: {type: string, example: a}}}"), 6),
    ("unknown-keyword", schemas("A: {type: string, formatt: date}"), 6),
    ("unknown-keyword", schemas("A: {type: string, readonly: true}"), 6),
    ("server-variables", "servers: [{url: 'https://{a}.example.org'}]\n" + operation(), 3),
    (
        "server-variables",
        "servers: [{url: '//{a}', variables: {a: {default: x, enum: [z]}}}]\n" + operation(),
        3,
    ),
    ("ambiguous-paths", two_paths(), 11),
    ("encoding", operation(f"requestBody: {{description: d, content: {{multipart/form-data: {PARTS}}}}}"), 9),
]
