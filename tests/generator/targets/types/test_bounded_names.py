from __future__ import annotations

import re

import pytest

from generator.targets.python.package.identifiers import _bounded


@pytest.mark.parametrize("name", ["a" * 10 + "_" * 20, "a" * 30])
def test_long_name_ends_in_a_digest_behind_one_underscore(name: str) -> None:
    found = _bounded(name, 20)

    assert re.fullmatch(r"a{10,11}_[0-9a-f]{8}", found)
    assert found != _bounded(f"{name}b", 20)


def test_name_that_fits_stays() -> None:
    assert "a" * 20 == _bounded("a" * 20, 20)
