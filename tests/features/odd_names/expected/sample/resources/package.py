"""Package. Methods of `client.package`."""

from __future__ import annotations

from functools import cached_property

from ..runtime.operation import Operation, ResponseSpec
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_with_response, with_response

GET: Operation[None] = Operation(
    id="getPackage",
    method="GET",
    path="/package",
    responses={"204": ResponseSpec(kind="none")},
    retry="safe",
    is_authenticated=False,
)


class Package(Resource):
    """Methods of `client.package`.

    A description that ends in a quote: "
    """

    @cached_property
    def with_response(self) -> PackageWithResponse:
        """The same methods, returning the whole response."""
        return PackageWithResponse(Package(self._caller.raw()))

    def get(self, *, options: Options | None = None) -> None:
        """Ends in "

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /package` (`getPackage`)
        """
        return self._caller.call(GET, options=options)


class AsyncPackage(AsyncResource):
    """Methods of `client.package`.

    A description that ends in a quote: "
    """

    @cached_property
    def with_response(self) -> AsyncPackageWithResponse:
        """The same methods, returning the whole response."""
        return AsyncPackageWithResponse(AsyncPackage(self._caller.raw()))

    async def get(self, *, options: Options | None = None) -> None:
        """Ends in "

        Args:
            options: Timeout, retries, headers and more, for this call alone.

        Source: `GET /package` (`getPackage`)
        """
        return await self._caller.call(GET, options=options)


class PackageWithResponse:
    """The methods of `Package`, returning the whole response."""

    def __init__(self, resource: Package) -> None:
        self.get = with_response(resource.get)


class AsyncPackageWithResponse:
    """The methods of `AsyncPackage`, returning the whole response."""

    def __init__(self, resource: AsyncPackage) -> None:
        self.get = async_with_response(resource.get)
