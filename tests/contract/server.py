"""The api.video of this machine, as recordings are made on it: the same identifiers, times and answers in every run."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx2

from generator.recordings.package_loader import LoadedPackage

sys.path.append(str(Path(__file__).resolve().parents[2] / "generated" / "emulator"))

from apivideo_emulator import EmulatorServer, Settings, World  # it lies beside the package that is recorded

API_KEY: Final = "contract-key"
"""The key that is taken; every other one is refused, and SUSPENDED_KEY is that of a suspended account."""

SUSPENDED_KEY: Final = "suspended-key"

_SETTINGS: Final[Mapping[str, Any]] = {
    "speed": 0,
    "start": datetime(2026, 4, 2, 12, tzinfo=UTC),
    "seed": 1,
    "ffmpeg": False,
    "api_keys": (API_KEY,),
    "suspended_keys": (SUSPENDED_KEY,),
    "public_url": "http://emulator.test",
}


class Emulator:
    """An emulator on a socket of this machine, whose clock stands still."""

    def __init__(self, base_url: str, world: World) -> None:
        self.base_url = base_url
        self._world = world

    def advance(self, seconds: float) -> None:
        """Move its clock on, with all that falls due."""
        self._world.advance(seconds)

    def post(self, path: str, body: Mapping[str, Any]) -> None:
        """POST what the emulator alone takes. Raises AssertionError when it does not."""
        response = httpx2.post(f"{self.base_url}{path}", json=body)
        if not response.is_success:
            raise AssertionError(f"POST {path}: {response.status_code} {response.text}")


@contextmanager
def serve(_package: LoadedPackage, settings: Mapping[str, Any]) -> Iterator[Emulator]:
    """Serve an emulator of its own. settings: those of `apivideo_emulator.Settings`, and `faults` that lie in wait."""
    faults = settings.get("faults", ())
    given = {name: value for name, value in settings.items() if name != "faults"}
    server = EmulatorServer(Settings(**{**_SETTINGS, **given}))
    server._server.config.date_header = False  # the only time in a response that is not the emulator's own
    with server:
        for fault in faults:
            server.world.faults.add(fault)
        yield Emulator(server.base_url, server.world)
