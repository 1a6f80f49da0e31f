"""How often and how long calls are tried: `python examples/retry_calls.py`."""

from __future__ import annotations

import time

from apivideo_sdk import ApiVideo, Hooks, RetryPolicy, TimeoutError, TransportError  # noqa: A004 - extends Python's

policy = RetryPolicy(retries=3, base=0.05, cap=0.5, longest_wait=10)

with ApiVideo(retries=policy, timeout=5, hooks=Hooks(on_retry=print)) as client:
    print(client.videos.list().total, "videos")

    patient = client.with_options(retries=6, timeout=30)  # shares connections and credentials
    print(patient.videos.list(page_size=1).total, "videos")

    begun = time.monotonic()
    try:  # whatever happens, the call ends within a tenth of a second
        client.videos.create(title="Perhaps", options={"deadline": 0.1})
        print("created in time")
    except (TimeoutError, TransportError) as error:
        print("not in time, and", error.outcome)
    print("ended in time:", time.monotonic() - begun < 1)
