"""How to connect a client: a line to copy for each of three languages."""

from __future__ import annotations

from typing import Final

from ..base.markup import Html, element
from .frame import section, table

_ANY: Final = "any-key"
_OWN: Final = "YOUR-KEY"


def connecting(base_url: str, *, has_keys: bool) -> Html:
    """Make the section. has_keys: whether the emulator accepts certain keys only."""
    key = _OWN if has_keys else _ANY
    note = "with one of the keys it was started with" if has_keys else "any key will do"
    rows = [[name, element("code", line, class_="copy")] for name, line in lines(base_url, key)]
    return section("Connect a client", note, table(("Client", "Line"), rows))


def lines(base_url: str, key: str) -> list[tuple[str, str]]:
    """Return language and line, for the SDK, for api.video's client for Node.js, and for curl."""
    return [
        ("Python", f'from apivideo_sdk import ApiVideo; client = ApiVideo("{key}", base_url="{base_url}")'),
        (
            "Node.js",
            f'const client = new (require("@api.video/nodejs-client"))({{ apiKey: "{key}", baseUri: "{base_url}" }});',
        ),
        ("curl", f"curl --user {key}: {base_url}/videos"),
    ]
