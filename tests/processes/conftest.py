"""The generator as the action installs it, and a second repository."""

from __future__ import annotations

from pathlib import Path

import pytest

import tests.sdk.conftest  # noqa: F401 - lets the generated package be imported where it lies
from tests.processes.actions import Action
from tests.processes.shop import make_shop


@pytest.fixture(scope="session")
def command(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Install the generator by the action's own step, from this checkout, in an environment of its own."""
    folder = tmp_path_factory.mktemp("installed")
    outcome = Action(repository=folder, temporary=folder).run(tasks="")
    assert 0 == outcome.code, outcome.printed
    return outcome.outputs["install"]["command"]


@pytest.fixture
def shop(tmp_path: Path, command: str) -> Path:
    return make_shop(tmp_path, command)
