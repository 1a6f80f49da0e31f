"""The emulator over HTTP on this machine, and its command."""

from __future__ import annotations

import asyncio
import http.client
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
import uvicorn
from package.base.settings import UploadLimits
from package.server import server as serving
from package.server.cli import main
from package.server.public import EmulatorServer, Settings
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.emulator.validating import KEY, ResponseChecks


@pytest.fixture
def server(bundled_document: Path) -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(document=bundled_document, speed=0, seed=1)) as server:
        yield server


@pytest.fixture
def client(server: EmulatorServer, response_checks: ResponseChecks) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=server.base_url, auth=(KEY, ""), event_hooks=response_checks.hooks()) as client:
        yield client


def test_server_answers_on_this_machine(client: httpx2.Client, server: EmulatorServer) -> None:
    video = client.post("/videos", json={"title": "Keynote"}).json()

    assert server.base_url.startswith("http://127.0.0.1:")
    assert video["assets"]["player"].startswith(f"{server.base_url}/vod/")
    assert video == client.get(f"/videos/{video['videoId']}").json()


@pytest.mark.parametrize("kind", ["drop-before", "drop-after", "drop-within"])
def test_connection_is_really_cut(client: httpx2.Client, kind: str) -> None:
    client.post("/_emulator/faults", json={"kind": kind, "operation": "listVideos", "times": 1})

    with pytest.raises((httpx2.RemoteProtocolError, httpx2.ReadError)):
        client.get("/videos")

    assert 200 == client.get("/videos").status_code


def test_response_to_a_refused_upload_is_not_lost(server: EmulatorServer) -> None:
    connection = http.client.HTTPConnection(server.base_url.removeprefix("http://"))

    connection.request("POST", "/videos/none/source", body=b"x" * 20_000_000)

    assert 401 == connection.getresponse().status
    connection.close()


def test_time_passes_by_itself(bundled_document: Path) -> None:
    with EmulatorServer(Settings(document=bundled_document, speed=100_000)) as server:
        token = httpx2.post(f"{server.base_url}/upload-tokens", json={"ttl": 1}, auth=(KEY, "")).json()
        address = f"{server.base_url}/_emulator/clock"
        while httpx2.get(address).json()["now"] <= token["expiresAt"]:
            pass

        listed = httpx2.get(f"{server.base_url}/upload-tokens", auth=(KEY, "")).json()

    assert [] == listed["data"]


def test_stopped_server_answers_no_more(bundled_document: Path) -> None:
    server = EmulatorServer(Settings(document=bundled_document))
    address = server.start()

    server.stop()

    with pytest.raises(httpx2.ConnectError):
        httpx2.get(address)
    assert not server.world.files.folder.exists()


@pytest.mark.parametrize("is_raised", [True, False])
def test_server_that_does_not_come_up_is_an_error_at_once(
    bundled_document: Path, monkeypatch: pytest.MonkeyPatch, *, is_raised: bool
) -> None:
    async def fail(server: uvicorn.Server, **_: object) -> None:
        server.should_exit = True
        if is_raised:
            raise SystemExit(3)

    monkeypatch.setattr(uvicorn.Server, "startup", fail)
    server = EmulatorServer(Settings(document=bundled_document))

    with pytest.raises(RuntimeError, match="did not start"):
        server.start()
    server.stop()


def test_port_that_is_taken_is_told(server: EmulatorServer, capsys: pytest.CaptureFixture[str]) -> None:
    port = server.base_url.rpartition(":")[2]

    code = main(["--port", port])

    assert 1 == code
    assert f"cannot use 127.0.0.1:{port}" in capsys.readouterr().err


def test_state_that_cannot_be_kept_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bundled_document: Path
) -> None:
    code = main(["--port", "0", "--state", str(tmp_path / "nowhere" / "state"), "--document", str(bundled_document)])

    assert 1 == code
    assert "cannot keep its state" in capsys.readouterr().err


