"""`x-client-paginated`: where the response of a list has its items, its links and its counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeVar

from generator.ir.extensions import PaginationHint
from generator.ir.operations import Parameter, Response
from generator.ir.schemas import ArraySchema, IntegerSchema, NumberSchema, Property, Schema
from generator.ir.walk import properties, resolve_value
from generator.parse.node import Context, Node

_PAGINATED: Final = "x-client-paginated"
_MEMBERS: Final = frozenset({"items", "page", "pageSize", "links", "total", "pages"})
_ITEMS: Final = ("data", "items", "results", "values")
_PAGE: Final = ("page", "currentPage", "current_page", "pageNumber", "page_number")
_PAGE_SIZE: Final = ("pageSize", "page_size", "perPage", "per_page", "limit", "size")
_ENVELOPES: Final = ("pagination", "paging", "meta", "page")
_LINKS: Final = ("links", "_links")
_TOTAL: Final = ("itemsTotal", "total", "totalCount", "total_count", "totalItems", "total_items", "count")
_PAGES: Final = ("pagesTotal", "totalPages", "total_pages", "pages", "pageCount", "page_count")

_Item = TypeVar("_Item", Property, Parameter)


def parse_pagination(
    operation: Node, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]
) -> PaginationHint | None:
    """Read the hint of an operation: an object that gives the paths, or `true`, and they are found by structure.

    None if the operation is not said to be paginated, or if its items or its page parameter cannot be found.
    """
    if isinstance(operation.value.get(_PAGINATED), dict):
        return _parse_given(operation)
    if operation.value.get(_PAGINATED) == "true" or operation.flag(_PAGINATED):
        return _find(operation.context, parameters, responses)
    return None


def _parse_given(operation: Node) -> PaginationHint | None:
    hint = operation.child(_PAGINATED)
    items = hint.text("items") if hint else ""
    if hint is None or not items:
        operation.lose("the hint does not say where the items are; add 'items'", _PAGINATED)
        return None
    for key in hint.value.keys() - _MEMBERS:
        hint.lose(f"{key!r} is not a member of this hint", key)
    return PaginationHint(
        items=items,
        page=hint.text("page"),
        page_size=hint.text("pageSize"),
        links=hint.text("links"),
        total=hint.text("total"),
        pages=hint.text("pages"),
    )


def _find(
    context: Context, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]
) -> PaginationHint | None:
    members = response_members(context, responses)
    numbers = [one for one in parameters if one.location == "query" and _is_number(context, one.schema)]
    items, page = _find_items(context, members), _named(numbers, _PAGE)
    if not items or not page:
        return None
    size = _named(numbers, _PAGE_SIZE)
    return PaginationHint(
        items=items,
        page=page.name,
        page_size=size.name if size else "",
        links=_find_path(context, members, _LINKS),
        total=_find_path(context, members, _TOTAL),
        pages=_find_path(context, members, _PAGES),
    )


def _is_number(context: Context, schema: Schema) -> bool:
    return isinstance(bare(context, schema), IntegerSchema | NumberSchema)


def _find_items(context: Context, members: tuple[Property, ...]) -> str:
    arrays = [member for member in members if isinstance(bare(context, member.schema), ArraySchema)]
    found = _named(arrays, _ITEMS) or (arrays[0] if len(arrays) == 1 else None)
    return found.name if found else ""


def _find_path(context: Context, members: tuple[Property, ...], names: tuple[str, ...]) -> str:
    """Return the dotted path of a member: below an envelope (`pagination.links`), else at the top; "" if none."""
    for prefix, level in _levels(context, members):
        found = _named(list(level), names)
        if found:
            return prefix + found.name
    return ""


def _levels(context: Context, members: tuple[Property, ...]) -> Iterator[tuple[str, tuple[Property, ...]]]:
    envelope = _named(list(members), _ENVELOPES)
    if envelope:
        yield f"{envelope.name}.", members_of(context, envelope.schema)
    yield "", members


def _named(found: list[_Item], names: tuple[str, ...]) -> _Item | None:
    return next((one for name in names for one in found if one.name == name), None)


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
