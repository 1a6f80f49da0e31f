"""The gaps file: what is listed with a reason is as it should be, until nothing needs the line any more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.problems import UnusableInputError
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.gaps import read_gaps

LINES = """
- responses: getFilm 404
  reason: live only
  why: Films are never lost.
- finding: "* 503 server-error"
  why: It is told to fail.
"""


def lacking(operation: str, status: str) -> Finding:
    return Finding(kind=FindingClass.COVERAGE, rule="not-recorded", message="", operation=operation, status=status)


def unseen(operation: str, place: str) -> Finding:
    return Finding(kind=FindingClass.COVERAGE, rule="member-not-recorded", message="", operation=operation, place=place)


def failed(operation: str, status: str) -> Finding:
    return Finding(kind=FindingClass.SERVER_FAULT, rule="server-error", message="", operation=operation, status=status)


def settle(folder: Path, *findings: Finding, lines: str = LINES) -> list[str]:
    file = folder / "gaps.yaml"
    file.write_text(lines, encoding="utf-8")
    return [finding.subject or finding.message for finding in read_gaps(file).settle(findings)]


def test_listed_finding_is_left_out(tmp_path: Path) -> None:
    assert [] == settle(tmp_path, lacking("getFilm", "404"), failed("listFilms", "503"), failed("getFilm", "503"))


def test_unlisted_finding_stays(tmp_path: Path) -> None:
    found = settle(tmp_path, lacking("getFilm", "404"), failed("getFilm", "503"), failed("getFilm", "500"))

    assert ["getFilm 500 server-error"] == found


def test_line_that_nothing_needs_is_a_finding_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "gaps.yaml"
    file.write_text(LINES, encoding="utf-8")
    gaps = read_gaps(file)

    closed = gaps.settle([failed("getFilm", "503")])[0]

    assert (FindingClass.COVERAGE, "closed-gap", 2) == (closed.kind, closed.rule, gaps.locate(closed.at).line)
    assert "responses 'getFilm 404' is listed, and nothing needs it any more; remove the line" == closed.message


def test_line_of_responses_speaks_of_no_finding(tmp_path: Path) -> None:
    lines = "- {responses: '*', reason: deprecated, why: All.}"

    assert ["getFilm 503 server-error"] == settle(tmp_path, failed("getFilm", "503"), lacking("a", "1"), lines=lines)


def test_line_of_members_speaks_of_places_alone(tmp_path: Path) -> None:
    lines = "- {members: '*Film* *:/rating*', reason: costs money, why: Critics are paid.}"
    found = settle(
        tmp_path,
        *(unseen("getFilm", "200:/rating/by"), unseen("getFilm", "200:/title"), lacking("getFilm", "404")),
        lines=lines,
    )

    assert ["getFilm member-not-recorded 200:/title", "getFilm 404 not-recorded"] == found


def test_no_line_speaks_of_a_secret(tmp_path: Path) -> None:
    secret = Finding(kind=FindingClass.SECRET, rule="token", message="A token.")

    assert ["token", "closed-gap"] == settle(tmp_path, secret, lines="- {finding: '*', why: It is public.}")


def test_line_of_one_recording_speaks_of_no_other(tmp_path: Path) -> None:
    lines = "- {finding: '* 503 server-error', recording: outage, why: It is told to fail.}"
    one, other = (
        replace(failed("getFilm", "503"), recording=f"recordings/{name}.json", place=name)
        for name in ("outage", "calm")
    )

    assert ["getFilm 503 server-error calm"] == settle(tmp_path, replace(one, place=""), other, lines=lines)


def test_brackets_of_a_name_are_no_pattern(tmp_path: Path) -> None:
    finding = Finding(kind=FindingClass.CODE_FAULT, rule="undeclared-query-parameter", message="", place="query:tags[]")

    assert [] == settle(tmp_path, finding, lines="- {finding: '*query:tags[]', why: Lists.}")


def test_reason_is_told_for_the_response_it_is_of(tmp_path: Path) -> None:
    file = tmp_path / "gaps.yaml"
    file.write_text(LINES, encoding="utf-8")

    reasons = read_gaps(file).reasons([lacking("getFilm", "404"), lacking("addFilm", "201")])

    assert {"getFilm 404": "live only: Films are never lost."} == reasons


def test_where_there_is_no_file_nothing_is_listed(tmp_path: Path) -> None:
    assert () == read_gaps(tmp_path / "gaps.yaml").gaps


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("{}", "this is no list"),
        ("- {responses: getFilm 404, reason: live only}", "and `why:`"),
        ("- {responses: getFilm 404, reason: live only, why: ' '}", "and `why:`"),
        ("- {responses: getFilm 404, why: None.}", "with `reason:`"),
        ("- {members: getFilm 200:/a, reason: too hard, why: None.}", "'too hard' is no reason .* live only"),
        ("- {finding: a, reason: live only, why: None.}", "and nothing else"),
        ("- {response: getFilm 404, reason: live only, why: Typo.}", "`responses:` or `members:`"),
        ("- {responses: a 1, finding: b, reason: live only, why: Two.}", "and nothing else"),
        ("- text", "`responses:` or `members:`"),
    ],
)
def test_file_that_is_no_gaps_file_is_refused_at_its_line(tmp_path: Path, lines: str, told: str) -> None:
    with pytest.raises(UnusableInputError, match=told):
        settle(tmp_path, lines=lines)
