"""What stands behind a model: status, headers, rate limit, raw JSON: `python examples/raw_response.py`."""

from __future__ import annotations

from apivideo_sdk import ApiVideo

with ApiVideo() as client:
    response = client.videos.with_response.list(page_size=1)
    print(response.status, response.headers.get("content-type"), f"{len(response.content)} bytes")
    print(response.rate_limit.remaining, "of", response.rate_limit.limit, "calls left")
    print("page", response.json()["pagination"]["currentPage"], "has", len(response.data), "items")
    for issue in response.issues:  # where the response departs from the document
        print(issue)

    page = client.request("GET", "/videos", query={"pageSize": 1})  # what the SDK has no method for
    print(page.status)
