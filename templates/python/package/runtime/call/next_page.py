"""Where the next page of a list is.

The response's link `next` gives it, in its body or in the header `Link`: its query is taken over, on the address that
the list was asked from, so that a base URL with a path of its own is kept, and filters that the link forgot. Without
links, a cursor is handed on, or items or pages are counted.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from ..errors import DecodeError
from ..operation import Pagination
from ..options import ClientSettings
from ..rate_limit import MOST_DIGITS
from ..request.query import query_string
from ..values.members import count_at, member, member_at
from .arguments import is_own
from .state import joined


def next_url(
    pagination: Pagination, settings: ClientSettings, url: str, data: object, link_header: str | None = None
) -> str | None:
    """Give the address of the page after the one at `url`, None where that is the last.

    A link to another host is not followed; the pages are counted then.
    Raises DecodeError for a link that is no address.
    """
    if pagination.more and not member_at(data, pagination.more):
        return None
    has_links, link = _given_link(pagination, data, link_header)
    if has_links:
        followed = _linked(pagination, settings, url, link)
        if followed or not link:
            return followed
    if pagination.cursor:
        return _handed_on(pagination, url, data)
    return _counted(pagination, url, data)


def _given_link(pagination: Pagination, data: object, header: str | None) -> tuple[bool, str | None]:
    """Say whether a response has links, and give the one to the next page."""
    if pagination.link_header and header:
        return True, link_of(header, "next")
    links = member_at(data, pagination.links) if pagination.links else None
    return (True, _next_link(links)) if links else (False, None)


def link_of(header: str, relation: str) -> str | None:
    """Read a header `Link`: https://www.rfc-editor.org/rfc/rfc8288#section-3. None where it has no such link."""
    for found in _LINK.finditer(header):
        relations = _RELATION.search(found["parameters"])
        if relations and relation in (relations["quoted"] or relations["plain"] or "").lower().split():
            return found["target"]
    return None


_LINK = re.compile(r'<(?P<target>[^>]*)>(?P<parameters>(?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*)')
_RELATION = re.compile(r';\s*rel\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s",;]*))', re.IGNORECASE)


def _linked(pagination: Pagination, settings: ClientSettings, url: str, link: str | None) -> str | None:
    if not link:
        return None
    target = joined(url, link)
    if target is None:
        raise DecodeError(f"the link to the next page is no address: {link!r}", pointer=_pointer(pagination.links))
    return _merged(url, target) if is_own(settings, target) else None


def page_number(pagination: Pagination, url: str) -> int:
    """Which page an address asks for, as it counts them; the first where it does not say."""
    return _number(url, pagination.page, pagination.first_page)


def _number(url: str, name: str, default: int) -> int:
    given = dict(_pairs(url)).get(name, "") if name else ""
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else default


def _next_link(links: object) -> str | None:
    """Read `[{rel: next, uri: ...}]`, `{next: ...}` or the link itself."""
    if isinstance(links, str):
        return links
    if not isinstance(links, list | tuple):
        return _address(member(links, "next"))
    return next((_address(link) for link in links if member(link, "rel") == "next"), None)


def _address(link: object) -> str | None:
    if isinstance(link, str):
        return link
    found = (member(link, name) for name in ("uri", "href", "url"))
    return next((address for address in found if isinstance(address, str)), None)


def _merged(url: str, link: str) -> str:
    """Put the link's query over that of `url`; a link to an altogether different path is followed as it is."""
    ours, theirs = urlsplit(url), urlsplit(link)
    pairs = parse_qsl(theirs.query, keep_blank_values=True)
    named = {name for name, _ in pairs}
    kept = [(name, value) for name, value in _pairs(url) if name not in named]
    path = ours.path if ours.path.endswith(theirs.path) else theirs.path
    return urlunsplit((ours.scheme, ours.netloc, path, query_string([*kept, *pairs]), ""))


def _handed_on(pagination: Pagination, url: str, data: object) -> str | None:
    """Give the address with the cursor that the response has, or that its last item is."""
    cursor = member_at(data, pagination.next_cursor) if pagination.next_cursor else None
    items = member_at(data, pagination.items)
    if pagination.last_item and items:
        cursor = member_at(items[-1], pagination.last_item)
    if cursor is None or cursor == "" or isinstance(cursor, bool):
        return None
    return _with(url, pagination.cursor, str(cursor))


def _counted(pagination: Pagination, url: str, data: object) -> str | None:
    items = member_at(data, pagination.items)
    if not items:
        return None
    if pagination.offset:
        following = _number(url, pagination.offset, 0) + len(items)
        total = count_at(data, pagination.total)
        return None if total is not None and following >= total else _with(url, pagination.offset, str(following))
    if not pagination.page:
        return None
    number = page_number(pagination, url)
    pages = count_at(data, pagination.pages)
    if pages is not None and number - pagination.first_page + 1 >= pages:
        return None
    return _with(url, pagination.page, str(number + 1))


def _with(url: str, name: str, value: str) -> str:
    """Give an address with one parameter of its query set."""
    parts = urlsplit(url)
    kept = [(known, given) for known, given in _pairs(url) if known != name]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query_string([*kept, (name, value)]), ""))


def _pairs(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def _pointer(path: str) -> str:
    return "/" + path.replace(".", "/")
