"""Every operation as a call of the generated client, with sample arguments, answered by what a test gives."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import apivideo_sdk
from apivideo_sdk import ApiVideo, AsyncApiVideo, Response
from apivideo_sdk.runtime.headers import Headers
from apivideo_sdk.runtime.transport.protocol import RawResponse
from apivideo_sdk.testing import AsyncReplayTransport, ReplayTransport

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.targets.python.names.names import name_api
from generator.targets.python.operations.resources import view_resources
from generator.targets.python.package.imports import Import
from generator.targets.python.tests.sample_calls import sample_call
from generator.targets.python.tests.samples import samplers_of


@dataclass(frozen=True, kw_only=True)
class Call:
    """One operation, and the source of a call that makes it."""

    operation: Operation
    source: str
    imports: frozenset[Import]

    def send(self, status: int, content: bytes) -> Response[Any]:
        """Make the call with the blocking client. Raises what the call raises."""
        with ApiVideo(transport=ReplayTransport(_reply(status, content)), auth="none", retries=0) as client:
            response: Response[Any] = self._evaluate(client)
            return response

    def send_async(self, status: int, content: bytes) -> Response[Any]:
        """Make the call with the asynchronous client."""

        async def run() -> Response[Any]:
            transport = AsyncReplayTransport(_reply(status, content))
            async with AsyncApiVideo(transport=transport, auth="none", retries=0) as client:
                response: Response[Any] = await self._evaluate(client)
                return response

        return asyncio.run(run())

    def _evaluate(self, client: ApiVideo | AsyncApiVideo) -> Any:
        names = {"client": client, **dict(_imported(one) for one in self.imports)}
        return eval(self.source, names)  # noqa: S307 # the generator has written it


def calls_of(api: Api) -> Mapping[tuple[str, str], Call]:
    """Give a call of each operation, by method and path."""
    samplers = samplers_of(api)
    return {
        (draft.shape.operation.method, draft.shape.operation.path): Call(
            operation=draft.shape.operation,
            source=f"client.{one.resource.attribute}.with_response.{draft.method.name}({sample.arguments})",
            imports=sample.imports,
        )
        for one in view_resources(api, name_api(api, ()), {})
        for draft in one.methods
        for sample in (sample_call(draft.shape, samplers, is_full=False),)
    }


def _reply(status: int, content: bytes) -> RawResponse:
    return RawResponse(status=status, headers=Headers([("content-type", "application/json")]), content=content)


def _imported(given: Import) -> tuple[str, object]:
    """Give a name and what it stands for in the generated package."""
    within = f"{apivideo_sdk.__name__}{given.module}" if given.module.startswith(".") else given.module
    module = importlib.import_module(within)
    return given.alias or given.name or within, getattr(module, given.name) if given.name else module
