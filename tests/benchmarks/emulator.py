"""The emulator: how soon it is ready, what it takes when idle, and what many clients at once get, or lose."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Iterator
from pathlib import Path
from typing import Final
from urllib.request import urlopen

import httpx2

from tests.benchmarks.timing import Row
from tests.interop.emulator import RunningEmulator, emulator

CLIENTS: Final = 200
CALLS: Final = 10_000
PARTS: Final = 50
PART_BYTES: Final = 5 * 1024 * 1024
_READY: Final = 1.0
_IDLE: Final = 80.0
_SLOW: Final = 5.0
_CALL: Final = 0.003
_KEPT: Final = 200
_KILLED_AFTER: Final = 20
_PATIENCE: Final = 120
_PARTIAL: Final = 206
_AUTH: Final = ("load-key", "")
_TLS: Final = httpx2.create_ssl_context()
"""Made once: a context for each of the clients would take longer than their calls."""

Latencies = list[float]


def rows() -> Iterator[Row]:
    """Yield one row a target. What must not be lost is counted: one loss is a miss."""
    yield _row("emulator, ready", statistics.median(_seconds_until_ready() for _ in range(5)), "s", _READY)
    with emulator() as running:
        httpx2.get(f"{running.base_url}/videos", auth=_AUTH)
        time.sleep(1)
        yield _row("emulator, idle", running.memory(), "MiB", _IDLE)
        yield _row("emulator, one call on a kept connection", _seconds_of_a_call(running.base_url), "s", _CALL)
        yield from _load_rows(running)
    yield from _upload_rows()


def _load_rows(running: RunningEmulator) -> Iterator[Row]:
    started = time.perf_counter()
    latencies, errors = asyncio.run(_load(running.base_url))
    seconds = time.perf_counter() - started
    what = f"emulator, {len(latencies)} calls by {CLIENTS} clients"
    yield _row(f"{what}, p99 at {len(latencies) / seconds:.0f}/s", _p99(latencies), "s", _SLOW)
    yield _row(f"{what}, errors", errors + CALLS - len(latencies), "", 0)


def _upload_rows() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        options = ("--state", str(Path(folder) / "state.db"), "--speed", "60", "--no-ffmpeg")
        with emulator(*options) as running:
            latencies, lost = asyncio.run(_upload_whole(running.base_url))
            yield _row(f"emulator, {PARTS} parts of 5 MiB at once, p99", _p99(latencies), "s", 30)
            yield _row(f"emulator, {PARTS} parts of 5 MiB at once, lost", lost, "", 0)
        with emulator(*options) as running:
            video, accepted = asyncio.run(_upload_until_killed(running))
        with emulator(*options) as running:
            lost = asyncio.run(_lost_after_restart(running.base_url, video, accepted))
            yield _row(f"emulator killed after {len(accepted)} of {PARTS} parts, lost", lost, "", 0)


def _seconds_until_ready() -> float:
    started = time.perf_counter()
    with emulator() as running:
        with urlopen(f"{running.base_url}/_emulator/health") as answer:  # noqa: S310 # an address of this machine
            answer.read()
        return time.perf_counter() - started


def _seconds_of_a_call(base_url: str) -> float:
    """Give the median of creating, reading and listing videos over one connection."""
    seconds = []
    with httpx2.Client(base_url=base_url, auth=_AUTH, verify=_TLS) as client:
        for _ in range(_KEPT):
            for method, path, body in (("POST", "/videos", {"title": "Call"}), ("GET", "/videos", None)):
                started = time.perf_counter()
                client.request(method, path, json=body).raise_for_status()
                seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


async def _load(base_url: str) -> tuple[Latencies, int]:
    """Let clients create, read, change and list videos; give the seconds of each call, and how many went wrong."""
    latencies: Latencies = []
    errors = 0

    async def one_client() -> None:
        nonlocal errors
        async with _client(base_url) as client:
            for _ in range(CALLS // CLIENTS // 5):
                made = await _timed(latencies, client.post("/videos", json={"title": "Load"}))
                address = f"/videos/{made.json().get('videoId')}"
                answers = [
                    await _timed(latencies, client.get(address)),
                    await _timed(latencies, client.patch(address, json={"title": "Changed"})),
                    await _timed(latencies, client.get("/videos", params={"pageSize": 25})),
                    await _timed(latencies, client.get(f"{address}/status")),
                ]
                errors += sum(answer.is_error for answer in [made, *answers])

    await asyncio.gather(*(one_client() for _ in range(CLIENTS)))
    return latencies, errors


async def _upload_whole(base_url: str) -> tuple[Latencies, int]:
    """Send all parts of a video at once; give the seconds of each, and how many are lost."""
    latencies: Latencies = []
    async with _client(base_url) as client:
        video = await _new_video(client)
        sent = [_timed(latencies, _send_part(client, video, number)) for number in range(1, PARTS + 1)]
        refused = sum(answer.is_error for answer in await asyncio.gather(*sent))
        return latencies, refused + await _missing_parts(client, video)


async def _upload_until_killed(running: RunningEmulator) -> tuple[str, set[int]]:
    """Send all parts at once, kill the emulator when some are accepted; give the video, and what was accepted."""
    accepted: set[int] = set()
    async with _client(running.base_url) as client:
        video = await _new_video(client)

        async def send(number: int) -> None:
            try:
                answer = await _send_part(client, video, number)
            except httpx2.TransportError:
                return
            if answer.status_code == 201:
                accepted.add(number)
            if len(accepted) == _KILLED_AFTER:
                running.process.kill()

        await asyncio.gather(*(send(number) for number in range(1, PARTS + 1)))
    return video, accepted


async def _lost_after_restart(base_url: str, video: str, accepted: set[int]) -> int:
    """Send what is not there; give how many accepted parts were lost, and whatever the whole file lacks."""
    async with _client(base_url) as client:
        status = (await client.get(f"/videos/{video}/status")).json()
        kept = set(status["ingest"]["receivedParts"]["parts"])
        await asyncio.gather(*(_send_part(client, video, number) for number in set(range(1, PARTS + 1)) - kept))
        return len(accepted - kept) + await _missing_parts(client, video)


async def _missing_parts(client: httpx2.AsyncClient, video: str) -> int:
    """Wait until the file of a video is served, and give how many parts it lacks, or has wrong."""
    address = f"/vod/{video}/mp4/source.mp4"
    async with asyncio.timeout(_PATIENCE):
        while (await client.get(address, headers={"Range": "bytes=0-0"})).status_code != _PARTIAL:  # noqa: ASYNC110 # another process
            await asyncio.sleep(0.1)
    wrong = 0
    for number in range(1, PARTS + 1):
        first = (number - 1) * PART_BYTES
        answer = await client.get(address, headers={"Range": f"bytes={first}-{first + PART_BYTES - 1}"})
        wrong += answer.content != _part(number)
    return wrong


async def _new_video(client: httpx2.AsyncClient) -> str:
    return str((await client.post("/videos", json={"title": "Parts"})).json()["videoId"])


async def _send_part(client: httpx2.AsyncClient, video: str, number: int) -> httpx2.Response:
    headers = {"Content-Range": f"part {number}/{PARTS}"}
    return await client.post(f"/videos/{video}/source", files={"file": ("film.mp4", _part(number))}, headers=headers)


async def _timed(latencies: Latencies, call: Awaitable[httpx2.Response]) -> httpx2.Response:
    started = time.perf_counter()
    answer = await call
    latencies.append(time.perf_counter() - started)
    return answer


def _client(base_url: str) -> httpx2.AsyncClient:
    limits = httpx2.Limits(max_connections=PARTS)
    return httpx2.AsyncClient(base_url=base_url, auth=_AUTH, timeout=120, limits=limits, verify=_TLS)


def _part(number: int) -> bytes:
    return bytes([number]) * PART_BYTES


def _p99(latencies: Latencies) -> float:
    return statistics.quantiles(latencies, n=100)[98]


def _row(what: str, ours: float, unit: str, limit: float) -> Row:
    """Compare a figure with the most it may be."""
    return Row(
        what=what,
        ours=f"{ours:.3g} {unit}".strip(),
        theirs="",
        ratio=ours / limit if limit else float(ours > 0),
        target=f"<= {limit:g} {unit}".strip(),
        holds=ours <= limit,
    )
