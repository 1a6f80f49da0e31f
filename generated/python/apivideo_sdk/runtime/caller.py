"""What generated methods call: a declared operation and its arguments in, the typed response out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from .call.call import Arguments, build_request, call
from .call.pages import AsyncPages, AsyncRawPages, Page, PageSource, PageState, response_of
from .call.session import Session
from .operation import Operation, PagedOperation
from .options import NOTHING, Options, Settings
from .response.response import Response
from .transport.flow import AsyncDriver, Driver, Flow
from .values.models import UNSET

if TYPE_CHECKING:
    from .request.progress import OnProgress
    from .transfer.upload.session import AsyncUploadSession, UploadSession
    from .transfer.upload.state import Resume

T = TypeVar("T")
ItemT = TypeVar("ItemT")


class Caller:
    """Makes calls in the calling thread. Values go by wire name; UNSET is left out."""

    def __init__(self, session: Session, settings: Settings, driver: Driver) -> None:
        self.session = session
        self.settings = settings
        self.driver = driver

    def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        options: Options | None = None,
    ) -> T:
        """Make a call and give its data."""
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return self.respond(operation, arguments, options).data

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        options: Options | None = None,
    ) -> Page[ItemT]:
        """Make a call that lists, and give its first page."""
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return Page(
            self.driver.run(_first_page(self.session, self.settings, operation, arguments, options)), self.driver
        )

    def upload(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: Mapping[str, object] = NOTHING,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> T:
        """Upload the file among the members of the body, in as many requests as it takes, and give the data."""
        from .transfer.upload.run import Choices  # noqa: PLC0415 - as above
        from .transfer.upload.upload import upload  # noqa: PLC0415 - loaded when something is uploaded

        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        choices = Choices(chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume)
        settings = self.settings.with_options(options) if options else self.settings
        return self._uploaded(self.driver.run(upload(self.session, settings, operation, arguments, choices)))

    def upload_session(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: Mapping[str, object] = NOTHING,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> UploadSession[T]:
        """Begin an upload whose parts the caller gives; nothing is sent yet."""
        from .transfer.upload.run import Choices, UploadRun  # noqa: PLC0415 - as in upload
        from .transfer.upload.session import UploadSession  # noqa: PLC0415 - as in upload

        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        settings = self.settings.with_options(options) if options else self.settings
        choices = Choices(on_progress=on_progress, resume=resume)
        return UploadSession(UploadRun(self.session, settings, operation, arguments, choices), self.driver)

    def _uploaded(self, response: Response[T]) -> T:
        return response.data

    def respond(self, operation: Operation[T], arguments: Arguments, options: Options | None) -> Response[T]:
        """Make a call and give the whole response."""
        settings = self.settings.with_options(options) if options else self.settings
        return self.driver.run(call(self.session, settings, operation, arguments))

    def raw(self) -> Caller:
        """Give a caller whose methods return the `Response` of what this one's give."""
        return _RawCaller(self.session, self.settings, self.driver)


class _RawCaller(Caller):
    """Answers with whole responses. Its types are those of Caller, as the wrappers of `response` expect."""

    def call(self, operation: Operation[T], *, options: Options | None = None, **places: Any) -> T:  # noqa: ANN401 - as in Caller
        return cast("T", self.respond(operation, Arguments(**places), options))

    def _uploaded(self, response: Response[T]) -> T:
        return cast("T", response)

    def pages(self, operation: PagedOperation[Any, ItemT], **given: Any) -> Page[ItemT]:  # noqa: ANN401 - as in Caller
        return cast("Page[ItemT]", response_of(super().pages(operation, **given)))


class AsyncCaller:
    """Makes calls in the calling task. Values go by wire name; UNSET is left out."""

    def __init__(self, session: Session, settings: Settings, driver: AsyncDriver) -> None:
        self.session = session
        self.settings = settings
        self.driver = driver

    async def call(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        options: Options | None = None,
    ) -> T:
        """Make a call and give its data."""
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return (await self.respond(operation, arguments, options)).data

    def pages(
        self,
        operation: PagedOperation[Any, ItemT],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: object = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[ItemT]:
        """Prepare a call that lists: await the result for the first page, or iterate it for all items."""
        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        return AsyncPages(lambda: _first_page(self.session, self.settings, operation, arguments, options), self.driver)

    async def upload(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: Mapping[str, object] = NOTHING,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> T:
        """Upload the file among the members of the body, in as many requests as it takes, and give the data."""
        from .transfer.upload.run import Choices  # noqa: PLC0415 - as above
        from .transfer.upload.upload import upload  # noqa: PLC0415 - loaded when something is uploaded

        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        choices = Choices(
            chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume, can_await=True
        )
        settings = self.settings.with_options(options) if options else self.settings
        return self._uploaded(await self.driver.run(upload(self.session, settings, operation, arguments, choices)))

    def upload_session(
        self,
        operation: Operation[T],
        *,
        path: Mapping[str, object] = NOTHING,
        query: Mapping[str, object] = NOTHING,
        headers: Mapping[str, object] = NOTHING,
        cookies: Mapping[str, object] = NOTHING,
        body: Mapping[str, object] = NOTHING,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> AsyncUploadSession[T]:
        """Begin an upload whose parts the caller gives; nothing is sent yet."""
        from .transfer.upload.run import Choices, UploadRun  # noqa: PLC0415 - as in upload
        from .transfer.upload.session import AsyncUploadSession  # noqa: PLC0415 - as in upload

        arguments = Arguments(path=path, query=query, headers=headers, cookies=cookies, body=body)
        settings = self.settings.with_options(options) if options else self.settings
        choices = Choices(on_progress=on_progress, resume=resume)
        return AsyncUploadSession(UploadRun(self.session, settings, operation, arguments, choices), self.driver)

    def _uploaded(self, response: Response[T]) -> T:
        return response.data

    async def respond(self, operation: Operation[T], arguments: Arguments, options: Options | None) -> Response[T]:
        """Make a call and give the whole response."""
        settings = self.settings.with_options(options) if options else self.settings
        return await self.driver.run(call(self.session, settings, operation, arguments))

    def raw(self) -> AsyncCaller:
        """Give a caller whose methods return the `Response` of what this one's give."""
        return _AsyncRawCaller(self.session, self.settings, self.driver)


class _AsyncRawCaller(AsyncCaller):
    """Answers with whole responses. Its types are those of AsyncCaller, as the wrappers of `response` expect."""

    async def call(self, operation: Operation[T], *, options: Options | None = None, **places: Any) -> T:  # noqa: ANN401 - as in AsyncCaller
        return cast("T", await self.respond(operation, Arguments(**places), options))

    def _uploaded(self, response: Response[T]) -> T:
        return cast("T", response)

    def pages(self, operation: PagedOperation[Any, ItemT], **given: Any) -> AsyncPages[ItemT]:  # noqa: ANN401 - as in AsyncCaller
        return cast("AsyncPages[ItemT]", AsyncRawPages(super().pages(operation, **given)))


def _first_page(
    session: Session,
    settings: Settings,
    operation: PagedOperation[Any, Any],
    arguments: Arguments,
    options: Options | None,
) -> Flow[PageState]:
    changed = settings.with_options(options) if options else settings
    source = PageSource(session=session, settings=changed, operation=operation)
    return source.first(build_request(changed, operation, arguments))
