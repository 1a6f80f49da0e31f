"""Callers that give every response open, before its body has come: what `client.open_response` calls through."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from copy import copy
from typing import Any, NoReturn, TypeVar, cast

from .call.arguments import NO_ARGUMENTS, Arguments
from .call.pages import AsyncPages, Page
from .caller import AsyncCaller, Caller
from .errors import ArgumentError, ConfigurationError
from .operation import Operation, PagedOperation
from .options import Options
from .resource import AsyncResource, Resource
from .response.response import Response
from .streams.stream import AsyncStream, Stream
from .streams.streamed_response import AsyncOpening, AsyncStreamedResponse, StreamedResponse

T = TypeVar("T")
ItemT = TypeVar("ItemT")


class _OpenCaller(Caller):
    """Gives open responses. Its types are those of Caller, as those of the methods are."""

    def call(self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None) -> T:
        return cast("T", self._open(operation, arguments, options))

    def respond(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Response[T]:
        return cast("Response[T]", self._open(operation, arguments, options))

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> Page[ItemT]:
        return cast("Page[ItemT]", self._open(operation, arguments, options))

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Stream[T]:
        return cast("Stream[T]", self._open(operation, arguments, options))

    def upload(self, operation: Operation[Any], *_: object, **__: object) -> NoReturn:
        raise _several_responses(operation)

    def upload_session(self, operation: Operation[Any], *_: object, **__: object) -> NoReturn:
        raise _several_responses(operation)

    def _open(self, operation: Operation[Any], arguments: Arguments, options: Options | None) -> StreamedResponse[Any]:
        call = self._stream_call(operation, arguments, options)
        return StreamedResponse(call, self.driver.run(call.open()), self.driver)


class _AsyncOpenCaller(AsyncCaller):
    """Gives open responses to await. Its types are those of AsyncCaller, as those of the methods are."""

    async def call(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> T:
        return cast("T", await self._open(operation, arguments, options))

    async def respond(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Response[T]:
        return cast("Response[T]", await self._open(operation, arguments, options))

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> AsyncPages[ItemT]:
        return cast("AsyncPages[ItemT]", self._open(operation, arguments, options))

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> AsyncStream[T]:
        return cast("AsyncStream[T]", self._open(operation, arguments, options))

    async def upload(self, operation: Operation[Any], *_: object, **__: object) -> NoReturn:
        raise _several_responses(operation)

    def upload_session(self, operation: Operation[Any], *_: object, **__: object) -> NoReturn:
        raise _several_responses(operation)

    async def _open(
        self, operation: Operation[Any], arguments: Arguments, options: Options | None
    ) -> AsyncStreamedResponse[Any]:
        call = self._stream_call(operation, arguments, options)
        return AsyncStreamedResponse(call, await self.driver.run(call.open()), self.driver)


def opened(method: Callable[..., Any], *args: Any, **kwargs: Any) -> StreamedResponse[Any]:  # noqa: ANN401 - any method
    """Call a method of a blocking client, or of a part of it, and give its response open."""
    owner, function = _parts(method)
    if isinstance(owner, Resource):
        source = owner._caller  # noqa: SLF001 - both are of this package
        owner = type(owner)(_OpenCaller(source.session, source.settings, source.driver))
    elif isinstance(caller := getattr(owner, "caller", None), Caller):
        owner = copy(owner)
        owner.caller = _OpenCaller(caller.session, caller.settings, caller.driver)
    return _checked(function(owner, *args, **kwargs), StreamedResponse)


def awaited(method: Callable[..., Any], *args: Any, **kwargs: Any) -> AsyncOpening[Any]:  # noqa: ANN401 - any method
    """Do the same of an asynchronous client."""
    owner, function = _parts(method)
    if isinstance(owner, AsyncResource):
        source = owner._caller  # noqa: SLF001 - both are of this package
        owner = type(owner)(_AsyncOpenCaller(source.session, source.settings, source.driver))
    elif isinstance(caller := getattr(owner, "caller", None), AsyncCaller):
        owner = copy(owner)
        owner.caller = _AsyncOpenCaller(caller.session, caller.settings, caller.driver)
    return AsyncOpening(_awaited(function(owner, *args, **kwargs)))


async def _awaited(response: Awaitable[Any]) -> AsyncStreamedResponse[Any]:
    return _checked(await response, AsyncStreamedResponse)


def _parts(method: Callable[..., Any]) -> tuple[Any, Callable[..., Any]]:
    owner, function = getattr(method, "__self__", None), getattr(method, "__func__", None)
    if owner is None or function is None:
        raise ArgumentError("open_response takes a method of the client, such as client.things.get")
    return owner, function


def _checked(given: Any, kind: type[T]) -> T:  # noqa: ANN401 - what a method gave
    if not isinstance(given, kind):
        raise ArgumentError("this method does not make one call of the API; its response cannot be given open")
    return given


def _several_responses(operation: Operation[Any]) -> ConfigurationError:
    return ConfigurationError(f"{operation.id}: an upload has several responses; none can be given open")
