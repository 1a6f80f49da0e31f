"""`host`, `basePath` and `schemes` as Server Objects: https://spec.openapis.org/oas/v2.0.html#fixed-fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from generator.document.tree import Json, Object, as_array, as_text

_HTTP: Final = ("https", "http")
"""Schemes that a client can use, the safe one first."""


def server_objects(root: Object, schemes: Sequence[Json] = (), address: str = "") -> list[Json]:
    """Give the servers of a document, https first.

    address: URL that the document was read from, whose scheme and host hold where the document gives none. A document
    without a host has a server that is relative to it.
    """
    own = urlsplit(address)
    host = as_text(root.get("host")) or own.netloc
    path = "/" + as_text(root.get("basePath")).strip("/")
    if not host:
        return [{"url": path}]
    declared = schemes or as_array(root.get("schemes")) or [own.scheme or "https"]
    usable = [scheme for scheme in _HTTP if scheme in declared] or ["https"]
    return [{"url": f"{scheme}://{host}{path}".rstrip("/")} for scheme in usable]
