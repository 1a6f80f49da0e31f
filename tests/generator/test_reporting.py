from __future__ import annotations

import json

import pytest

from generator.problems import Location, Problem, Severity
from generator.reporting import render_problems
from tests.generator.sarif import sarif_faults

PROBLEMS = (
    Problem(where=Location(file="a b/{c}.yaml", line=3, column=5), rule="pattern", message="100% wrong;\nmend: it"),
    Problem(where=Location(file="a.yaml"), rule="tags", message="declare it", severity=Severity.WARNING),
    Problem(where=Location(file="a.yaml", line=1), rule="tags", message="so be it", severity=Severity.NOTE),
)


def test_text_is_one_line_each_and_a_count() -> None:
    assert (
        "a.yaml: warning: declare it [tags]\na.yaml:1: note: so be it [tags]\n1 warning, 1 note\n"
        == render_problems(PROBLEMS[1:])
    )


def test_text_says_that_there_are_no_problems() -> None:
    assert "no problems\n" == render_problems(())


def test_count_is_plural_for_many() -> None:
    assert "2 errors" == render_problems([PROBLEMS[0], PROBLEMS[0]]).splitlines()[-1]


def test_json_keeps_every_field() -> None:
    records = json.loads(render_problems(PROBLEMS, "json"))

    assert {
        "file": "a b/{c}.yaml",
        "line": 3,
        "column": 5,
        "severity": "error",
        "rule": "pattern",
        "message": "100% wrong;\nmend: it",
    } == records[0]
    assert [3, None, 1] == [record["line"] for record in records]


def test_github_annotations_are_escaped() -> None:
    first, second, third = render_problems(PROBLEMS, "github").splitlines()

    assert "::error file=a b/{c}.yaml,line=3,col=5,title=pattern::100%25 wrong;%0Amend: it" == first
    assert "::warning file=a.yaml,title=tags::declare it" == second
    assert third.startswith("::notice ")


@pytest.mark.parametrize(
    ("character", "in_file", "in_message"),
    [(",", "%2C", ","), (":", "%3A", ":"), ("%", "%25", "%25"), ("\r", "%0D", "%0D"), ("\n", "%0A", "%0A")],
)
def test_github_annotation_escapes_what_would_end_a_field(character: str, in_file: str, in_message: str) -> None:
    problem = Problem(where=Location(file=f"a{character}b"), rule="tags", message=f"c{character}d")

    assert f"::error file=a{in_file}b,title=tags::c{in_message}d\n" == render_problems((problem,), "github")


def test_github_format_is_empty_without_problems() -> None:
    assert "" == render_problems((), "github")


def test_sarif_names_rules_once_and_places_results() -> None:
    log = json.loads(render_problems(PROBLEMS, "sarif"))

    assert [] == sarif_faults(log)

    run = log["runs"][0]
    assert ("2.1.0", 1) == (log["version"], len(log["runs"]))
    assert [{"id": "pattern"}, {"id": "tags"}] == run["tool"]["driver"]["rules"]
    assert [("pattern", 0, "error"), ("tags", 1, "warning"), ("tags", 1, "note")] == [
        (result["ruleId"], result["ruleIndex"], result["level"]) for result in run["results"]
    ]
    assert {
        "artifactLocation": {"uri": "a%20b/%7Bc%7D.yaml"},
        "region": {"startLine": 3, "startColumn": 5},
    } == run["results"][0]["locations"][0]["physicalLocation"]
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]


def test_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xml"):
        render_problems((), "xml")
