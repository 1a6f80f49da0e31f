"""The frame of the emulator's own pages: style, head, and tables in sections. No script runs in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from starlette.responses import Response

from ..base.markup import Child, Html, HtmlPage, element, page_of

_PAGE: Final = Path(__file__).with_name("frame.html")
_POLICY: Final = (
    "default-src 'none'; img-src 'self' data:; style-src 'nonce-NONCE'; frame-ancestors 'none'; base-uri 'none'"
)


def framed(title: str, facts: Sequence[Child], body: Child, *, refresh: str | None = None) -> HtmlPage:
    """Make a page. facts: stand in a line beside its title. refresh: seconds, and the address it turns to then."""
    return page_of(
        _PAGE,
        _POLICY,
        title=title,
        head=None if refresh is None else element("meta", http_equiv="refresh", content=refresh),
        facts=element("ul", [element("li", one) for one in facts]),
        body=body,
    )


def private(page: HtmlPage) -> Response:
    """Return a page as a response that no page of another origin can use."""
    return page.response(
        Cross_Origin_Resource_Policy="same-origin",
        Referrer_Policy="no-referrer",
        X_Content_Type_Options="nosniff",
    )


def section(title: str, note: Child, *content: Child) -> Html:
    """Make a section. note: stands behind the title."""
    return element("section", element("h2", title, " ", element("small", note)), content)


def table(names: Sequence[str], rows: Sequence[Sequence[Child]]) -> Html | None:
    """Make a table, None without rows. A narrow window shows each row as a list of its cells, with their names."""
    if not rows:
        return None
    head = element("tr", [element("th", name, scope="col") for name in names])
    lines = [element("tr", [_cell(name, cell) for name, cell in zip(names, row, strict=True)]) for row in rows]
    return element("table", element("thead", head), element("tbody", lines))


def _cell(name: str, cell: Child) -> Html:
    return element("td", element("div", cell), data_name=name or None)
