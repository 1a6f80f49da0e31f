"""What generated methods call: a declared operation and its arguments in, the typed response out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from .call.arguments import NO_ARGUMENTS, Arguments, build_request
from .call.call import call
from .call.page_state import PageSource, PageState
from .call.pages import AsyncPages, AsyncRawPages, Page, response_of
from .call.session import Session
from .errors import SdkError
from .operation import Operation, PagedOperation
from .options import ClientSettings, Options
from .response.response import Response
from .transport.flow import AsyncDriver, Driver, Flow, shortened

if TYPE_CHECKING:
    from .request.progress import OnProgress
    from .streams.state import StreamCall
    from .streams.stream import AsyncStream, Stream
    from .transfer.upload.session import AsyncUploadSession, UploadSession
    from .transfer.upload.state import Resume

T = TypeVar("T")
ItemT = TypeVar("ItemT")

USUAL_CONCURRENCY = 4


class _Caller:
    """What both callers have in common."""

    def __init__(self, session: Session, settings: ClientSettings) -> None:
        self.session = session
        self.settings = settings

    def changed(self, options: Options | None) -> ClientSettings:
        """Give the settings of one call."""
        if not options:
            return self.settings
        try:
            return self.settings.with_options(options)
        except SdkError as error:
            raise shortened(error) from None

    def _response(self, operation: Operation[T], arguments: Arguments, options: Options | None) -> Flow[Response[T]]:
        return (yield from call(self.session, self.changed(options), operation, arguments))

    def _stream_call(self, operation: Operation[Any], arguments: Arguments, options: Options | None) -> StreamCall:
        from .streams.state import StreamCall  # noqa: PLC0415 - loaded when something is streamed

        settings = self.changed(options)
        return StreamCall(self.session, settings, operation, build_request(settings, operation, arguments))

    def _opened(
        self, operation: Operation[Any], arguments: Arguments, options: Options | None
    ) -> Flow[tuple[StreamCall, Response[Any]]]:
        """Make a call whose response is a stream."""
        call = self._stream_call(operation, arguments, options)
        response = yield from call.open_items()
        return call, response

    def _first_page(
        self, operation: PagedOperation[Any, Any], arguments: Arguments, options: Options | None
    ) -> Flow[PageState]:
        settings = self.changed(options)
        source = PageSource(session=self.session, settings=settings, operation=operation)
        return (yield from source.first(build_request(settings, operation, arguments)))


class Caller(_Caller):
    """Makes calls in the calling thread. Values go by wire name; UNSET is left out."""

    def __init__(self, session: Session, settings: ClientSettings, driver: Driver) -> None:
        super().__init__(session, settings)
        self.driver = driver

    def call(self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None) -> T:
        """Make a call and give its data."""
        return self.driver.run(self._response(operation, arguments, options)).data

    def respond(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Response[T]:
        """Make a call and give the whole response."""
        return self.driver.run(self._response(operation, arguments, options))

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> Page[ItemT]:
        """Make a call that lists, and give its first page."""
        return Page(self.driver.run(self._first_page(operation, arguments, options)), self.driver)

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Stream[T]:
        """Make a call whose response is a stream, and give it as soon as it begins."""
        from .streams.stream import Stream  # noqa: PLC0415 - loaded when something is streamed

        return Stream(*self.driver.run(self._opened(operation, arguments, options)), self.driver)

    def call_or_stream(
        self,
        operation: Operation[T],
        streamed: Operation[ItemT],
        is_streamed: object,
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> T | Stream[ItemT]:
        """Make the call that gives a stream, if it is asked for, else the other."""
        if is_streamed is True:
            return self.stream(streamed, arguments, options)
        return self.call(operation, arguments, options)

    def upload(
        self,
        operation: Operation[T],
        arguments: Arguments,
        options: Options | None = None,
        *,
        chunk_size: int | None = None,
        concurrency: int = USUAL_CONCURRENCY,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
    ) -> T:
        """Upload the file among the members of the body, in as many requests as it takes, and give the data."""
        from .transfer.upload.run import UploadChoices, UploadRun  # noqa: PLC0415 - as below
        from .transfer.upload.upload import upload  # noqa: PLC0415 - loaded when something is uploaded

        choices = UploadChoices(chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume)
        run = UploadRun(self.session, self.changed(options), operation, arguments, choices)
        return self._uploaded(self.driver.run(upload(run)))

    def upload_session(
        self,
        operation: Operation[T],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
        *,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
    ) -> UploadSession[T]:
        """Begin an upload whose parts the caller gives; nothing is sent yet."""
        from .transfer.upload.run import UploadChoices, UploadRun  # noqa: PLC0415 - as in upload
        from .transfer.upload.session import UploadSession  # noqa: PLC0415 - as in upload

        choices = UploadChoices(on_progress=on_progress, resume=resume)
        run = UploadRun(self.session, self.changed(options), operation, arguments, choices)
        return UploadSession(run, self.driver)

    def raw(self) -> Caller:
        """Give a caller whose methods return the `Response` of what this one's give."""
        return _RawCaller(self.session, self.settings, self.driver)

    def _uploaded(self, response: Response[T]) -> T:
        return response.data


