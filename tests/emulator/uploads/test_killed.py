"""Uploads to a process that is killed, or that has to take a large file."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import httpx2
import pytest
from package.base.files import MARK

from tests.emulator.uploads.separate_process import EmulatorProcess, emulator_process
from tests.emulator.validating import KEY, ResponseChecks

MEBIBYTE = 1024 * 1024
PARTS = [bytes([number]) * 4096 for number in range(1, 41)]


StartProcess: TypeAlias = Callable[[], AbstractContextManager[EmulatorProcess]]


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def start(state: Path, bundled_document: Path, response_checks: ResponseChecks) -> StartProcess:
    """Start emulators, one after the other, that keep the same state."""
    return partial(emulator_process, state, bundled_document, response_checks)


def new_video(emulator: EmulatorProcess) -> str:
    return str(emulator.client.post("/videos", json={"title": "Film"}).json()["videoId"])


def send(emulator: EmulatorProcess, video: str, number: int) -> httpx2.Response:
    headers = {"Content-Range": f"part {number}/{len(PARTS)}"}
    return emulator.client.post(f"/videos/{video}/source", files={"file": PARTS[number - 1]}, headers=headers)


def ingest(emulator: EmulatorProcess, video: str) -> dict[str, object]:
    status = emulator.client.get(f"/videos/{video}/status").json()
    return dict(status["ingest"] or {})


def send_until_killed(emulator: EmulatorProcess, video: str) -> set[int]:
    """Send all parts by four threads, kill the process once ten are accepted, and give those that were."""
    accepted: set[int] = set()
    lock = threading.Lock()

    def send_one(number: int) -> None:
        try:
            response = send(emulator, video, number)
        except httpx2.TransportError:
            return
        with lock:
            if response.status_code == 201:
                accepted.add(number)
            if len(accepted) == 10:
                emulator.kill()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(send_one, range(len(PARTS), 0, -1)))
    return accepted


def test_accepted_parts_outlive_the_process(start: StartProcess, state: Path) -> None:
    with start() as emulator:
        video = new_video(emulator)
        accepted = send_until_killed(emulator, video)
    with start() as emulator:
        kept = set(ingest(emulator, video)["receivedParts"]["parts"])  # type: ignore[index]  # JSON
        for number in set(range(1, len(PARTS) + 1)) - kept:
            assert 201 == send(emulator, video, number).status_code
        emulator.kill()
    with start() as emulator:
        emulator.client.post("/_emulator/clock", json={"advance": 10})
        status = ingest(emulator, video)["status"]

    assert 10 <= len(accepted) < len(PARTS)
    assert accepted <= kept
    assert "uploaded" == status
    assert [b"".join(PARTS)] == [file.read_bytes() for file in uploaded_files(state)]


def test_part_cut_in_the_middle_is_forgotten(start: StartProcess, state: Path) -> None:
    with start() as emulator:
        video = new_video(emulator)
        send_half(emulator, video)
    with start() as emulator:
        shown = ingest(emulator, video)

    assert {} == shown
    assert [] == uploaded_files(state)
    assert [] == list((state.with_name("state.db-files") / "incoming").iterdir())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells the memory of a process")
def test_large_file_takes_no_memory(start: StartProcess, state: Path) -> None:
    with start() as emulator:
        video = new_video(emulator)
        emulator.client.post(f"/videos/{new_video(emulator)}/source", files={"file": b"x" * 4096})
        before = emulator.memory()

        response = emulator.client.post(
            f"/videos/{video}/source",
            content=multipart(64),
            headers={"Content-Type": "multipart/form-data; boundary=edge"},
        )

        assert 201 == response.status_code
        assert emulator.memory() - before < 16 * 1024
        assert [4096, 64 * MEBIBYTE] == sorted(file.stat().st_size for file in uploaded_files(state))


def multipart(mebibytes: int) -> Iterator[bytes]:
    """Give a form with a file of so many MiB, block by block."""
    yield b'--edge\r\nContent-Disposition: form-data; name="file"; filename="film.mp4"\r\n\r\n'
    block = b"\x00" * MEBIBYTE
    for _ in range(mebibytes):
        yield block
    yield b"\r\n--edge--\r\n"


def send_half(emulator: EmulatorProcess, video: str) -> None:
    """Send the beginning of a part, and kill the process once it has answered another call."""
    address = urlsplit(emulator.base_url)
    key = base64.b64encode(f"{KEY}:".encode()).decode()
    lines = [
        f"POST /videos/{video}/source HTTP/1.1",
        f"Host: {address.netloc}",
        f"Authorization: Basic {key}",
        "Content-Range: part 1/2",
        "Content-Type: multipart/form-data; boundary=edge",
        "Content-Length: 100000",
        "",
        "--edge",
        'Content-Disposition: form-data; name="file"; filename="film.mp4"',
        "",
        "half of a part",
    ]
    with socket.create_connection((str(address.hostname), int(address.port or 0))) as connection:
        connection.sendall("\r\n".join(lines).encode())
        ingest(emulator, video)
        emulator.kill()


def uploaded_files(state: Path) -> list[Path]:
    """Give the files that were kept beside a state."""
    return [file for file in state.with_name(f"{state.name}-files").iterdir() if file.is_file() and file.name != MARK]
