"""Milliseconds to decode a page of 100 videos."""

import sys
import timeit

import httpx2
import msgspec

content = httpx2.get(f"{sys.argv[2]}/videos?pageSize=100").content
if sys.argv[1] == "ours":
    from apivideo_sdk.models import VideosListResponse
    from apivideo_sdk.runtime.values.decoding import decode

    def work() -> object:
        return decode(content, VideosListResponse, strict=False)
else:
    from floor import Videos

    decoder = msgspec.json.Decoder(Videos)

    def work() -> object:
        return decoder.decode(content)


work()
print(min(timeit.repeat(work, number=200, repeat=5)) / 200 * 1000)
