"""One upload to the made-up API, by a blocking and by an awaiting client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias

from package.client import AsyncSample, Sample
from package.runtime.operation import Operation
from package.runtime.retry import RetryPolicy
from upload_server import AwaitingUploads, BlockingUploads, UploadApi, upload_operation

NO_WAIT = RetryPolicy(retries=2, base=0.0)
CONTENT = bytes(range(256)) * 2
Uploading: TypeAlias = Callable[..., Any]


def blocking(api: UploadApi, file: Any, *, delegated: dict[str, Any] | None = None, **choices: Any) -> Any:
    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        return client.caller.upload(operation_of(delegated), **places_of(file, delegated), **choices)


def awaiting(api: UploadApi, file: Any, *, delegated: dict[str, Any] | None = None, **choices: Any) -> Any:
    async def main() -> Any:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            return await client.caller.upload(operation_of(delegated), **places_of(file, delegated), **choices)

    return asyncio.run(main())


def operation_of(delegated: dict[str, Any] | None) -> Operation[Any]:
    return upload_operation(is_delegated=delegated is not None)


def places_of(file: Any, delegated: dict[str, Any] | None) -> dict[str, Any]:
    if delegated is None:
        return {"path": {"videoId": "vi1"}, "body": {"file": file}}
    return {"query": {"token": "to1"}, "body": {**delegated, "file": file}}
