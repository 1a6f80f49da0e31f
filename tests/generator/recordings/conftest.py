"""The small document of films, read once."""

from __future__ import annotations

import pytest

from generator.recordings.described import Described
from tests.generator.recordings.films import read_films


@pytest.fixture(scope="session")
def films() -> Described:
    return read_films()
