"""Lists as api.video returns them: sorted, one page at a time, with links to the other pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final
from urllib.parse import quote

from ..base.store import Thing
from .exchange import ApiCall, ApiResponse

_PAGING: Final = frozenset({"currentPage", "pageSize"})


def page(call: ApiCall, things: Iterable[Thing], show: Callable[[Thing], Any] = dict) -> ApiResponse:
    """Return one page of things that are filtered already.

    They are sorted by the call's `sortBy` and `sortOrder` (ascending unless it says `desc`), in the given order when it
    has none. show: makes what is answered of a thing, for those of the page only.
    """
    return page_with(call, sort(call, list(things)), show)


def page_with(
    call: ApiCall,
    things: Sequence[Thing],
    show: Callable[[Thing], Any] = dict,
    **members: Any,  # noqa: ANN401 # JSON
) -> ApiResponse:
    """Return one page of things in the given order. members: what the list has besides `data` and `pagination`."""
    size, number = call.query.get("pageSize", 25), call.query.get("currentPage", 1)
    shown = [show(thing) for thing in things[(number - 1) * size : number * size]]
    pages = -(-len(things) // size)
    pagination = {
        "itemsTotal": len(things),
        "pagesTotal": pages,
        "pageSize": size,
        "currentPage": number,
        "currentPageItems": len(shown),
        "links": _links(call, number, max(pages, 1), size),
    }
    return ApiResponse(body={"data": shown, **members, "pagination": pagination})


def sort(call: ApiCall, things: list[Thing], default: str = "") -> list[Thing]:
    """Sort things by the member the call names, else by `default`; things without it come first, as nulls do."""
    name = call.query.get("sortBy", default)
    if not name:
        return things
    return sorted(things, key=lambda thing: _rank(thing.get(name)), reverse=call.query.get("sortOrder") == "desc")


def contains(text: str, part: str) -> bool:
    """Return whether a text has a part, whatever the case and the accents."""
    return not part or fold(part) in fold(text)


def fold(text: str) -> str:
    """Give a text without case and accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _rank(value: Any) -> tuple[bool, Any]:  # noqa: ANN401 # numbers or texts
    return value is not None, value


def _links(call: ApiCall, number: int, last: int, size: int) -> list[dict[str, str]]:
    pages = {"self": number, "first": 1, "previous": number - 1, "next": number + 1, "last": last}
    return [{"rel": rel, "uri": _uri(call, to, size)} for rel, to in pages.items() if _is_there(rel, to, last)]


def _is_there(rel: str, to: int, last: int) -> bool:
    return rel not in {"previous", "next"} or 1 <= to <= last


def _uri(call: ApiCall, number: int, size: int) -> str:
    kept = [(name, value) for name, value in call.pairs if name not in _PAGING]
    pairs = [*kept, ("currentPage", str(number)), ("pageSize", str(size))]
    query = "&".join(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in pairs)
    return f"{_path(call)}?{query}"


def _path(call: ApiCall) -> str:
    path = call.operation.path
    for name, value in call.path.items():
        path = path.replace(f"{{{name}}}", quote(value, safe=""))
    return path
