from __future__ import annotations

from datetime import date

import pytest

from tests.generator.changes.documents import Compare, Object, Told, document


def deprecated(sunset: str = "", *, is_deprecated: bool = True) -> Object:
    return document({"deprecated": is_deprecated, **({"x-sunset": sunset} if sunset else {})})


def test_lifecycle_of_an_operation_is_told(told: Told) -> None:
    plain = document()

    assert ["info endpoint-deprecated"] == told(plain, deprecated())
    assert ["info endpoint-deprecated-with-sunset"] == told(plain, deprecated("2030-01-01"))
    assert ["breaking api-deprecated-sunset-parse"] == told(plain, deprecated("soon"))
    assert ["info endpoint-reactivated"] == told(deprecated(), plain)
    assert ["breaking sunset-deleted"] == told(deprecated("2030-01-01"), deprecated())
    assert ["breaking api-deprecated-sunset-parse"] == told(deprecated("2030-01-01"), deprecated("soon"))
    assert ["breaking api-sunset-date-changed-too-small"] == told(deprecated("2030-01-01"), deprecated("2029-01-01"))


def test_sunset_of_an_operation_that_is_spelled_otherwise_is_the_same(told: Told) -> None:
    assert [] == told(deprecated("2030-01-01"), deprecated("2030-01-01T00:00:00Z"))


def test_operation_may_go_when_its_sunset_has_come(compare: Compare) -> None:
    base, gone = deprecated("2030-01-01"), {**document(), "paths": {}}

    early, late, unknown = (
        compare(base, gone, today=today)[0].id for today in (date(2029, 1, 1), date(2030, 1, 1), None)
    )

    assert [
        "api-path-removed-before-sunset",
        "api-path-removed-with-deprecation",
        "api-path-removed-before-sunset",
    ] == [
        early,
        late,
        unknown,
    ]


def test_operation_of_a_path_that_stays_is_told_apart_from_a_path(told: Told) -> None:
    both = document()
    both["paths"]["/videos"]["post"] = {"responses": {}}

    assert ["breaking api-removed-without-deprecation"] == told(both, document())


@pytest.mark.parametrize(("less", "more"), [("draft", "alpha"), ("alpha", "beta"), ("beta", "stable")])
def test_each_level_of_stability_is_below_the_next(told: Told, less: str, more: str) -> None:
    before, after = (document({"x-stability-level": level}) for level in (less, more))

    assert ["info api-stability-increased"] == told(before, after)
    assert ["breaking api-stability-decreased"] == told(after, before)


def test_stability_of_an_operation_is_told(told: Told) -> None:
    stable, beta, wild = (document({"x-stability-level": level}) for level in ("stable", "beta", "wild"))

    assert ["breaking api-stability-decreased"] == told(stable, beta)
    assert ["info api-stability-increased"] == told(beta, stable)
    assert ["breaking api-invalid-stability-level"] == told(beta, wild)
