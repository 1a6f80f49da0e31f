"""Plays a scenario that is written for the blocking client on the asynchronous one, call by call.

    scenario(blocking(async_client, runner))

What the client gives is wrapped as long as it is part of the SDK's machinery: resources, pages, sessions. An awaitable
is run to its end, and an asynchronous iterator is read step by step, each on the runner's loop. Models and all other
values are given as they are.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Final, cast

from msgspec.structs import replace

from generator.recordings.package_loader import LoadedPackage

_END: Final = object()


def blocking(package: LoadedPackage, value: Any, runner: asyncio.Runner) -> Any:  # noqa: ANN401 # an object of the package
    """Give a twin of an asynchronous object whose methods block."""
    return _Adapter(package, runner).wrap(value)


class _Adapter:
    """Knows which objects are machinery, and the loop that all run on."""

    def __init__(self, package: LoadedPackage, runner: asyncio.Runner) -> None:
        resource, pages = package.module("runtime.resource"), package.module("runtime.call.pages")
        client, session = package.module("runtime.client"), package.module("runtime.transfer.upload.session")
        self._kinds = (
            *(client.AsyncClient, resource.AsyncResource, session.AsyncUploadSession),
            *(pages.AsyncPage, pages.AsyncPages),
        )
        self._response = package.module("runtime.response.response").Response
        self._runner = runner

    def wrap(self, value: Any) -> Any:  # noqa: ANN401 # whatever the SDK gives
        """Give a blocking twin of what is machinery, and anything else as it is."""
        if isinstance(value, self._response):
            return replace(value, data=self.wrap(value.data))
        if inspect.iscoroutine(value):
            return self.wrap(self.run(value))
        if isinstance(value, AsyncIterator):
            return self._read(value)
        return _Blocking(value, self) if isinstance(value, self._kinds) else value

    def call(self, function: Callable[..., Any], *given: Any, **named: Any) -> Any:  # noqa: ANN401 # as the SDK has it
        """Make a call, and wait for what it gives; a list not yet asked for is asked for its first page."""
        found = function(*given, **named)
        if isinstance(found, Awaitable):
            return self.wrap(self.run(found))
        return self.wrap(found)

    def run(self, awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401 # as the SDK has it
        """Await something on the loop."""
        return self._runner.run(_awaited(awaitable))

    def _read(self, iterator: AsyncIterator[Any]) -> Iterator[Any]:
        while (item := self.run(_next(iterator))) is not _END:
            yield self.wrap(item)


class _Blocking:
    """One object of the SDK, its methods blocking."""

    def __init__(self, wrapped: Any, adapter: _Adapter) -> None:  # noqa: ANN401 # an object of the package
        self._wrapped, self._adapter = wrapped, adapter

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # as the SDK has it
        found = getattr(self._wrapped, name)
        if inspect.ismethod(found) or inspect.isfunction(found):
            return lambda *given, **named: self._adapter.call(found, *given, **named)
        return _Namespace(found, self._adapter) if name == "with_response" else self._adapter.wrap(found)

    def __len__(self) -> int:
        return len(self._wrapped)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        return cast("Iterator[Any]", self._adapter.wrap(aiter(cast("AsyncIterable[Any]", self._wrapped))))

    def __enter__(self) -> Any:  # noqa: ANN401 # as the SDK has it
        return self._adapter.wrap(self._adapter.run(self._wrapped.__aenter__()))

    def __exit__(self, *raised: object) -> Any:  # noqa: ANN401 # as the SDK has it
        return self._adapter.run(self._wrapped.__aexit__(*raised))


class _Namespace:
    """The methods of a resource that give whole responses."""

    def __init__(self, wrapped: object, adapter: _Adapter) -> None:
        self._wrapped, self._adapter = wrapped, adapter

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # as the SDK has it
        found = getattr(self._wrapped, name)
        return lambda *given, **named: self._adapter.call(found, *given, **named)


async def _awaited(awaitable: Awaitable[Any]) -> Any:  # noqa: ANN401 # as the SDK has it
    return await awaitable


async def _next(iterator: AsyncIterator[Any]) -> Any:  # noqa: ANN401 # as the SDK has it
    return await anext(iterator, _END)
