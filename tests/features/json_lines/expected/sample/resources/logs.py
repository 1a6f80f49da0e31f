"""logs. Methods of `client.logs`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..models.logs import Line
from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

if TYPE_CHECKING:
    from ..runtime.streams.stream import AsyncStream, Stream

LIST_LINES: Operation[Line] = Operation(
    id="listLines",
    method="GET",
    path="/lines",
    responses={"200": ResponseSpec(kind="jsonl", type=Line, media_types=("application/x-ndjson",))},
    retry="safe",
    is_authenticated=False,
)
LIST_LISTED: Operation[Line] = Operation(
    id="listListed",
    method="GET",
    path="/listed",
    responses={"200": ResponseSpec(kind="jsonl", type=Line, media_types=("application/jsonl",))},
    retry="safe",
    is_authenticated=False,
)
LIST_RECORDS: Operation[Line] = Operation(
    id="listRecords",
    method="GET",
    path="/records",
    responses={"200": ResponseSpec(kind="jsonseq", type=Line, media_types=("application/json-seq",))},
    retry="safe",
    is_authenticated=False,
)
LIST_ANYTHING: Operation[Any] = Operation(
    id="listAnything",
    method="GET",
    path="/anything",
    responses={"200": ResponseSpec(kind="jsonl", type=Any, media_types=("application/x-ndjson",))},
    retry="safe",
    is_authenticated=False,
)
LIST_EITHER: Operation[list[Line]] = Operation(
    id="listEither",
    method="GET",
    path="/either",
    responses={"200": ResponseSpec(kind="json", type=list[Line])},
    retry="safe",
    is_authenticated=False,
)
LIST_EITHER_AS_NDJSON: Operation[Line] = Operation(
    id="listEither",
    method="GET",
    path="/either",
    responses={"200": ResponseSpec(kind="jsonl", type=Line, media_types=("application/x-ndjson",))},
    retry="safe",
    is_authenticated=False,
)


class Logs(Resource):
    """Methods of `client.logs`."""

    @cached_property
    def with_response(self) -> LogsWithResponse:
        """The same methods, returning the whole response."""
        return LogsWithResponse(Logs(self._caller.raw()))

    def list_lines(self, *, options: Options | None = None) -> Stream[Line]:
        """Call GET /lines.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: One line each

        Source: `GET /lines` (`listLines`)
        """
        return self._caller.stream(LIST_LINES, options=options)

    def list_listed(self, *, options: Options | None = None) -> Stream[Line]:
        """Call GET /listed.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: As a list

        Source: `GET /listed` (`listListed`)
        """
        return self._caller.stream(LIST_LISTED, options=options)

    def list_records(self, *, options: Options | None = None) -> Stream[Line]:
        """Call GET /records.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: Records

        Source: `GET /records` (`listRecords`)
        """
        return self._caller.stream(LIST_RECORDS, options=options)

    def list_anything(self, *, options: Options | None = None) -> Stream[Any]:
        """Call GET /anything.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Any]: Any values

        Source: `GET /anything` (`listAnything`)
        """
        return self._caller.stream(LIST_ANYTHING, options=options)

    def list_either(self, *, options: Options | None = None) -> list[Line]:
        """Call GET /either.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Line]: A list, or a stream of the same

        Source: `GET /either` (`listEither`)
        """
        return self._caller.call(LIST_EITHER, options=options)

    def list_either_as_ndjson(self, *, options: Options | None = None) -> Stream[Line]:
        """Call GET /either.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: A list, or a stream of the same

        Source: `GET /either` (`listEither`)
        """
        return self._caller.stream(LIST_EITHER_AS_NDJSON, options=options)


class AsyncLogs(AsyncResource):
    """Methods of `client.logs`."""

    @cached_property
    def with_response(self) -> AsyncLogsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncLogsWithResponse(AsyncLogs(self._caller.raw()))

    def list_lines(self, *, options: Options | None = None) -> AsyncStream[Line]:
        """Call GET /lines.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: One line each

        Source: `GET /lines` (`listLines`)
        """
        return self._caller.stream(LIST_LINES, options=options)

    def list_listed(self, *, options: Options | None = None) -> AsyncStream[Line]:
        """Call GET /listed.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: As a list

        Source: `GET /listed` (`listListed`)
        """
        return self._caller.stream(LIST_LISTED, options=options)

    def list_records(self, *, options: Options | None = None) -> AsyncStream[Line]:
        """Call GET /records.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: Records

        Source: `GET /records` (`listRecords`)
        """
        return self._caller.stream(LIST_RECORDS, options=options)

    def list_anything(self, *, options: Options | None = None) -> AsyncStream[Any]:
        """Call GET /anything.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Any]: Any values

        Source: `GET /anything` (`listAnything`)
        """
        return self._caller.stream(LIST_ANYTHING, options=options)

    async def list_either(self, *, options: Options | None = None) -> list[Line]:
        """Call GET /either.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            list[Line]: A list, or a stream of the same

        Source: `GET /either` (`listEither`)
        """
        return await self._caller.call(LIST_EITHER, options=options)

    def list_either_as_ndjson(self, *, options: Options | None = None) -> AsyncStream[Line]:
        """Call GET /either.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Stream[Line]: A list, or a stream of the same

        Source: `GET /either` (`listEither`)
        """
        return self._caller.stream(LIST_EITHER_AS_NDJSON, options=options)


class LogsWithResponse:
    """The methods of `Logs`, returning the whole response."""

    def __init__(self, resource: Logs) -> None:
        self.list_lines = with_response(resource.list_lines)
        self.list_listed = with_response(resource.list_listed)
        self.list_records = with_response(resource.list_records)
        self.list_anything = with_response(resource.list_anything)
        self.list_either = with_response(resource.list_either)
        self.list_either_as_ndjson = with_response(resource.list_either_as_ndjson)


class AsyncLogsWithResponse:
    """The methods of `AsyncLogs`, returning the whole response."""

    def __init__(self, resource: AsyncLogs) -> None:
        self.list_lines = async_with_response(resource.list_lines)
        self.list_listed = async_with_response(resource.list_listed)
        self.list_records = async_with_response(resource.list_records)
        self.list_anything = async_with_response(resource.list_anything)
        self.list_either = async_with_response(resource.list_either)
        self.list_either_as_ndjson = async_with_response(resource.list_either_as_ndjson)
