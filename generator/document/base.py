"""The address of a document as the base of its relative servers: https://spec.openapis.org/oas/v3.2.0.html#server-object."""

from __future__ import annotations

from urllib.parse import urljoin

from generator.document.references.local import all_slots
from generator.document.tree import Object, as_object, as_text
from generator.reach import is_url


def resolve_servers(root: Object, address: str) -> None:
    """Make relative servers absolute, in place, where the document has an address: its `$self`, or a URL it is from."""
    base = urljoin(address, as_text(root.get("$self")))
    if not is_url(base):
        return
    for slot in all_slots(root):
        server = as_object(slot.value)
        url = as_text(server.get("url"))
        if slot.kind == "servers" and url and not url.startswith("{"):
            server["url"] = urljoin(base, url).rstrip("/")
