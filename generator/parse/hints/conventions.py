"""Pages by convention: what names of parameters and members say of a list, where no hint does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from generator.ir.extensions import CONVENTION, PaginationHint
from generator.ir.operations import Parameter, Response
from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    IntegerSchema,
    NumberSchema,
    Property,
    Schema,
    StringSchema,
)
from generator.ir.walk import properties, resolve_value, schema_at
from generator.parse.node import Context

_ITEMS: Final = ("data", "items", "results", "values", "value", "records", "entries", "list")
_PAGE: Final = ("page", "currentPage", "current_page", "pageNumber", "page_number", "page[number]")
_PAGE_SIZE: Final = ("pageSize", "page_size", "perPage", "per_page", "limit", "size", "page[size]", "max_results")
_OFFSET: Final = ("offset", "skip", "start_index", "startIndex", "page[offset]")
_LIMIT: Final = (*_PAGE_SIZE, "count", "take", "top", "page[limit]", "maxResults")
_ENVELOPES: Final = ("pagination", "paging", "meta", "page", "page_info", "pageInfo", "_meta", "metadata", "cursors")
_LINKS: Final = ("links", "_links")
_NEXT_LINK: Final = ("nextLink", "next_link", "nextUrl", "next_url", "nextPageUrl", "next_page_url", "@odata.nextLink")
_PREVIOUS: Final = ("previous", "prev")
_TOTAL: Final = ("itemsTotal", "total", "totalCount", "total_count", "totalItems", "total_items", "count")
_PAGES: Final = ("pagesTotal", "totalPages", "total_pages", "pages", "pageCount", "page_count")
_MORE: Final = ("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "hasNextPage", "more")
_CURSOR: Final = (
    *("cursor", "page_token", "pageToken", "next_token", "nextToken", "continuation_token", "continuationToken"),
    *("after", "next_cursor", "nextCursor", "page_cursor", "pageCursor", "page[after]", "page[cursor]", "marker"),
    *("start_cursor", "startCursor", "starting_after"),
)
_NEXT_CURSOR: Final = (
    *("next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken", "next_page_cursor"),
    *("nextPageCursor", "continuation_token", "continuationToken", "end_cursor", "endCursor", "next_marker"),
    *("nextMarker", "after", "cursor", "next"),
)
_AFTER_ITEM: Final = ("starting_after", "after", "after_id")

_Item = TypeVar("_Item", Property, Parameter)


class ListShape:
    """What an operation takes and gives, as far as pages are concerned."""

    def __init__(self, context: Context, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]) -> None:
        self.context = context
        self.parameters = [one for one in parameters if one.location == "query"]
        self.responses = [one for one in responses if one.status.startswith("2")]
        self.members = response_members(context, responses)

    def is_list_alone(self) -> bool:
        """Whether the one successful response is JSON and nothing else."""
        content = [one.content_type for response in self.responses for one in response.content]
        return len(self.responses) == 1 and bool(content) and all(_is_json(one) for one in content)

    def items(self) -> str | None:
        """Find the list: "" for the response itself, None where there is none, or more than one."""
        if isinstance(self._whole(), ArraySchema):
            return ""
        arrays = [member for member in self.members if isinstance(bare(self.context, member.schema), ArraySchema)]
        found = _named(arrays, _ITEMS) or (arrays[0] if len(arrays) == 1 else None)
        return _path(found.name) if found else None

    def number(self, names: tuple[str, ...]) -> Parameter | None:
        """Find a parameter that takes a number."""
        return _named([one for one in self.parameters if _is_number(self.context, one.schema)], names)

    def parameter(self, names: tuple[str, ...]) -> str:
        """Find a parameter that takes one value."""
        found = _named(self.parameters, names)
        kinds = StringSchema | IntegerSchema | AnySchema
        return found.name if found and isinstance(bare(self.context, found.schema), kinds) else ""

    def path(self, names: tuple[str, ...], *, is_text: bool = False) -> str:
        """Find a member: below an envelope (`pagination.links`), else at the top; "" if there is none."""
        for prefix, level in self._levels():
            fitting = [one for one in level if not is_text or _is_scalar(bare(self.context, one.schema))]
            found = _named(fitting, names)
            if found:
                return _path(*prefix, found.name)
        return ""

    def next_link(self) -> str:
        """Find the address of the next page."""
        links = self.path(_LINKS)
        if links and any(one.name == "next" for one in self._members_at(links)):
            return links
        found = self.path(_NEXT_LINK, is_text=True)
        if found:
            return found
        for prefix, level in self._levels():
            following = next((one for one in level if one.name == "next"), None)
            schema = bare(self.context, following.schema) if following else None
            is_address = isinstance(schema, StringSchema) and schema.format.startswith("uri")
            has_previous = isinstance(schema, StringSchema) and _named(list(level), _PREVIOUS) is not None
            if is_address or has_previous:
                return _path(*prefix, "next")
        return ""

    def last_item(self) -> str:
        """Give the name of the member by which items are known; "" where they have none."""
        path = self.items()
        found = (
            self._whole()
            if path == ""
            else next((bare(self.context, one.schema) for one in self.members if _path(one.name) == path), None)
        )
        members = members_of(self.context, found.items) if isinstance(found, ArraySchema) else ()
        return "id" if any(one.name == "id" for one in members) else ""

    def has_link_header(self) -> bool:
        """Whether the response declares the header `Link`."""
        return any(header.name.lower() == "link" for one in self.responses for header in one.headers)

    def _whole(self) -> Schema | None:
        return next(
            (
                bare(self.context, one.schema)
                for response in self.responses
                for one in response.content
                if one.schema and _is_json(one.content_type)
            ),
            None,
        )

    def _levels(self) -> Iterator[tuple[tuple[str, ...], tuple[Property, ...]]]:
        for envelope in (one for name in _ENVELOPES for one in self.members if one.name == name):
            yield (envelope.name,), members_of(self.context, envelope.schema)
        yield (), self.members

    def _members_at(self, path: str) -> tuple[Property, ...]:
        whole = self._whole()
        found = schema_at(whole, path, self.context.named) if whole else None
        return members_of(self.context, found) if found else ()


def find_by_structure(shape: ListShape, origin: str) -> PaginationHint | None:
    """Find the pages of a list that is said to have some: by number, with whatever else is there."""
    items, page = shape.items(), shape.number(_PAGE)
    if items is None or not page:
        return find_by_convention(shape, origin)
    return _counted(shape, items, page, origin, links=shape.path(_LINKS))


def find_by_convention(shape: ListShape, origin: str = CONVENTION) -> PaginationHint | None:
    """Find the pages of a list whose request and response both speak of them; None where they do not."""
    items = shape.items()
    if items is None or not shape.is_list_alone():
        return None
    return _by_address(shape, items, origin) or _by_cursor(shape, items, origin) or _by_count(shape, items, origin)


def _by_address(shape: ListShape, items: str, origin: str) -> PaginationHint | None:
    link = shape.next_link()
    if not link and not shape.has_link_header():
        return None
    size = shape.number(_LIMIT)
    return PaginationHint(
        items=items,
        links=link,
        link_header=not link,
        page_size=size.name if size else "",
        total=shape.path(_TOTAL),
        pages=shape.path(_PAGES),
        origin=origin,
    )


def _by_cursor(shape: ListShape, items: str, origin: str) -> PaginationHint | None:
    size, more = shape.number(_LIMIT), shape.path(_MORE)
    cursor, following = shape.parameter(_CURSOR), shape.path(_NEXT_CURSOR, is_text=True)
    last = "" if following else shape.last_item()
    if last and more:
        cursor = shape.parameter(_AFTER_ITEM)
    if not cursor or not (following or (last and more)):
        return None
    return PaginationHint(
        items=items,
        cursor=cursor,
        next_cursor=following,
        last_item=last,
        more=more,
        page_size=size.name if size else "",
        total=shape.path(_TOTAL),
        origin=origin,
    )


def _by_count(shape: ListShape, items: str, origin: str) -> PaginationHint | None:
    offset, size, total = shape.number(_OFFSET), shape.number(_LIMIT), shape.path(_TOTAL)
    if offset and size and not offset.name.endswith(("ndex", "NDEX")):
        more = shape.path(_MORE)
        return PaginationHint(
            items=items, offset=offset.name, page_size=size.name, total=total, more=more, origin=origin
        )
    page = shape.number(_PAGE)
    if page and (size or shape.path(_PAGES) or total or shape.path(_MORE)):
        return _counted(shape, items, page, origin)
    return None


def _counted(shape: ListShape, items: str, page: Parameter, origin: str, links: str = "") -> PaginationHint:
    size = shape.number(_PAGE_SIZE)
    return PaginationHint(
        items=items,
        page=page.name,
        page_size=size.name if size else "",
        links=links,
        total=shape.path(_TOTAL),
        pages=shape.path(_PAGES),
        first_page=_first_page(bare(shape.context, page.schema)),
        more=shape.path(_MORE) if origin == CONVENTION else "",
        origin=origin,
    )


def _first_page(schema: Schema) -> int:
    if isinstance(schema, IntegerSchema | NumberSchema):
        return 0 if schema.default == 0 or schema.minimum == 0 else 1
    return 1


def _is_json(content_type: str) -> bool:
    return "json" in content_type and "seq" not in content_type and "jsonl" not in content_type


def _is_number(context: Context, schema: Schema) -> bool:
    return isinstance(bare(context, schema), IntegerSchema | NumberSchema)


def _is_scalar(schema: Schema) -> bool:
    return isinstance(schema, StringSchema | IntegerSchema | AnySchema)


def _named(found: list[_Item], names: tuple[str, ...]) -> _Item | None:
    return next((one for name in names for one in found if one.name == name), None)


def _path(*names: str) -> str:
    return f"/{'/'.join(names)}" if any("." in name for name in names) else ".".join(names)


def bare(context: Context, schema: Schema) -> Schema:
    """Return a schema without references and null around it; `AnySchema` if it has no end."""
    return resolve_value(schema, context.named)


def members_of(context: Context, schema: Schema) -> tuple[Property, ...]:
    """Return the named members of an object, () for anything else."""
    return properties(bare(context, schema))


def response_members(context: Context, responses: tuple[Response, ...]) -> tuple[Property, ...]:
    """Return the members of the first successful response that is a JSON object."""
    for response in responses:
        for media_type in response.content if response.status.startswith("2") else ():
            if media_type.schema and "json" in media_type.content_type:
                return members_of(context, media_type.schema)
    return ()
