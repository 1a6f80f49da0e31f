"""Where a list keeps its items, found by structure where a document says only that it is paginated."""

from __future__ import annotations

from typing import Final

from generator.ir.extensions import PaginationHint
from generator.ir.operations import Parameter, Response
from generator.ir.schemas import Json, Missing
from generator.parse.composition import flatten_all_of
from generator.parse.context import Context, JsonObject

ITEMS: Final = ("data", "items", "results", "values", "records", "entries")
PAGE: Final = ("page", "currentPage", "current_page", "pageNumber", "page_number", "pageIndex")
PAGE_SIZE: Final = ("pageSize", "page_size", "perPage", "per_page", "limit", "size")
ENVELOPES: Final = ("pagination", "paging", "meta", "page")
LINKS: Final = ("links",)
TOTAL: Final = ("itemsTotal", "total", "totalCount", "total_count", "totalItems", "count")
PAGES: Final = ("pagesTotal", "totalPages", "total_pages", "pages", "pageCount")


def find_pagination(
    context: Context, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]
) -> PaginationHint | None:
    """Find items and page among the names that APIs use; None if either is not there: it is one plain answer."""
    answer = _answer(context, responses)
    queries = [parameter.name for parameter in parameters if parameter.location == "query"]
    items, page = _items(context, answer), _first(PAGE, queries)
    if not items or not page:
        return None
    envelope = _first(ENVELOPES, list(answer))
    members = _members(context, answer[envelope]) if envelope else answer
    prefix = f"{envelope}." if envelope else ""
    return PaginationHint(
        items=items,
        page=page,
        page_size=_first(PAGE_SIZE, queries),
        links=_prefixed(prefix, _first(LINKS, list(members))),
        total=_prefixed(prefix, _first(TOTAL, list(members))),
        pages=_prefixed(prefix, _first(PAGES, list(members))),
    )


def _answer(context: Context, responses: tuple[Response, ...]) -> JsonObject:
    """Give the members of the first successful JSON answer, as the document spells them."""
    for response in responses:
        for media in response.content:
            if response.status.startswith("2") and "json" in media.content_type and media.schema is not None:
                node = context.look_up(f"{media.pointer}/schema")
                return {} if isinstance(node, Missing) else _members(context, node)
    return {}


def _members(context: Context, node: Json) -> JsonObject:
    if not isinstance(node, dict):
        return {}
    members: dict[str, Json] = {}
    for part in flatten_all_of(context, node, ""):
        own = part.node.get("properties")
        members |= own if isinstance(own, dict) else {}
    return members


def _items(context: Context, members: JsonObject) -> str:
    arrays = [name for name, node in members.items() if _is_array(context, node)]
    return _first(ITEMS, arrays) or (arrays[0] if len(arrays) == 1 else "")


def _is_array(context: Context, node: Json) -> bool:
    if not isinstance(node, dict):
        return False
    parts = flatten_all_of(context, node, "")
    return any(part.node.get("type") == "array" or "items" in part.node for part in parts)


def _first(wanted: tuple[str, ...], names: list[str]) -> str:
    return next((name for name in wanted if name in names), "")


def _prefixed(prefix: str, name: str) -> str:
    return prefix + name if name else ""
