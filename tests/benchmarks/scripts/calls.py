"""Microseconds of CPU that one call takes, by client, as JSON: `calls.py BASE_URL sync|async COUNT TOGETHER [PEER]`.

All clients are measured in this one process, in turn and again and again, and the best round counts. COUNT is how
many items the response has, TOGETHER how many calls are under way at once, PEER the folder of a generated client.
"""

import asyncio
import http.client
import json
import sys
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, ExitStack
from urllib.parse import urlsplit

import httpcore2
import httpx2
import msgspec
import urllib3
from apivideo_sdk import ApiVideo, AsyncApiVideo
from floor import Videos

BASE_URL, MODE, COUNT, TOGETHER = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
PEER = sys.argv[5] if len(sys.argv) > 5 else None
URL = f"{BASE_URL}/videos?currentPage=1&pageSize={COUNT}"
ROUNDS = 15
CALLS = max(TOGETHER, 30)
HEADERS = {"authorization": "Basic a2V5Og==", "accept": "application/json"}

decoder = msgspec.json.Decoder(Videos)


def blocking(stack: ExitStack) -> dict[str, Callable[[], object]]:
    ours = stack.enter_context(ApiVideo("key", base_url=BASE_URL, auth="basic"))
    client = stack.enter_context(httpx2.Client(headers=HEADERS, limits=httpx2.Limits(max_connections=100)))
    pool = stack.enter_context(httpcore2.ConnectionPool(max_connections=100))
    threads = stack.enter_context(urllib3.PoolManager(headers=HEADERS, maxsize=100))
    calls: dict[str, Callable[[], object]] = {
        "ours": lambda: ours.videos.list(page_size=COUNT),
        "httpx2": lambda: client.get(URL).content,
        "httpx2 and msgspec": lambda: decoder.decode(client.get(URL).content),
        "httpcore2": lambda: pool.request("GET", URL, headers=HEADERS).content,
        "urllib3": lambda: threads.request("GET", URL).data,
    }
    if TOGETHER == 1:
        calls["http.client"] = standard_library(stack)
    if PEER is not None:
        calls["openapi-generator"] = generated(PEER)
    return calls


def standard_library(stack: ExitStack) -> Callable[[], bytes]:
    server = urlsplit(BASE_URL)
    connection = http.client.HTTPConnection(server.hostname or "", server.port)
    stack.callback(connection.close)
    target = URL.removeprefix(BASE_URL)

    def call() -> bytes:
        connection.request("GET", target, headers=HEADERS)
        return connection.getresponse().read()

    return call


def generated(folder: str) -> Callable[[], object]:
    sys.path.insert(0, folder)
    import ogc_client
    from ogc_client.api.videos_api import VideosApi

    configuration = ogc_client.Configuration(host=BASE_URL, username="key", password="")
    configuration.connection_pool_maxsize = 100
    videos = VideosApi(ogc_client.ApiClient(configuration))
    return lambda: videos.list_videos(page_size=COUNT)


async def awaiting(stack: AsyncExitStack) -> dict[str, Callable[[], Awaitable[object]]]:
    ours = await stack.enter_async_context(AsyncApiVideo("key", base_url=BASE_URL, auth="basic"))
    limits = httpx2.Limits(max_connections=100)
    client = await stack.enter_async_context(httpx2.AsyncClient(headers=HEADERS, limits=limits))
    pool = await stack.enter_async_context(httpcore2.AsyncConnectionPool(max_connections=100))

    async def listed() -> object:
        return await ours.videos.list(page_size=COUNT)

    async def got() -> bytes:
        return (await client.get(URL)).content

    async def decoded() -> Videos:
        return decoder.decode((await client.get(URL)).content)

    async def core() -> bytes:
        return (await pool.request("GET", URL, headers=HEADERS)).content

    return {"ours": listed, "httpx2": got, "httpx2 and msgspec": decoded, "httpcore2": core}


def measure() -> dict[str, list[float]]:
    with ExitStack() as stack:
        calls = blocking(stack)
        threads = stack.enter_context(ThreadPoolExecutor(TOGETHER))

        def run(call: Callable[[], object], times: int) -> None:
            if TOGETHER == 1:
                for _ in range(times):
                    call()
            else:
                list(threads.map(lambda _number: call(), range(times)))

        found: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(ROUNDS + 1):
            for name, call in calls.items():
                started = time.process_time()
                run(call, CALLS)
                found[name].append((time.process_time() - started) / CALLS)
        return found


async def measure_async() -> dict[str, list[float]]:
    async with AsyncExitStack() as stack:
        calls = await awaiting(stack)
        found: dict[str, list[float]] = {name: [] for name in calls}
        for _ in range(ROUNDS + 1):
            for name, call in calls.items():
                started = time.process_time()
                for _ in range(CALLS // TOGETHER):
                    await asyncio.gather(*(call() for _ in range(TOGETHER))) if TOGETHER > 1 else await call()
                found[name].append((time.process_time() - started) / (CALLS // TOGETHER * TOGETHER))
        return found


rounds = measure() if MODE == "sync" else asyncio.run(measure_async())
print(json.dumps({name: min(seconds[1:]) * 1e6 for name, seconds in rounds.items()}))
