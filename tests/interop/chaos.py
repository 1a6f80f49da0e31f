"""Clients at cross purposes: whatever they upload, replace, delete and reset under each other, no answer is a 5xx."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

import httpx2
from rich.console import Console

from tests.interop.emulator import emulator
from tests.interop.environment import CACHE

CLIENTS: Final = 12
CALLS: Final = 250
"""How many calls each client makes."""

_CLIP: Final = (Path(__file__).resolve().parent.parent / "emulator" / "clip.mp4").read_bytes()
_RESETS: Final = 0.01
_KNOWN: Final = 20
"""How many of the newest videos the clients fight for."""
_FAILED: Final = 500

Request: TypeAlias = tuple[str, str, dict[str, Any]]

_CREATE: Final[Request] = ("POST", "/videos", {"json": {"title": "a", "transcript": True, "transcriptSummary": True}})
_RESET: Final[Request] = ("POST", "/_emulator/reset", {})
_WITH_VIDEO: Final[Sequence[Request]] = (
    ("DELETE", "/videos/{}", {}),
    ("PATCH", "/videos/{}", {"json": {"title": "b", "tags": ["b"]}}),
    ("GET", "/videos/{}/status", {}),
    ("GET", "/videos?sortBy=title", {}),
    ("POST", "/videos/{}/source", {"files": {"file": ("clip.mp4", _CLIP)}}),
    ("POST", "/videos/{}/thumbnail", {"files": {"file": ("a.jpg", b"\xff\xd8\xff")}}),
    ("POST", "/videos/{}/captions/en", {"files": {"file": ("a.vtt", b"WEBVTT\n")}}),
    ("GET", "/vod/{}", {}),
    ("GET", "/vod/{}/thumbnail.jpg", {}),
    ("GET", "/vod/{}/mp4/source.mp4", {}),
    ("GET", "/", {}),
)


def check_chaos() -> bool:
    """Let all clients loose on one emulator; print what they were answered, and tell whether all is well."""
    log = CACHE / "chaos.log"
    CACHE.mkdir(parents=True, exist_ok=True)
    with emulator("--speed", "20", log=log) as running:
        answers = asyncio.run(_let_loose(running.base_url))
    failures = sum(count for status, count in answers.items() if status >= _FAILED)
    logged = log.read_text(encoding="utf-8").count("Traceback")
    told = ", ".join(f"{count} x {status}" for status, count in sorted(answers.items()))
    Console(width=160).print(f"{CLIENTS} clients at cross purposes: {told}; {logged} errors in {log}")
    return failures == 0 and logged == 0 and answers.total() == CLIENTS * CALLS


async def _let_loose(base_url: str) -> Counter[int]:
    """Give how often each status was answered."""
    answers: Counter[int] = Counter()
    videos: list[str] = []

    async def one_client(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 # the same calls in every run
        async with httpx2.AsyncClient(base_url=base_url, auth=("chaos-key", ""), timeout=120) as client:
            for _ in range(CALLS):
                method, path, arguments = _choose(chance, videos)
                answer = await client.request(method, path, **arguments)
                answers[answer.status_code] += 1
                if (method, path) == _CREATE[:2]:
                    videos.append(answer.json()["videoId"])
                elif path == _RESET[1]:
                    videos.clear()

    await asyncio.gather(*(one_client(seed) for seed in range(CLIENTS)))
    return answers


def _choose(chance: random.Random, videos: Sequence[str]) -> Request:
    if chance.random() < _RESETS:
        return _RESET
    if not videos or chance.random() < 1 / len(_WITH_VIDEO):
        return _CREATE
    method, path, arguments = chance.choice(_WITH_VIDEO)
    return method, path.format(chance.choice(videos[-_KNOWN:])), arguments
