"""Megabytes per second and peak MiB over idle for one upload: `upload.py ours|floor|official BASE_URL FILE`."""

import os
import resource
import sys
import time
from collections.abc import Iterator

WHO, BASE_URL, FILE = sys.argv[1:4]
BLOCK = 1 << 16


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def blocks() -> Iterator[bytes]:
    with open(FILE, "rb") as file:
        while block := file.read(BLOCK):
            yield block


if WHO == "ours":
    from apivideo_sdk import ApiVideo

    client = ApiVideo("key", base_url=BASE_URL, auth="basic", timeout=120)
    client.videos.get_status  # noqa: B018 - loads the resource, so that idle is idle
    idle, started = peak(), time.perf_counter()
    client.videos.upload("vi1", FILE)
elif WHO == "floor":
    import httpx2

    raw = httpx2.Client(base_url=BASE_URL, timeout=120)
    idle, started = peak(), time.perf_counter()
    raw.post("/videos/vi1/source", content=blocks(), headers={"Content-Length": str(os.path.getsize(FILE))})
else:
    import apivideo
    from apivideo import auth_api_client
    from apivideo.api.videos_api import VideosApi

    auth_api_client.HOST_ENVIRONMENT["production"] = BASE_URL
    official = apivideo.AuthenticatedApiClient("key")
    official.connect()
    idle, started = peak(), time.perf_counter()
    with open(FILE, "rb") as file:
        VideosApi(official).upload("vi1", file)
seconds = time.perf_counter() - started
print(os.path.getsize(FILE) / seconds / 1e6, peak() - idle)
