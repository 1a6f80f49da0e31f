"""intake. Methods of `client.intake`."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from functools import cached_property

from ..models.intake import Line, LineDict
from ..runtime.call.arguments import Arguments
from ..runtime.operation import Body, Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

SEND_LINES: Operation[None] = Operation(
    id="sendLines",
    method="POST",
    path="/lines",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(kind="jsonl", content_type="application/x-ndjson"),
    is_authenticated=False,
)
SEND_RECORDS: Operation[None] = Operation(
    id="sendRecords",
    method="POST",
    path="/records",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(kind="jsonseq", content_type="application/json-seq"),
    is_authenticated=False,
)
SEND_FILE: Operation[None] = Operation(
    id="sendFile",
    method="PUT",
    path="/files/{id}",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(kind="binary", content_type="application/octet-stream"),
    retry="idempotent",
    is_authenticated=False,
)


class Intake(Resource):
    """Methods of `client.intake`."""

    @cached_property
    def with_response(self) -> IntakeWithResponse:
        """The same methods, returning the whole response."""
        return IntakeWithResponse(Intake(self._caller.raw()))

    def send_lines(
        self, *, body: Iterable[Line | LineDict] | AsyncIterable[Line | LineDict], options: Options | None = None
    ) -> None:
        """Call POST /lines.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /lines` (`sendLines`)
        """
        return self._caller.call(SEND_LINES, Arguments(body=body), options)

    def send_records(
        self, *, body: Iterable[Line | LineDict] | AsyncIterable[Line | LineDict], options: Options | None = None
    ) -> None:
        """Call POST /records.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /records` (`sendRecords`)
        """
        return self._caller.call(SEND_RECORDS, Arguments(body=body), options)

    def send_file(self, id: str, content: FileInput, *, options: Options | None = None) -> None:
        """Call PUT /files/{id}

        Args:
            id:
            content:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `PUT /files/{id}` (`sendFile`)
        """
        return self._caller.call(SEND_FILE, Arguments(path={"id": id}, body=content), options)


class AsyncIntake(AsyncResource):
    """Methods of `client.intake`."""

    @cached_property
    def with_response(self) -> AsyncIntakeWithResponse:
        """The same methods, returning the whole response."""
        return AsyncIntakeWithResponse(AsyncIntake(self._caller.raw()))

    async def send_lines(
        self, *, body: Iterable[Line | LineDict] | AsyncIterable[Line | LineDict], options: Options | None = None
    ) -> None:
        """Call POST /lines.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /lines` (`sendLines`)
        """
        return await self._caller.call(SEND_LINES, Arguments(body=body), options)

    async def send_records(
        self, *, body: Iterable[Line | LineDict] | AsyncIterable[Line | LineDict], options: Options | None = None
    ) -> None:
        """Call POST /records.

        Args:
            body:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `POST /records` (`sendRecords`)
        """
        return await self._caller.call(SEND_RECORDS, Arguments(body=body), options)

    async def send_file(self, id: str, content: FileInput, *, options: Options | None = None) -> None:
        """Call PUT /files/{id}

        Args:
            id:
            content:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `PUT /files/{id}` (`sendFile`)
        """
        return await self._caller.call(SEND_FILE, Arguments(path={"id": id}, body=content), options)


class IntakeWithResponse:
    """The methods of `Intake`, returning the whole response."""

    def __init__(self, resource: Intake) -> None:
        self.send_lines = with_response(resource.send_lines)
        self.send_records = with_response(resource.send_records)
        self.send_file = with_response(resource.send_file)


class AsyncIntakeWithResponse:
    """The methods of `AsyncIntake`, returning the whole response."""

    def __init__(self, resource: AsyncIntake) -> None:
        self.send_lines = async_with_response(resource.send_lines)
        self.send_records = async_with_response(resource.send_records)
        self.send_file = async_with_response(resource.send_file)
