"""How a list is paged: `x-client-paginated`, the hints that others have for the same, and conventions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from generator.ir.extensions import PaginationHint
from generator.ir.operations import Parameter, Response
from generator.parse.hints.conventions import ListShape, find_by_convention, find_by_structure
from generator.parse.node import Node

_NUMBER: Final = re.compile(r"\[(-?\d+)\]")
_Parse: TypeAlias = Callable[[Node, ListShape], "PaginationHint | None"]

_PAGINATED: Final = "x-client-paginated"
_SPEAKEASY: Final = "x-speakeasy-pagination"
_FERN: Final = "x-fern-pagination"
_MICROSOFT: Final = "x-ms-pageable"
_MEMBERS: Final = {
    "items": "items",
    "page": "page",
    "pageSize": "page_size",
    "links": "links",
    "total": "total",
    "pages": "pages",
    "offset": "offset",
    "cursor": "cursor",
    "nextCursor": "next_cursor",
    "lastItem": "last_item",
    "more": "more",
    "linkHeader": "link_header",
    "firstPage": "first_page",
}


def parse_pagination(
    operation: Node, method: str, parameters: tuple[Parameter, ...], responses: tuple[Response, ...]
) -> PaginationHint | None:
    """Read how an operation is paged, from the first that says so: our hint, those of others, its names.

    A hint is an object that gives the paths, `true`, and they are found by structure, or `false`: it has no pages.
    """
    shape = ListShape(operation.context, parameters, responses)
    if _PAGINATED in operation.value:
        return _parse_own(operation, shape)
    for key, parse in _OTHERS.items():
        if key in operation.value:
            return parse(operation, shape)
    return find_by_convention(shape) if method == "GET" else None


def _parse_own(operation: Node, shape: ListShape) -> PaginationHint | None:
    if isinstance(operation.value.get(_PAGINATED), dict):
        return _parse_given(operation)
    if operation.value.get(_PAGINATED) == "true" or operation.flag(_PAGINATED):
        return find_by_structure(shape, _PAGINATED)
    return None


def _parse_given(operation: Node) -> PaginationHint | None:
    hint = operation.child(_PAGINATED)
    items = hint.text("items") if hint else ""
    if hint is None or "items" not in hint.value:
        operation.lose("the hint does not say where the items are; add 'items'", _PAGINATED)
        return None
    for key in hint.value.keys() - _MEMBERS.keys():
        hint.lose(f"{key!r} is not a member of this hint", key)
    texts = {field: hint.text(key) for key, field in _MEMBERS.items() if key not in {"linkHeader", "firstPage"}}
    first = hint.whole("firstPage")
    return PaginationHint(
        **{**texts, "items": items},
        link_header=hint.flag("linkHeader"),
        first_page=1 if first is None else first,
        origin=_PAGINATED,
    )


def _parse_speakeasy(operation: Node, shape: ListShape) -> PaginationHint | None:
    """Read https://www.speakeasy.com/docs/customize/runtime/pagination; inputs in a body are not supported."""
    hint = operation.child(_SPEAKEASY)
    outputs = hint.child("outputs") if hint else None
    inputs = {one.text("type"): one.text("name") for one in (hint.listed("inputs") if hint else ()) if _is_query(one)}
    results = _of_json_path(outputs.text("results")) if outputs else ""
    items = results if outputs and "results" in outputs.value else shape.items()
    if hint is None or items is None:
        return None
    found = PaginationHint(
        items=items,
        page=inputs.get("page", ""),
        page_size=inputs.get("limit", ""),
        offset=inputs.get("offset", ""),
        cursor=inputs.get("cursor", ""),
        links=_of_json_path(outputs.text("nextUrl")) if outputs else "",
        next_cursor=_of_json_path(outputs.text("nextCursor")) if outputs else "",
        pages=_of_json_path(outputs.text("numPages")) if outputs else "",
        origin=_SPEAKEASY,
    )
    return _usable(operation, _SPEAKEASY, found)


def _parse_fern(operation: Node, shape: ListShape) -> PaginationHint | None:
    """Read https://buildwithfern.com/learn/api-definitions/openapi/extensions/pagination; `true` is the root's."""
    own = operation.value.get(_FERN)
    whole = operation.context.root.get(_FERN) if own is True else own
    if own is False:
        return None
    hint = Node(whole, f"{operation.pointer}/{_FERN}", operation.context) if isinstance(whole, dict) else None
    if hint is None:
        return find_by_convention(shape, _FERN)
    by_offset = _of_fern(hint.text("offset"))
    found = PaginationHint(
        items=_of_fern(hint.text("results")),
        cursor=_of_fern(hint.text("cursor")),
        next_cursor=_of_fern(hint.text("next_cursor")),
        offset=by_offset if "step" in hint.value else "",
        page="" if "step" in hint.value else by_offset,
        page_size=_of_fern(hint.text("step")),
        links=_of_fern(hint.text("next_uri") or hint.text("next_path")),
        more=_of_fern(hint.text("has-next-page")),
        origin=_FERN,
    )
    return _usable(operation, _FERN, found)


def _parse_microsoft(operation: Node, _shape: ListShape) -> PaginationHint | None:
    """Read https://azure.github.io/autorest/extensions/#x-ms-pageable; without a link there is one page only."""
    hint = operation.child(_MICROSOFT)
    link = hint.text("nextLinkName") if hint else ""
    if hint is None or not link:
        return None
    items = hint.text("itemName") or "value"
    return PaginationHint(items=_path(items), links=_path(link), origin=_MICROSOFT)


def _usable(operation: Node, key: str, found: PaginationHint) -> PaginationHint | None:
    """Give a hint that says how to go on; any other is reported, and the operation has no pages."""
    if found.page or found.offset or found.links or (found.cursor and (found.next_cursor or found.last_item)):
        return found
    operation.warn("pagination", "this says of no query parameter how to go on; the list has no pages", key)
    return None


def _is_query(one: Node) -> bool:
    return one.value.get("in", "parameters") == "parameters"


def _of_json_path(text: str) -> str:
    """Give the path of a JSONPath of members and numbers: `$.rows[-1].id` is `rows.-1.id`, `$` the response."""
    members = text.removeprefix("$").removesuffix("[*]").replace("['", ".").replace("']", "")
    return _NUMBER.sub(r".\1", members).lstrip(".")


def _of_fern(text: str) -> str:
    return text.removeprefix("$request").removeprefix("$response").lstrip(".")


def _path(name: str) -> str:
    return f"/{name}" if "." in name else name


_OTHERS: Final[Mapping[str, _Parse]] = {
    _SPEAKEASY: _parse_speakeasy,
    _FERN: _parse_fern,
    _MICROSOFT: _parse_microsoft,
}
