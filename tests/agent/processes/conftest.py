from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from apivideo_emulator import EmulatorServer, Settings

from tests.agent.processes.machine import Machine


@pytest.fixture(scope="package")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(seed=1, speed=60)) as running:
        yield running


@pytest.fixture
def machine(server: EmulatorServer) -> Iterator[Machine]:
    server.world.reset()
    with tempfile.TemporaryDirectory() as folder:  # short: the path of a socket may have 100 bytes
        yield Machine(folder=Path(folder), base_url=server.base_url)
