"""MB/s and peak MiB over idle: `upload.py ours|floor|official BASE_URL FILE PART_SIZE TIMES`.

A file no larger than the part size is sent in one request. The speed is that of TIMES uploads, one after another.
"""

import json
import os
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator

WHO, BASE_URL, FILE = sys.argv[1:4]
PART_SIZE, TIMES = int(sys.argv[4]), int(sys.argv[5])
SIZE = os.path.getsize(FILE)
NAMES = [f"vi{os.getpid()}n{number}" for number in range(TIMES)]


def memory(line: str) -> float:
    """MiB of this process alone: what getrusage tells begins with the peak of the process that made this one."""
    with open("/proc/self/status") as status:
        return next(int(text.split()[1]) for text in status if text.startswith(line)) / 1024


def ours() -> Callable[[str], object]:
    from apivideo_sdk import ApiVideo

    client = ApiVideo("key", base_url=BASE_URL, auth="basic", timeout=120)
    client.videos.get_status  # noqa: B018 - loads the resource, so that idle is idle
    return lambda name: client.videos.upload(name, FILE, chunk_size=PART_SIZE)


def floor() -> Callable[[str], object]:
    import httpx2

    def blocks() -> Iterator[bytes]:
        with open(FILE, "rb") as file:
            while block := file.read(1 << 16):
                yield block

    client = httpx2.Client(base_url=BASE_URL, timeout=120)
    return lambda name: client.post(f"/videos/{name}/source", content=blocks(), headers={"Content-Length": str(SIZE)})


def official() -> Callable[[str], object]:
    import apivideo
    from apivideo import auth_api_client
    from apivideo.api.videos_api import VideosApi
    from apivideo.configuration import Configuration

    auth_api_client.HOST_ENVIRONMENT["production"] = BASE_URL
    client = apivideo.AuthenticatedApiClient("key", configuration=Configuration(chunk_size=PART_SIZE))
    client.connect()

    def upload(name: str) -> None:
        with open(FILE, "rb") as file:
            VideosApi(client).upload(name, file)

    return upload


def check(name: str) -> None:
    """Hold what was measured against what arrived: every byte, and every part once."""
    with urllib.request.urlopen(f"{BASE_URL}/videos/{name}/source") as answer:  # noqa: S310 - the benchmark's own sink
        arrived = json.load(answer)
    count = -(-SIZE // PART_SIZE)
    assert arrived["size"] >= SIZE, arrived
    assert arrived["parts"] == list(range(1, count + 1)) or (count == 1 and not arrived["parts"]), arrived


upload = {"ours": ours, "floor": floor, "official": official}[WHO]()
idle, started = memory("VmRSS"), time.perf_counter()
for name in NAMES:
    upload(name)
seconds = time.perf_counter() - started
over_idle = memory("VmHWM") - idle
for name in NAMES:
    check(name)
print(SIZE * TIMES / seconds / 1e6, over_idle)
