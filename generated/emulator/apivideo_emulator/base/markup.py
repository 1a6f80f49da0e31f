"""HTML that cannot be broken by what is written into it: all text is escaped, unless it is `Html` already."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from typing import Final, TypeAlias

from starlette.responses import HTMLResponse, Response

_VOID: Final = frozenset({"img", "link", "meta", "source", "track"})


class Html(str):
    """Text that is HTML, made by `element`, `join` or `fill`."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""What stands inside of an element; None is nothing."""

Value: TypeAlias = str | int | bool | None
"""Value of an attribute: True for one without a value, False and None for none at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HtmlPage:
    """A page, and the Content-Security-Policy it is to be served with."""

    html: Html
    policy: str

    def response(self, **headers: str) -> Response:
        """Return it as a response that no cache keeps. Header names are written with `_` for `-`."""
        always = {"Cache-Control": "no-store", "Content-Security-Policy": self.policy}
        return HTMLResponse(
            self.html, headers=always | {name.replace("_", "-"): value for name, value in headers.items()}
        )


def page_of(file: Path, policy: str, **parts: Child) -> HtmlPage:
    """Make a page of a file. `NONCE` in the policy, and `$nonce` in the file, are what only this page knows."""
    nonce = secrets.token_urlsafe(16)
    return HtmlPage(html=fill(file, nonce=nonce, **parts), policy=policy.replace("NONCE", nonce))


def element(name: str, *children: Child, **attributes: Value) -> Html:
    """Make an element. Attributes are written with `-` for `_`, and without a `_` at their end: `class_`."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    end = "" if name in _VOID else f"</{name}>"
    return Html(f"<{name}{written}>{join(children)}{end}")


def join(children: Child) -> Html:
    """Make HTML of text, numbers, HTML, and any of these in sequence."""
    if isinstance(children, Html):
        return children
    if children is None:
        return Html()
    if isinstance(children, str | int):
        return Html(escape(str(children)))
    return Html("".join(join(child) for child in children))


def fill(page: Path, **parts: Child) -> Html:
    """Make a page of a file, with a part at each `$name`. Raises KeyError for a part that is missing."""
    written = {name: join(part) for name, part in parts.items()}
    return Html(Template(page.read_text(encoding="utf-8")).substitute(written))


def _attribute(name: str, value: Value) -> str:
    key = name.rstrip("_").replace("_", "-")
    match value:
        case None | False:
            return ""
        case True:
            return f" {key}"
        case _:
            return f' {key}="{escape(str(value))}"'
