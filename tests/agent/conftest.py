"""An emulator for each test, and an agent's core before it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from apivideo_emulator import Settings, make_app

_GENERATED = str(Path(__file__).resolve().parents[2] / "generated" / "python")

if _GENERATED not in sys.path:
    sys.path.insert(0, _GENERATED)

from apivideo_sdk.agent.core.core import AgentCore  # noqa: E402 - the path comes first

from tests.agent.place import Place  # noqa: E402 - the path comes first
from tests.emulator.in_process import living  # noqa: E402 - beside the others


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    app = make_app(Settings(seed=1, speed=0, ffmpeg=False, video_restore=True))
    with living(app) as calls:
        yield Place(app.state.world, calls, tmp_path)


@pytest.fixture
def core(place: Place) -> AgentCore:
    return place.core
