"""The frame of the emulator's own pages: their style, their head, and tables in sections. No script runs in them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.responses import HTMLResponse, Response

from ..base.markup import Child, Html, element, fill

_PAGE: Final = Path(__file__).with_name("frame.html")
_PRIVATE: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnPage:
    """A page, and the Content-Security-Policy it is to be served with."""

    html: Html
    policy: str

    def response(self) -> Response:
        """Give it as an answer that no page of another origin can use."""
        return HTMLResponse(self.html, headers={**_PRIVATE, "Content-Security-Policy": self.policy})


def framed(title: str, facts: Sequence[Child], body: Child, *, refresh: str | None = None) -> OwnPage:
    """Make a page. facts: stand in a line beside its title. refresh: seconds, and the address it turns to then."""
    nonce = secrets.token_urlsafe(16)
    html = fill(
        _PAGE,
        nonce=nonce,
        title=title,
        head=None if refresh is None else element("meta", http_equiv="refresh", content=refresh),
        facts=element("ul", [element("li", one) for one in facts]),
        body=body,
    )
    policy = (
        f"default-src 'none'; img-src 'self' data:; style-src 'nonce-{nonce}'; frame-ancestors 'none'; base-uri 'none'"
    )
    return OwnPage(html=html, policy=policy)


def section(title: str, note: str, names: Sequence[str], rows: Sequence[Sequence[Child]]) -> Html:
    """Make a section with a table, which is left out when it has no rows. note: stands behind the title."""
    head = element("tr", [element("th", name, scope="col") for name in names])
    lines = [element("tr", [element("td", cell) for cell in row]) for row in rows]
    table = element("table", element("thead", head), element("tbody", lines))
    return element("section", element("h2", f"{title} ", element("small", note)), table if rows else None)
