"""The one resource of the made-up API, as generated code writes it."""

from __future__ import annotations

from functools import cached_property

from package.runtime.call.arguments import Arguments
from package.runtime.call.pages import AsyncPages, Page
from package.runtime.operation import Body, Operation, PagedOperation, Pagination, ResponseSpec
from package.runtime.options import Options
from package.runtime.resource import AsyncResource, Resource
from package.runtime.response.response import async_page_response, async_with_response, page_response, with_response
from package.runtime.values.models import UNSET, Model, UnsetType


class Thing(Model, rename="camel"):
    thing_id: str
    title: str | None = None


class Link(Model, rename="camel"):
    rel: str
    uri: str


class PageNumbers(Model, rename="camel"):
    items_total: int | None = None
    pages_total: int | None = None
    links: list[Link] | None = None


class ThingList(Model, rename="camel"):
    data: list[Thing]
    pagination: PageNumbers | None = None


class Problem(Model, rename="camel"):
    title: str | None = None
    name: str | None = None


LIST: PagedOperation[ThingList, Thing] = PagedOperation(
    id="listThings",
    method="GET",
    path="/things",
    responses={"200": ResponseSpec(kind="json", type=ThingList)},
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
GET: Operation[Thing] = Operation(
    id="getThing",
    method="GET",
    path="/things/{thingId}",
    responses={"200": ResponseSpec(kind="json", type=Thing)},
    errors={"404": ResponseSpec(kind="json", type=Problem)},
    retry="safe",
)
CREATE: Operation[Thing] = Operation(
    id="createThing",
    method="POST",
    path="/things",
    responses={"201": ResponseSpec(kind="json", type=Thing)},
    body=Body(kind="json", content_type="application/json"),
)
DELETE: Operation[None] = Operation(
    id="deleteThing",
    method="DELETE",
    path="/things/{thingId}",
    responses={"204": ResponseSpec(kind="none")},
    retry="idempotent",
)
STATUS: Operation[str] = Operation(
    id="getStatus", method="GET", path="/status", responses={"200": ResponseSpec(kind="text")}, is_authenticated=False
)
SEND: Operation[None] = Operation(
    id="sendThing",
    method="PUT",
    path="/things/{thingId}/source",
    responses={"204": ResponseSpec(kind="none")},
    body=Body(kind="binary", content_type="application/octet-stream"),
    retry="idempotent",
)


class Things(Resource):
    def list(
        self, *, title: str | UnsetType = UNSET, current_page: int | UnsetType = UNSET, options: Options | None = None
    ) -> Page[Thing]:
        return self._caller.pages(LIST, Arguments(query={"title": title, "currentPage": current_page}), options)

    def get(self, thing_id: str, *, options: Options | None = None) -> Thing:
        return self._caller.call(GET, Arguments(path={"thingId": thing_id}), options)

    def create(self, *, title: str, options: Options | None = None) -> Thing:
        return self._caller.call(CREATE, Arguments(body={"title": title}), options)

    def delete(self, thing_id: str) -> None:
        return self._caller.call(DELETE, Arguments(path={"thingId": thing_id}))

    def send(self, thing_id: str, content: object) -> None:
        return self._caller.call(SEND, Arguments(path={"thingId": thing_id}, body=content))

    @cached_property
    def with_response(self) -> ThingsWithResponse:
        return ThingsWithResponse(Things(self._caller.raw()))


class ThingsWithResponse:
    def __init__(self, things: Things) -> None:
        self.list = page_response(things.list)
        self.get = with_response(things.get)
        self.delete = with_response(things.delete)


class AsyncThings(AsyncResource):
    def list(
        self, *, title: str | UnsetType = UNSET, current_page: int | UnsetType = UNSET, options: Options | None = None
    ) -> AsyncPages[Thing]:
        return self._caller.pages(LIST, Arguments(query={"title": title, "currentPage": current_page}), options)

    async def get(self, thing_id: str, *, options: Options | None = None) -> Thing:
        return await self._caller.call(GET, Arguments(path={"thingId": thing_id}), options)

    async def create(self, *, title: str, options: Options | None = None) -> Thing:
        return await self._caller.call(CREATE, Arguments(body={"title": title}), options)

    async def send(self, thing_id: str, content: object) -> None:
        return await self._caller.call(SEND, Arguments(path={"thingId": thing_id}, body=content))

    @cached_property
    def with_response(self) -> AsyncThingsWithResponse:
        return AsyncThingsWithResponse(AsyncThings(self._caller.raw()))


class AsyncThingsWithResponse:
    def __init__(self, things: AsyncThings) -> None:
        self.list = async_page_response(things.list)
        self.get = async_with_response(things.get)
