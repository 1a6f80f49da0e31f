from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.broker.server import address_of, open_broker, open_loopback
from apivideo_sdk.agent.catalog.entries import load_catalog
from apivideo_sdk.agent.clock import WaitClock
from apivideo_sdk.agent.core.core import AgentCore, CallOrder
from apivideo_sdk.agent.core.uploads import UploadOrder
from apivideo_sdk.agent.credentials.connect import brokered_client
from apivideo_sdk.agent.failures import AgentError
from apivideo_sdk.agent.gate.gate import Gatekeeper

KEY = "canary-key-0123456789"
PACKAGES = [Path(__file__).resolve().parents[2] / "generated" / name for name in ("python", "emulator")]


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(seed=1, speed=1, ffmpeg=False, token_lifetime=2)) as running:
        yield running


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder with a short name: the path of a socket may have 100 bytes."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


@contextmanager
def serving(server: EmulatorServer, folder: Path, *, is_loopback: bool = False) -> Iterator[str]:
    """Serve a gate in a thread, and give its address."""
    gate = Gatekeeper(ApiVideo(KEY, base_url=server.base_url), load_catalog())
    broker = open_loopback(gate) if is_loopback else open_broker(gate, folder / "run" / "b.sock")
    thread = threading.Thread(target=broker.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield address_of(broker)
    finally:
        broker.shutdown()
        thread.join()
        broker.server_close()
        gate.close()


def core_at(address: str, folder: Path) -> AgentCore:
    return AgentCore(load_catalog(), lambda: brokered_client(address), folders=[folder], states=folder / "state")


@pytest.mark.parametrize("is_loopback", [False, True])
def test_calls_and_uploads_go_through_the_broker(server: EmulatorServer, folder: Path, is_loopback: bool) -> None:  # noqa: FBT001 - a parameter
    file = folder / "talk.mp4"
    file.write_bytes(os.urandom(3 * 1024 * 1024))

    with serving(server, folder, is_loopback=is_loopback) as address:
        core = core_at(address, folder)
        created = json.loads(core.call(CallOrder(operation="createLiveStream", arguments={"name": "Talk"})))
        uploaded = json.loads(core.upload(UploadOrder(source=str(file), wait=False), WaitClock()))
        core.calls.close()

    assert created["streamKey"].startswith("secret:")
    assert "talk" == uploaded["title"]


def test_the_socket_is_for_its_owner_alone(server: EmulatorServer, folder: Path) -> None:
    with serving(server, folder) as address:
        assert 0o600 == Path(address).stat().st_mode & 0o777
        assert 0o700 == Path(address).parent.stat().st_mode & 0o777
        with pytest.raises(OSError, match="already"):
            open_broker(Gatekeeper(ApiVideo(KEY), load_catalog()), Path(address))


def test_loopback_needs_the_token(server: EmulatorServer, folder: Path) -> None:
    with serving(server, folder, is_loopback=True) as address:
        core = core_at(f"{address.partition('#')[0]}#wrong", folder)
        with pytest.raises(AgentError, match="403"):
            core.call(CallOrder(operation="listVideos"))
        core.calls.close()


def test_destructive_calls_are_confirmed_at_the_broker(server: EmulatorServer, folder: Path) -> None:
    with serving(server, folder) as address:
        core = core_at(address, folder)
        order = CallOrder(operation="deleteWatermark", arguments={"watermarkId": "watermark_1"})
        with pytest.raises(AgentError, match="confirmation") as caught:
            core.call(order)
        with pytest.raises(AgentError, match="404"):
            core.call(CallOrder(**{**_members(order), "confirm": caught.value.token}))  # type: ignore[attr-defined] # it has one
        core.calls.close()


def _members(order: CallOrder) -> dict[str, object]:
    return {name: getattr(order, name) for name in order.__struct_fields__}


@pytest.mark.slow
def test_a_loop_longer_than_the_life_of_tokens_never_meets_a_401(server: EmulatorServer, folder: Path) -> None:
    server.world.reset()
    with serving(server, folder) as address:
        core = core_at(address, folder)
        end = time.monotonic() + 5  # two lives of a token, and more
        calls = 0
        while time.monotonic() < end:
            core.call(CallOrder(operation="getAccount"))
            calls += 1
        core.calls.close()

    statuses = [one.status for one in server.world.requests.every()]
    assert calls > 10
    assert 401 not in statuses


@pytest.mark.slow
def test_the_key_is_in_no_process_but_the_broker(server: EmulatorServer, folder: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if "APIVIDEO" not in name},
        "PYTHONPATH": os.pathsep.join(map(str, PACKAGES)),
        "APIVIDEO_HOME": str(folder / "home"),
        "APIVIDEO_BASE_URL": server.base_url,
    }
    socket = folder / "b.sock"
    command = [sys.executable, "-m", "apivideo_sdk", "broker", "--key-stdin", "--socket", str(socket)]
    broker = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert broker.stdin is not None
    assert broker.stderr is not None
    broker.stdin.write(f"{KEY}\n")
    broker.stdin.close()
    assert "serving" in broker.stderr.readline()

    agent = {**environment, "APIVIDEO_BROKER": str(socket)}
    called = subprocess.run(
        [sys.executable, "-m", "apivideo_sdk", "agent", "call", "createLiveStream", '{"name": "Talk"}'],
        capture_output=True, text=True, check=True, env=agent,
    )  # fmt: skip
    command_line = Path(f"/proc/{broker.pid}/cmdline").read_bytes()
    broker_environment = Path(f"/proc/{broker.pid}/environ")
    broker.send_signal(signal.SIGINT)
    broker.wait(10)

    said = called.stdout + called.stderr + "".join(agent.values()) + broker.stderr.read()
    files = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert "secret:" in called.stdout
    assert KEY not in said
    assert KEY.encode() not in files + command_line
    assert not socket.exists()
    assert broker_environment.parent.name == str(broker.pid)


def test_a_group_that_there_is_not_is_refused(server: EmulatorServer, folder: Path) -> None:
    gate = Gatekeeper(ApiVideo(KEY, base_url=server.base_url), load_catalog())

    with pytest.raises(LookupError):
        open_broker(gate, folder / "b.sock", group="no-such-group")
