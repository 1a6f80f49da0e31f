from __future__ import annotations

import pytest
from packaging.version import Version

from generator.changes.change import Change, Symbol
from generator.changes.package import finding
from generator.changes.rules import make
from generator.changes.where import Kind, Where
from generator.release.programs import ReleaseError
from generator.release.versions import Bump, bump_of, choose_version, next_version, parse_version, step_between


def change(rule: str, kind: Kind = "operation") -> Change:
    return make(rule, Where(kind=kind))


def of_package(rule: str) -> Change:
    return finding.make(rule, Symbol(kind="type", name="Video"))


@pytest.mark.parametrize(
    ("changes", "bump"),
    [
        ((), Bump.NONE),
        ((change("api-tag-removed"),), Bump.PATCH),
        ((of_package("method-added"), change("api-tag-removed")), Bump.MINOR),
        ((change("request-property-added-optional", "request-body"),), Bump.MINOR),
        ((change("max-increased", "request-body"),), Bump.MINOR),
        ((change("max-decreased", "response-body"),), Bump.PATCH),
        ((change("endpoint-deprecated"),), Bump.MINOR),
        ((change("request-parameter-removed", "request-parameter"),), Bump.MINOR),
        ((of_package("method-added"), of_package("field-removed")), Bump.MAJOR),
        ((change("webhook-removed", "webhook"), of_package("method-added")), Bump.MAJOR),
    ],
)
def test_largest_change_of_api_or_package_decides(changes: tuple[Change, ...], bump: Bump) -> None:
    assert bump == bump_of(changes)


@pytest.mark.parametrize(
    ("last", "bump", "expected"),
    [
        ("1.4.2", Bump.MAJOR, "2.0.0"),
        ("1.4.2", Bump.MINOR, "1.5.0"),
        ("1.4.2", Bump.PATCH, "1.4.3"),
        ("1.4.2", Bump.NONE, "1.4.2"),
        ("0.9.0", Bump.MAJOR, "1.0.0"),
    ],
)
def test_next_version_follows_the_bump(last: str, bump: Bump, expected: str) -> None:
    assert Version(expected) == next_version(Version(last), bump)


def test_first_release_is_one() -> None:
    assert Version("1.0.0") == next_version(None, Bump.NONE)


@pytest.mark.parametrize(
    ("version", "step"),
    [("2.0.0", Bump.MAJOR), ("1.5.0", Bump.MINOR), ("1.4.3", Bump.PATCH), ("1.4.2", Bump.NONE), ("1.3.9", Bump.NONE)],
)
def test_version_says_what_it_is_to_users(version: str, step: Bump) -> None:
    assert step == step_between(Version("1.4.2"), Version(version))


def test_lower_version_is_never_chosen() -> None:
    with pytest.raises(ReleaseError, match="says too little"):
        choose_version(Version("1.4.2"), Bump.NONE, "1.4.2")


def test_what_is_no_version_is_an_error() -> None:
    with pytest.raises(ReleaseError, match="'soon' is no version"):
        parse_version("soon")
