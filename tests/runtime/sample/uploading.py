"""One upload to the made-up API, by a blocking and by an awaiting client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.errors import UploadError
from package.runtime.operation import Operation
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.upload.state import UploadState
from upload_server import AwaitingUploads, BlockingUploads, UploadApi, upload_operation

NO_WAIT = RetryPolicy(retries=2, base=0.0)
CONTENT = bytes(range(256)) * 2
Uploading: TypeAlias = Callable[..., Any]


def blocking(
    api: UploadApi,
    file: Any,
    *,
    delegated: dict[str, Any] | None = None,
    operation: Operation[Any] | None = None,
    video: str = "vi1",
    **choices: Any,
) -> Any:
    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        return client.caller.upload(operation or operation_of(delegated), places_of(file, delegated, video), **choices)


def awaiting(
    api: UploadApi,
    file: Any,
    *,
    delegated: dict[str, Any] | None = None,
    operation: Operation[Any] | None = None,
    video: str = "vi1",
    **choices: Any,
) -> Any:
    async def main() -> Any:
        async with AsyncSample(transport=AwaitingUploads(api), auth="none", retries=NO_WAIT) as client:
            chosen = operation or operation_of(delegated)
            return await client.caller.upload(chosen, places_of(file, delegated, video), **choices)

    return asyncio.run(main())


def operation_of(delegated: dict[str, Any] | None) -> Operation[Any]:
    return upload_operation(is_delegated=delegated is not None)


def places_of(file: Any, delegated: dict[str, Any] | None = None, video: str = "vi1") -> Arguments:
    if delegated is None:
        return Arguments(path={"videoId": video}, body={"file": file})
    return Arguments(query={"token": "to1"}, body={**delegated, "file": file})


def begun(api: UploadApi, file: Any, *, at: int = 3, **choices: Any) -> UploadState:
    """The state of an upload that a server which stays down ended after `at` requests."""
    api.faults = dict.fromkeys(range(at, at + 50), "503")
    with pytest.raises(UploadError) as caught:
        blocking(api, file, chunk_size=64, concurrency=1, **choices)
    api.faults = {}
    assert caught.value.state is not None
    return caught.value.state
