"""Many calls at once: `python examples/async_calls.py`."""

from __future__ import annotations

import asyncio

from apivideo_sdk import AsyncApiVideo


async def main() -> None:
    """Create three videos side by side, and list them."""
    async with AsyncApiVideo() as client:
        made = await asyncio.gather(*(client.videos.create(title=f"Part {number}") for number in (1, 2, 3)))
        print("created", sorted(video.title or "" for video in made))

        page = await client.videos.list(title="Part", page_size=2)
        print(page.total, "found,", len(page), "on the first page")
        async for video in page:
            print(video.title)


asyncio.run(main())
