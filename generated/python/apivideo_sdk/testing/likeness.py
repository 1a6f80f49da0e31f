"""Compares JSON data as data: numbers by value, moments as moments, objects in any order."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any


def assert_alike(expected: Any, actual: Any, where: str) -> None:  # noqa: ANN401 - any JSON
    """Raise AssertionError for the first difference, with its place; `where` is the place of the whole."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        _assert_objects_alike(expected, actual, where)
    elif isinstance(expected, list) and isinstance(actual, list):
        _assert_arrays_alike(expected, actual, where)
    elif not are_alike(expected, actual):
        raise AssertionError(f"{where}: expected {expected!r}, got {actual!r}")


def assert_read(
    expected: Any,  # noqa: ANN401 - any JSON
    actual: Any,  # noqa: ANN401 - any JSON
    where: str,
    empty_lists: Collection[str] = (),
) -> None:
    """Do the same for what a response was read to, where a member that is null reads as one that is absent.

    empty_lists: names of members for which an empty list stands for none.
    """
    assert_alike(_without_nulls(expected, empty_lists), _without_nulls(actual, empty_lists), where)


def _without_nulls(data: Any, empty_lists: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
    match data:
        case dict():
            return {
                name: _without_nulls(value, empty_lists)
                for name, value in data.items()
                if value is not None and not (value == [] and name in empty_lists)
            }
        case list():
            return [_without_nulls(item, empty_lists) for item in data]
    return data


def _assert_objects_alike(expected: dict[str, Any], actual: dict[str, Any], where: str) -> None:
    if missing := [name for name in expected if name not in actual]:
        raise AssertionError(f"{where}: {missing} expected, but not there")
    if surplus := [name for name in actual if name not in expected]:
        raise AssertionError(f"{where}: {surplus} there, but not expected")
    for name, value in expected.items():
        assert_alike(value, actual[name], f"{where}.{name}")


def _assert_arrays_alike(expected: list[Any], actual: list[Any], where: str) -> None:
    if len(expected) != len(actual):
        raise AssertionError(f"{where}: expected {len(expected)} items, got {len(actual)}")
    for position, (one, other) in enumerate(zip(expected, actual, strict=True)):
        assert_alike(one, other, f"{where}[{position}]")


def are_alike(expected: object, actual: object) -> bool:
    """Whether two values without members are the same: numbers by value, moments as moments."""
    if isinstance(expected, bool) or isinstance(actual, bool):
        return expected is actual
    if expected == actual:
        return True
    if isinstance(expected, str) and isinstance(actual, str):
        moment = _moment(expected)
        return moment is not None and moment == _moment(actual)
    return False


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
