"""Microseconds for one call: `call.py ours|floor BASE_URL sync|async COUNT`."""

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable

import httpx2
import msgspec
from floor import Videos

WHO, BASE_URL, MODE, COUNT = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
CALLS = 1000
decoder = msgspec.json.Decoder(Videos)


def timed(call: Callable[[], object]) -> float:
    times = []
    for _ in range(CALLS):
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e6


async def timed_async(call: Callable[[], Awaitable[object]]) -> float:
    times = []
    for _ in range(CALLS):
        started = time.perf_counter()
        await call()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1e6


def ours() -> float:
    from apivideo_sdk import ApiVideo

    with ApiVideo("key", base_url=BASE_URL, auth="basic") as client:
        return timed(lambda: client.videos.list(page_size=COUNT))


async def ours_async() -> float:
    from apivideo_sdk import AsyncApiVideo

    async with AsyncApiVideo("key", base_url=BASE_URL, auth="basic") as client:

        async def call() -> object:
            return await client.videos.list(page_size=COUNT)

        return await timed_async(call)


def floor() -> float:
    with httpx2.Client(base_url=BASE_URL, auth=("key", "")) as client:
        return timed(lambda: decoder.decode(client.get("/videos", params={"pageSize": COUNT}).content))


async def floor_async() -> float:
    async with httpx2.AsyncClient(base_url=BASE_URL, auth=("key", "")) as client:

        async def call() -> object:
            return decoder.decode((await client.get("/videos", params={"pageSize": COUNT})).content)

        return await timed_async(call)


if MODE == "sync":
    print(ours() if WHO == "ours" else floor())
else:
    print(asyncio.run(ours_async() if WHO == "ours" else floor_async()))
