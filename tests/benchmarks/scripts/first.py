"""From a cold start to the answer of a first call."""

import sys

if sys.argv[1] == "ours":
    from apivideo_sdk import ApiVideo

    with ApiVideo("key", base_url=sys.argv[2], auth="basic") as client:
        assert client.videos.list(page_size=100).items[0].video_id
else:
    import httpx2
    import msgspec
    from floor import Videos

    with httpx2.Client(base_url=sys.argv[2]) as client:
        answer = client.get("/videos", params={"pageSize": 100}, auth=("key", ""))
        assert msgspec.json.decode(answer.content, type=Videos).data[0].video_id
