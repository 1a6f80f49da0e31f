"""What breaks users of the last release fails the check until the version says so."""

from __future__ import annotations

import re
from datetime import date

import pytest

from generator.changes.side import read_project_side
from generator.drift.release import check_release
from generator.drift.result import DriftResult, DriftVerdict, Topic
from generator.project.project import read_project
from tests.generator.drift.conftest import Shop, git

BREAKING = {
    "remove a field": ("        nick: {type: string, description: How it is called at home.}\n", ""),
    "rename an action": ("x-client-action: list", "x-client-action: search"),
    "narrow an enum in a request": ("enum: [cat, dog]", "enum: [cat]"),
    "add a required parameter": (
        "      parameters:\n",
        "      parameters:\n      - {name: shop, in: query, required: true, description: A., schema: {type: string}}\n",
    ),
}


def result(document: Shop) -> DriftResult:
    project = read_project(document.folder)
    return check_release(
        project, read_project_side("openapi.yaml", project), project.main.names.version, date(2026, 1, 1)
    )


@pytest.mark.parametrize("edit", BREAKING.values(), ids=BREAKING)
def test_breaking_edit_fails_until_the_version_says_so(document: Shop, edit: tuple[str, str]) -> None:
    document.edit(*edit)

    before = result(document)
    document.edit('version = "1.2.0"', 'version = "2.0.0"', "pyproject.toml")
    after = result(document)

    assert (DriftVerdict.DRIFT, DriftVerdict.CLEAN) == (before.verdict, after.verdict)
    assert before.summary.endswith("; the version must be 2.0.0, and is 1.2.0")
    assert (
        "pyproject.toml: error: users of 1.2.0 are broken by what changed since, and version 1.2.0 does not say so; "
        "run release plan --write, which makes it 2.0.0, or take the changes back [version-too-low]"
    ) == str(before.problems[0])
    assert all(problem.where.file == "openapi.yaml" for problem in before.problems[1:])
    assert len(before.problems) > 1
    assert after.summary.endswith("; version 2.0.0 says so")


def test_minor_version_is_not_enough_for_what_breaks(document: Shop) -> None:
    document.edit(*BREAKING["rename an action"])
    document.edit('version = "1.2.0"', 'version = "1.9.0"', "pyproject.toml")

    assert DriftVerdict.DRIFT is result(document).verdict


def test_addition_is_told_and_does_not_fail(document: Shop) -> None:
    document.edit("required: [name]\n", "required: [name]\n      x-more: 1\n")
    document.edit("enum: [cat, dog]", "enum: [cat, dog, owl]")

    told = result(document)

    assert DriftVerdict.CLEAN is told.verdict
    assert re.fullmatch(r"\d+ info since v1\.2\.0; the next release is to be 1\.3\.0", told.summary)


def test_newest_release_counts_and_pre_releases_do_not(document: Shop) -> None:
    document.edit(*BREAKING["rename an action"])
    git(document.folder, "commit", "-am", "second")
    git(document.folder, "tag", "v2.0.0")
    git(document.folder, "tag", "v3.0.0rc1")

    assert "no changes since v2.0.0; the version is 1.2.0" == result(document).summary


def test_before_the_first_release_nothing_can_have_changed(document: Shop) -> None:
    document.edit(*BREAKING["rename an action"])
    git(document.folder, "tag", "-d", "v1.2.0")

    told = result(document)

    assert (Topic.RELEASE, DriftVerdict.CLEAN) == (told.topic, told.verdict)
    assert "nothing was released yet, so that nothing can have changed" == told.summary