class _RawCaller(Caller):
    """Answers with whole responses. Its types are those of Caller, as the wrappers of `response` expect."""

    def call(self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None) -> T:
        return cast("T", self.driver.run(self._response(operation, arguments, options)))

    def _uploaded(self, response: Response[T]) -> T:
        return cast("T", response)

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> Page[ItemT]:
        return cast("Page[ItemT]", response_of(super().pages(operation, arguments, options)))

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Stream[T]:
        from .streams.stream import response_of as response_of_stream  # noqa: PLC0415 - loaded as the stream is

        return cast("Stream[T]", response_of_stream(super().stream(operation, arguments, options)))


class AsyncCaller(_Caller):
    """Makes calls in the calling task. Values go by wire name; UNSET is left out."""

    def __init__(self, session: Session, settings: ClientSettings, driver: AsyncDriver) -> None:
        super().__init__(session, settings)
        self.driver = driver

    async def call(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> T:
        """Make a call and give its data."""
        return (await self.driver.run(self._response(operation, arguments, options))).data

    async def respond(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> Response[T]:
        """Make a call and give the whole response."""
        return await self.driver.run(self._response(operation, arguments, options))

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> AsyncPages[ItemT]:
        """Prepare a call that lists: await the result for the first page, or iterate it for all items."""
        return AsyncPages(lambda: self._first_page(operation, arguments, options), self.driver)

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> AsyncStream[T]:
        """Prepare a call whose response is a stream: await the result, or iterate it."""
        from .streams.stream import AsyncStream  # noqa: PLC0415 - loaded when something is streamed

        return AsyncStream(lambda: self._opened(operation, arguments, options), self.driver)

    async def call_or_stream(
        self,
        operation: Operation[T],
        streamed: Operation[ItemT],
        is_streamed: object,
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> T | AsyncStream[ItemT]:
        """Make the call that gives a stream, if it is asked for, else the other."""
        if is_streamed is True:
            return await self.stream(streamed, arguments, options)
        return await self.call(operation, arguments, options)

    async def upload(
        self,
        operation: Operation[T],
        arguments: Arguments,
        options: Options | None = None,
        *,
        chunk_size: int | None = None,
        concurrency: int = USUAL_CONCURRENCY,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
    ) -> T:
        """Upload the file among the members of the body, in as many requests as it takes, and give the data."""
        from .transfer.upload.run import UploadChoices, UploadRun  # noqa: PLC0415 - as below
        from .transfer.upload.upload import upload  # noqa: PLC0415 - loaded when something is uploaded

        choices = UploadChoices(
            chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume, can_await=True
        )
        run = UploadRun(self.session, self.changed(options), operation, arguments, choices)
        return self._uploaded(await self.driver.run(upload(run)))

    def upload_session(
        self,
        operation: Operation[T],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
        *,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
    ) -> AsyncUploadSession[T]:
        """Begin an upload whose parts the caller gives; nothing is sent yet."""
        from .transfer.upload.run import UploadChoices, UploadRun  # noqa: PLC0415 - as in upload
        from .transfer.upload.session import AsyncUploadSession  # noqa: PLC0415 - as in upload

        choices = UploadChoices(on_progress=on_progress, resume=resume)
        run = UploadRun(self.session, self.changed(options), operation, arguments, choices)
        return AsyncUploadSession(run, self.driver)

    def raw(self) -> AsyncCaller:
        """Give a caller whose methods return the `Response` of what this one's give."""
        return _AsyncRawCaller(self.session, self.settings, self.driver)

    def _uploaded(self, response: Response[T]) -> T:
        return response.data


class _AsyncRawCaller(AsyncCaller):
    """Answers with whole responses. Its types are those of AsyncCaller, as the wrappers of `response` expect."""

    async def call(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> T:
        return cast("T", await self.driver.run(self._response(operation, arguments, options)))

    def _uploaded(self, response: Response[T]) -> T:
        return cast("T", response)

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        arguments: Arguments = NO_ARGUMENTS,
        options: Options | None = None,
    ) -> AsyncPages[ItemT]:
        return cast("AsyncPages[ItemT]", AsyncRawPages(super().pages(operation, arguments, options)))

    def stream(
        self, operation: Operation[T], arguments: Arguments = NO_ARGUMENTS, options: Options | None = None
    ) -> AsyncStream[T]:
        return cast("AsyncStream[T]", self._stream_response(super().stream(operation, arguments, options)))

    async def _stream_response(self, stream: AsyncStream[T]) -> Response[AsyncStream[T]]:
        from .streams.stream import response_of as response_of_stream  # noqa: PLC0415 - loaded as the stream is

        return response_of_stream(await stream)
