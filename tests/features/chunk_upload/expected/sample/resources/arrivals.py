"""Arrivals. Methods of `client.arrivals`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..models.shared import Film
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, ChunkUpload, Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response
from ..runtime.values.models import UNSET, UnsetType

if TYPE_CHECKING:
    from ..runtime.request.progress import OnProgress
    from ..runtime.transfer.upload.session import AsyncUploadSession, UploadSession
    from ..runtime.transfer.upload.state import Resume

SEND: Operation[Film] = Operation(
    id="sendFilm",
    method="POST",
    path="/arrivals",
    responses={"200": ResponseSpec(kind="json", type=Film)},
    errors={"400": ResponseSpec(kind="none")},
    body=Body(kind="multipart", content_type="multipart/form-data", files=("film",)),
    is_authenticated=False,
    chunks=ChunkUpload(
        file="film",
        header="Piece",
        id="filmId",
        copies=("filmId",),
        smallest_part=4,
        largest_part=8,
        usual_part=6,
        most_parts=3,
        received=("part-known",),
        status_path="/films/{id}/progress",
        parts="arrived.numbers",
        result_path="/films/{id}",
    ),
)


class Arrivals(Resource):
    """Methods of `client.arrivals`."""

    @cached_property
    def with_response(self) -> ArrivalsWithResponse:
        """The same methods, returning the whole response."""
        return ArrivalsWithResponse(Arrivals(self._caller.raw()))

    def send(
        self,
        ticket: str,
        film: FileInput,
        *,
        film_id: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Film:
        """Send a film with a ticket.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            ticket:
            film:
            film_id:
            chunk_size: Bytes of a part, 4 to 8. Where it is not given, 6 or less, so that the
                parts go in even rounds, or more where 3 parts would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Film: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The part is not wanted.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /arrivals` (`sendFilm`)
        """
        return self._caller.upload(
            SEND,
            Arguments(query={"ticket": ticket}, body={"filmId": film_id, "film": film}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def send_session(
        self,
        ticket: str,
        *,
        film_id: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> UploadSession[Film]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `send` gives. A part has 4 to 8 bytes; the last one may be smaller. There are 3 at most.

        Args:
            ticket:
            film_id:
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /arrivals` (`sendFilm`)
        """
        return self._caller.upload_session(
            SEND,
            Arguments(query={"ticket": ticket}, body={"filmId": film_id}),
            options,
            on_progress=on_progress,
            resume=resume,
        )


class AsyncArrivals(AsyncResource):
    """Methods of `client.arrivals`."""

    @cached_property
    def with_response(self) -> AsyncArrivalsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncArrivalsWithResponse(AsyncArrivals(self._caller.raw()))

    async def send(
        self,
        ticket: str,
        film: FileInput,
        *,
        film_id: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Film:
        """Send a film with a ticket.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            ticket:
            film:
            film_id:
            chunk_size: Bytes of a part, 4 to 8. Where it is not given, 6 or less, so that the
                parts go in even rounds, or more where 3 parts would not do.
            concurrency: How many parts are sent at the same time.
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Film: What was uploaded, once all of it has arrived.

        Raises:
            UploadError: The upload did not come to its end. `state` is what `resume` takes;
                `error` is why, where a response or the lack of one ended it:
                - BadRequestError: 400: The part is not wanted.
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /arrivals` (`sendFilm`)
        """
        return await self._caller.upload(
            SEND,
            Arguments(query={"ticket": ticket}, body={"filmId": film_id, "film": film}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def send_session(
        self,
        ticket: str,
        *,
        film_id: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> AsyncUploadSession[Film]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `send` gives. A part has 4 to 8 bytes; the last one may be smaller. There are 3 at most.

        Args:
            ticket:
            film_id:
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /arrivals` (`sendFilm`)
        """
        return self._caller.upload_session(
            SEND,
            Arguments(query={"ticket": ticket}, body={"filmId": film_id}),
            options,
            on_progress=on_progress,
            resume=resume,
        )


class ArrivalsWithResponse:
    """The methods of `Arrivals`, returning the whole response."""

    def __init__(self, resource: Arrivals) -> None:
        self.send = with_response(resource.send)


class AsyncArrivalsWithResponse:
    """The methods of `AsyncArrivals`, returning the whole response."""

    def __init__(self, resource: AsyncArrivals) -> None:
        self.send = async_with_response(resource.send)
