"""Fixtures that give tests an api.video of their own; pytest finds them by itself.

    def test_keynote_is_published(apivideo_client: ApiVideo) -> None:
        video = apivideo_client.videos.create(title="Keynote")
        assert [video.video_id] == [found.video_id for found in apivideo_client.videos.list()]

The emulator is loaded by the first test that asks for one of the fixtures, the SDK by the first that asks for a client.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo, AsyncApiVideo

    from .base.faults import FaultKind
    from .base.requests import ReceivedRequest
    from .base.settings import Settings
    from .server.server import EmulatorServer

API_KEY: Final = "emulator-key"
"""What the clients of the fixtures sign in with."""

SPEED: Final = 60.0
"""How fast time passes unless a project says otherwise: an upload can be played in a moment."""

_MISSING: Final = "this fixture gives a client of the SDK, which is not installed; run: pip install apivideo-sdk"


class LocalEmulator:
    """The emulator of one test: nothing is in it when the test begins. `server.world` is all that it knows."""

    def __init__(self, server: EmulatorServer) -> None:
        self.server = server

    @property
    def base_url(self) -> str:
        """Where any client reaches it."""
        return self.server.base_url

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What arrived since the test began, the oldest first."""
        return self.server.world.requests.every()

    def advance(self, seconds: float) -> None:
        """Move its clock on, with all that falls due: ingest, encoding, expiry, webhooks and their retries."""
        self.server.world.advance(seconds)

    def fault(self, kind: FaultKind, operation: str = "", **details: Any) -> None:  # noqa: ANN401 # JSON
        """Let something go wrong from now on: `fault("503", "listVideos", times=2)`.

        operation: identifier in the document; any when "". details: `nth`, `times`, `probability`, `seed`, `seconds`
        and `at`, as in `faults.Fault`. Raises ValueError for what cannot go wrong.
        """
        self.server.world.faults.add({"kind": kind, "operation": operation, **details})

    def __repr__(self) -> str:
        return f"<{type(self).__name__} at {self.base_url}>"


@pytest.fixture(scope="session")
def apivideo_emulator_settings() -> Settings:
    """How the emulator of the tests behaves; a project's own `conftest.py` may have another fixture of this name.

    `Settings(speed=0)` stops time, so that only `apivideo_emulator.advance` moves it.
    """
    from .base.settings import Settings  # noqa: PLC0415 # most tests of a project never ask for it

    return Settings(speed=SPEED, seed=1)


@pytest.fixture(scope="session")
def apivideo_emulator_server(apivideo_emulator_settings: Settings) -> Iterator[EmulatorServer]:
    """The server that all tests of a run share, one after the other; ask for `apivideo_emulator`."""
    from .server.server import EmulatorServer  # noqa: PLC0415 # loads an HTTP server

    with EmulatorServer(apivideo_emulator_settings) as server:
        yield server


@pytest.fixture
def apivideo_emulator(apivideo_emulator_server: EmulatorServer) -> LocalEmulator:
    """An emulator on this machine that nobody has used yet."""
    apivideo_emulator_server.world.reset()
    return LocalEmulator(apivideo_emulator_server)


@pytest.fixture
def apivideo_client(apivideo_emulator: LocalEmulator) -> Iterator[ApiVideo]:
    """An `ApiVideo` that talks to the emulator."""
    try:
        from apivideo_sdk import ApiVideo  # noqa: PLC0415 # the emulator is of use without it
    except ModuleNotFoundError:
        pytest.fail(_MISSING, pytrace=False)
    with ApiVideo(API_KEY, base_url=apivideo_emulator.base_url) as client:
        yield client


@pytest.fixture
def async_apivideo_client(apivideo_emulator: LocalEmulator) -> AsyncApiVideo:
    """An `AsyncApiVideo` that talks to the emulator; the event loop that it is used on closes it."""
    try:
        from apivideo_sdk import AsyncApiVideo  # noqa: PLC0415 # the emulator is of use without it
    except ModuleNotFoundError:
        pytest.fail(_MISSING, pytrace=False)
    return AsyncApiVideo(API_KEY, base_url=apivideo_emulator.base_url)
