"""The clients of the made-up API, as generated code writes them."""

from __future__ import annotations

from functools import cached_property

from package.definition import API
from package.runtime.client import AsyncClient, SyncClient
from package.things import AsyncThings, Things


class Sample(SyncClient):
    definition = API

    @cached_property
    def things(self) -> Things:
        return Things(self.caller)


class AsyncSample(AsyncClient):
    definition = API

    @cached_property
    def things(self) -> AsyncThings:
        return AsyncThings(self.caller)
