"""Uploads a file in parts, in a process of its own that may be killed.

Arguments: "blocking" or "awaiting", the address of the API, the file, where its state is kept, the bytes of a part.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Any

_SAMPLE = Path(__file__).resolve().parent
sys.path[:0] = [str(_SAMPLE.parents[2] / "templates" / "python"), str(_SAMPLE)]

from package.client import AsyncSample, Sample  # noqa: E402 - found where the lines above say
from package.runtime.call.arguments import Arguments  # noqa: E402 - as above
from upload_server import upload_operation  # noqa: E402 - as above


def upload(way: str, url: str, file: str, state: str, part_size: str) -> None:
    operation = upload_operation(largest_part=int(part_size), usual_part=int(part_size))
    arguments = Arguments(path={"videoId": "vi1"}, body={"file": file})
    choices: dict[str, Any] = {"concurrency": 2, "resume": state}
    if way == "blocking":
        with Sample(base_url=url, auth="none") as client:
            client.caller.upload(operation, arguments, **choices)
        return

    async def main() -> None:
        async with AsyncSample(base_url=url, auth="none") as client:
            await client.caller.upload(operation, arguments, **choices)

    asyncio.run(main())


if __name__ == "__main__":
    upload(*sys.argv[1:])
