"""Where the next page of a list is.

The response's link `next` gives it: its query is taken over, on the address that the list was asked from, so that
a base URL with a path of its own is kept, and filters that the link forgot. Without links, pages are counted.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit, urlunsplit

from ..errors import DecodeError
from ..operation import Pagination
from ..options import ClientSettings
from ..rate_limit import MOST_DIGITS
from ..request.query import query_string
from ..values.members import member, member_at
from .arguments import is_own
from .state import joined


def next_url(pagination: Pagination, settings: ClientSettings, url: str, data: object) -> str | None:
    """Give the address of the page after the one at `url`, None where that is the last.

    A link to another host is not followed; the pages are counted then.
    Raises DecodeError for a link that is no address.
    """
    links = member_at(data, pagination.links) if pagination.links else None
    if links:
        link = _next_link(links)
        if not link:
            return None
        target = joined(url, link)
        if target is None:
            raise DecodeError(f"the link to the next page is no address: {link!r}", pointer=_pointer(pagination.links))
        if is_own(settings, target):
            return _merged(url, target)
    return _counted(pagination, url, data)


def page_number(pagination: Pagination, url: str) -> int:
    """Which page an address asks for; 1 where it does not say."""
    given = dict(_pairs(url)).get(pagination.page, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS else 1


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


def _counted(pagination: Pagination, url: str, data: object) -> str | None:
    items = member_at(data, pagination.items)
    if not pagination.page or not items:
        return None
    number = page_number(pagination, url)
    pages = member_at(data, pagination.pages) if pagination.pages else None
    if isinstance(pages, int) and number >= pages:
        return None
    parts = urlsplit(url)
    kept = [(name, value) for name, value in _pairs(url) if name != pagination.page]
    query = query_string([*kept, (pagination.page, str(number + 1))])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _pairs(url: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def _pointer(path: str) -> str:
    return "/" + path.replace(".", "/")
