"""r. Methods of `client.r`."""

from __future__ import annotations

import builtins
from functools import cached_property
from typing import Literal

from ..models.r import Report, RListResponse, RReportResponse422, RReportResponse4222
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Operation, PagedOperation, Pagination, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

REPORT: Operation[Report | str | list[Report] | bytes] = Operation(
    id="report",
    method="GET",
    path="/report",
    responses={
        "200": ResponseSpec(
            kind="json",
            type=Report,
            media_types=("application/json",),
            others=(
                ResponseSpec(kind="text", media_types=("text/csv",)),
                ResponseSpec(kind="json", type=list[Report], media_types=("application/vnd.report.lines+json",)),
                ResponseSpec(kind="bytes", media_types=("image/*",)),
            ),
        )
    },
    errors={
        "422": ResponseSpec(
            kind="json",
            type=RReportResponse422,
            media_types=("application/json",),
            others=(ResponseSpec(kind="json", type=RReportResponse4222, media_types=("application/problem+json",)),),
        )
    },
    retry="safe",
    is_authenticated=False,
)
SCAN: Operation[bytes] = Operation(
    id="scan",
    method="GET",
    path="/scan",
    responses={"200": ResponseSpec(kind="bytes", media_types=("application/pdf",))},
    retry="safe",
    is_authenticated=False,
)
LIST: PagedOperation[RListResponse, Report] = PagedOperation(
    id="list",
    method="GET",
    path="/list",
    responses={"200": ResponseSpec(kind="json", type=RListResponse)},
    retry="safe",
    is_authenticated=False,
    pagination=Pagination(items="data", page="page"),
)
LIST_AS_CSV: Operation[str] = Operation(
    id="list",
    method="GET",
    path="/list",
    responses={"200": ResponseSpec(kind="text", media_types=("text/csv",))},
    retry="safe",
    is_authenticated=False,
)


class R(Resource):
    """Methods of `client.r`."""

    @cached_property
    def with_response(self) -> RWithResponse:
        """The same methods, returning the whole response."""
        return RWithResponse(R(self._caller.raw()))

    def report(
        self,
        *,
        accept: Literal["application/json", "text/csv", "application/vnd.report.lines+json", "image/*"]
        | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Report | str | builtins.list[Report] | bytes:
        """Call GET /report.

        Args:
            accept: The type to ask for; by default any of them.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Report | str | builtins.list[Report] | bytes: The report.

        Raises:
            UnprocessableError: 422: No.

        Source: `GET /report` (`report`)
        """
        return self._caller.call(REPORT, Arguments(accept=accept), options)

    def scan(self, *, options: Options | None = None) -> bytes:
        """Call GET /scan.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            bytes: Bytes.

        Source: `GET /scan` (`scan`)
        """
        return self._caller.call(SCAN, options=options)

    def list(self, *, page: int | UnsetType = UNSET, options: Options | None = None) -> Page[Report]:
        """Call GET /list.

        Args:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Report]: A page.

        Source: `GET /list` (`list`)
        """
        return self._caller.pages(LIST, Arguments(query={"page": page}), options)

    def list_as_csv(self, *, page: int | UnsetType = UNSET, options: Options | None = None) -> str:
        """Call GET /list.

        Args:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            str: A page.

        Source: `GET /list` (`list`)
        """
        return self._caller.call(LIST_AS_CSV, Arguments(query={"page": page}), options)


class AsyncR(AsyncResource):
    """Methods of `client.r`."""

    @cached_property
    def with_response(self) -> AsyncRWithResponse:
        """The same methods, returning the whole response."""
        return AsyncRWithResponse(AsyncR(self._caller.raw()))

    async def report(
        self,
        *,
        accept: Literal["application/json", "text/csv", "application/vnd.report.lines+json", "image/*"]
        | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Report | str | builtins.list[Report] | bytes:
        """Call GET /report.

        Args:
            accept: The type to ask for; by default any of them.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Report | str | builtins.list[Report] | bytes: The report.

        Raises:
            UnprocessableError: 422: No.

        Source: `GET /report` (`report`)
        """
        return await self._caller.call(REPORT, Arguments(accept=accept), options)

    async def scan(self, *, options: Options | None = None) -> bytes:
        """Call GET /scan.

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            bytes: Bytes.

        Source: `GET /scan` (`scan`)
        """
        return await self._caller.call(SCAN, options=options)

    def list(self, *, page: int | UnsetType = UNSET, options: Options | None = None) -> AsyncPages[Report]:
        """Call GET /list.

        Args:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[Report]: A page.

        Source: `GET /list` (`list`)
        """
        return self._caller.pages(LIST, Arguments(query={"page": page}), options)

    async def list_as_csv(self, *, page: int | UnsetType = UNSET, options: Options | None = None) -> str:
        """Call GET /list.

        Args:
            page:
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            str: A page.

        Source: `GET /list` (`list`)
        """
        return await self._caller.call(LIST_AS_CSV, Arguments(query={"page": page}), options)


class RWithResponse:
    """The methods of `R`, returning the whole response."""

    def __init__(self, resource: R) -> None:
        self.report = with_response(resource.report)
        self.scan = with_response(resource.scan)
        self.list = page_response(resource.list)
        self.list_as_csv = with_response(resource.list_as_csv)


class AsyncRWithResponse:
    """The methods of `AsyncR`, returning the whole response."""

    def __init__(self, resource: AsyncR) -> None:
        self.report = async_with_response(resource.report)
        self.scan = async_with_response(resource.scan)
        self.list = async_page_response(resource.list)
        self.list_as_csv = async_with_response(resource.list_as_csv)