def test_state_that_is_another_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], bundled_document: Path
) -> None:
    state = tmp_path / "notes.txt"
    state.write_text("Buy milk. " * 1000, encoding="utf-8")

    code = main(["--port", "0", "--state", str(state), "--document", str(bundled_document)])

    assert 1 == code
    assert "cannot keep its state" in capsys.readouterr().err
    assert "Buy milk. " * 1000 == state.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"paths": {"/videos": {"get": {}}}}'])
def test_document_that_cannot_be_served_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    document = tmp_path / "openapi.json"
    document.write_text(content, encoding="utf-8")

    code = main(["--port", "0", "--document", str(document)])

    assert 1 == code
    assert f"cannot start: {document} is no OpenAPI document" in capsys.readouterr().err


def test_connections_send_without_delay(bundled_document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[int] = []
    made = H11Protocol.connection_made

    def connection_made(protocol: H11Protocol, transport: asyncio.Transport) -> None:
        taken = transport.get_extra_info("socket")
        found.append(taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        made(protocol, transport)

    monkeypatch.setattr(H11Protocol, "connection_made", connection_made)
    with EmulatorServer(Settings(document=bundled_document, speed=0)) as server:
        httpx2.get(f"{server.base_url}/_emulator/health")

    assert [True] == [bool(one) for one in found]


@pytest.mark.parametrize(
    "option", ["--port=99999", "--port=x", "--speed=-1", "--speed=nan", "--speed=inf", "--smallest-part=0"]
)
def test_number_that_cannot_be_is_told(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main([option])

    name, _, value = option.partition("=")
    error = capsys.readouterr().err.splitlines()[-1]
    assert 2 == code
    assert error.startswith(f"Error: Invalid value for '{name}': ")
    assert value in error


def test_help_is_printed_with_code_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["--help"])

    assert "Run a local api.video" in capsys.readouterr().out


def recorded_serving(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Settings, str, int]]:
    served: list[tuple[Settings, str, int]] = []

    def serve(settings: Settings, host: str, port: int) -> int:
        served.append((settings, host, port))
        return 0

    monkeypatch.setattr(serving, "serve", serve)
    return served


def test_options_become_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = recorded_serving(monkeypatch)
    flags = ("--seed-demo", "--video-restore", "--allow-private-sources", "--allow-remote-webhooks", "--no-ffmpeg")
    words = [
        *("--state", str(tmp_path / "state"), "--api-key", "a", "--api-key", "b", "--suspended-key", "c"),
        *(
            "--token-lifetime",
            "60",
            "--limits",
            "sandbox",
            "--speed",
            "60",
            "--seed",
            "1",
            "--allow-host",
            "emulator.test",
        ),
        *("--public-url", "https://example.com/", "--smallest-part", "10", "--host", "::1", "--port", "1"),
        *("--document", str(tmp_path / "openapi.json")),
    ]

    assert 0 == main([*words, *flags])

    settings = Settings(
        state=tmp_path / "state",
        api_keys=("a", "b"),
        suspended_keys=("c",),
        token_lifetime=60,
        limits="sandbox",
        speed=60.0,
        seed=1,
        seed_demo=True,
        video_restore=True,
        allow_private_sources=True,
        allow_remote_webhooks=True,
        ffmpeg=False,
        hosts=("emulator.test",),
        public_url="https://example.com",
        uploads=UploadLimits(smallest_part=10),
        document=tmp_path / "openapi.json",
    )
    assert [(settings, "::1", 1)] == served


def test_without_options_settings_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    served = recorded_serving(monkeypatch)

    main([])

    assert [(Settings(), "127.0.0.1", 8099)] == served


def test_page_that_leads_its_own_name_here_is_refused(server: EmulatorServer) -> None:
    response = httpx2.get(f"{server.base_url}/videos", headers={"Host": "attacker.example"})

    assert 421 == response.status_code
    assert [] == server.world.requests.every()
