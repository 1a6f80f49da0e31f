"""Films. Methods of `client.films`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..models.films import FilmsGetProgressResponse
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

UPLOAD: Operation[Film] = Operation(
    id="uploadContent",
    method="POST",
    path="/films/{filmId}/content",
    responses={"200": ResponseSpec(kind="json", type=Film)},
    body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
    is_authenticated=False,
    chunks=ChunkUpload(file="file"),
)
GET: Operation[Film] = Operation(
    id="getFilm",
    method="GET",
    path="/films/{filmId}",
    responses={"200": ResponseSpec(kind="json", type=Film)},
    retry="safe",
    is_authenticated=False,
)
GET_PROGRESS: Operation[FilmsGetProgressResponse] = Operation(
    id="getProgress",
    method="GET",
    path="/films/{filmId}/progress",
    responses={"200": ResponseSpec(kind="json", type=FilmsGetProgressResponse)},
    retry="safe",
    is_authenticated=False,
)


class Films(Resource):
    """Methods of `client.films`."""

    @cached_property
    def with_response(self) -> FilmsWithResponse:
        """The same methods, returning the whole response."""
        return FilmsWithResponse(Films(self._caller.raw()))

    def upload(
        self,
        film_id: str,
        file: FileInput,
        *,
        title: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Film:
        """Upload a film.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            film_id:
            file:
            title:
            chunk_size: Bytes of a part. Where it is not given, 52,428,800 or less, so that the
                parts go in even rounds.
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
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /films/{filmId}/content` (`uploadContent`)
        """
        return self._caller.upload(
            UPLOAD,
            Arguments(path={"filmId": film_id}, body={"title": title, "file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_session(
        self,
        film_id: str,
        *,
        title: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> UploadSession[Film]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload` gives.

        Args:
            film_id:
            title:
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /films/{filmId}/content` (`uploadContent`)
        """
        return self._caller.upload_session(
            UPLOAD,
            Arguments(path={"filmId": film_id}, body={"title": title}),
            options,
            on_progress=on_progress,
            resume=resume,
        )

    def get(self, film_id: str, *, options: Options | None = None) -> Film:
        """Call GET /films/{filmId}

        Args:
            film_id:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Film: The film.

        Source: `GET /films/{filmId}` (`getFilm`)
        """
        return self._caller.call(GET, Arguments(path={"filmId": film_id}), options)

    def get_progress(self, film_id: str, *, options: Options | None = None) -> FilmsGetProgressResponse:
        """Call GET /films/{filmId}/progress.

        Args:
            film_id:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            FilmsGetProgressResponse: What arrived.

        Source: `GET /films/{filmId}/progress` (`getProgress`)
        """
        return self._caller.call(GET_PROGRESS, Arguments(path={"filmId": film_id}), options)


class AsyncFilms(AsyncResource):
    """Methods of `client.films`."""

    @cached_property
    def with_response(self) -> AsyncFilmsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncFilmsWithResponse(AsyncFilms(self._caller.raw()))

    async def upload(
        self,
        film_id: str,
        file: FileInput,
        *,
        title: str | UnsetType = UNSET,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> Film:
        """Upload a film.

        A file larger than `chunk_size` goes in parts, several at the same time; any other goes
        in one request. Memory does not grow with the file: parts are read while they are sent.
        What can be read only once is kept on disk, each part until it has arrived.

        Args:
            film_id:
            file:
            title:
            chunk_size: Bytes of a part. Where it is not given, 52,428,800 or less, so that the
                parts go in even rounds.
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
                - TransportError: no response came.
            ConfigurationError: A size or a number is out of its limits. Nothing of the file was
                sent.
            FileNotFoundError: There is no file at the path.
            IsADirectoryError: The path is a folder.

        Source: `POST /films/{filmId}/content` (`uploadContent`)
        """
        return await self._caller.upload(
            UPLOAD,
            Arguments(path={"filmId": film_id}, body={"title": title, "file": file}),
            options,
            chunk_size=chunk_size,
            concurrency=concurrency,
            on_progress=on_progress,
            resume=resume,
        )

    def upload_session(
        self,
        film_id: str,
        *,
        title: str | UnsetType = UNSET,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
    ) -> AsyncUploadSession[Film]:
        """Begin an upload whose parts are given one by one, as they come to be.

        Nothing is sent yet: `send` takes the parts in their order. The last one is marked with
        `is_last=True`, with `finish`, or by leaving the `with` block; then `result` is what
        `upload` gives.

        Args:
            film_id:
            title:
            on_progress: Called with a `Progress` now and then while bytes go out, one call at a
                time.
            resume: Where to go on: the `UploadState` of an earlier upload, such as
                `UploadError.state`. Or a path: it is loaded if it exists, saved after every part,
                and removed at the end.
            options: Timeout, retries, headers and more, for this call alone.

        Raises:
            ConfigurationError: The client is closed.

        Source: `POST /films/{filmId}/content` (`uploadContent`)
        """
        return self._caller.upload_session(
            UPLOAD,
            Arguments(path={"filmId": film_id}, body={"title": title}),
            options,
            on_progress=on_progress,
            resume=resume,
        )

    async def get(self, film_id: str, *, options: Options | None = None) -> Film:
        """Call GET /films/{filmId}

        Args:
            film_id:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Film: The film.

        Source: `GET /films/{filmId}` (`getFilm`)
        """
        return await self._caller.call(GET, Arguments(path={"filmId": film_id}), options)

    async def get_progress(self, film_id: str, *, options: Options | None = None) -> FilmsGetProgressResponse:
        """Call GET /films/{filmId}/progress.

        Args:
            film_id:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            FilmsGetProgressResponse: What arrived.

        Source: `GET /films/{filmId}/progress` (`getProgress`)
        """
        return await self._caller.call(GET_PROGRESS, Arguments(path={"filmId": film_id}), options)


class FilmsWithResponse:
    """The methods of `Films`, returning the whole response."""

    def __init__(self, resource: Films) -> None:
        self.upload = with_response(resource.upload)
        self.get = with_response(resource.get)
        self.get_progress = with_response(resource.get_progress)


class AsyncFilmsWithResponse:
    """The methods of `AsyncFilms`, returning the whole response."""

    def __init__(self, resource: AsyncFilms) -> None:
        self.upload = async_with_response(resource.upload)
        self.get = async_with_response(resource.get)
        self.get_progress = async_with_response(resource.get_progress)
