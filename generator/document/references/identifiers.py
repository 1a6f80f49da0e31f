"""Names that schemas give themselves: `$id`, `$anchor` and `$dynamicAnchor`, and the `$self` of a document.

https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from generator.document.tree import ROOT, Json, escape

_DATA = frozenset({"example", "examples", "default", "enum", "const", "value", "dataValue", "x-example"})
"""Members whose values are data: an `$id` in there names nothing."""


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The names of one file, by pointer into it.

    resources: URI by pointer, the file's own at `#`. anchors: by name, the pointer of the resource around each, and its
    own.
    """

    resources: dict[str, str] = field(default_factory=dict)
    anchors: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def resource_around(self, pointer: str) -> str:
        """Return the pointer of the resource that a place belongs to: `#` for the file."""
        while pointer not in self.resources and "/" in pointer:
            pointer = pointer.rpartition("/")[0]
        return pointer if pointer in self.resources else ROOT

    def find_anchor(self, resource: str, name: str) -> str | None:
        """Return the pointer of an anchor of a resource; where it has none, of the first of that name."""
        found = self.anchors.get(name, ())
        own = (pointer for around, pointer in found if around == resource)
        return next(own, found[0][1] if found else None)


def has_identifiers(text: str) -> bool:
    """Return by a scan whether a text may name anything, so that most files need not be walked."""
    return any(word in text for word in ("$id", "$self", "$anchor", "$dynamicAnchor"))


def find_identifiers(tree: Json, address: str) -> Identifiers:
    """Gather the names in a file. address: where the file is, which relative names are relative to."""
    own = tree.get("$self", tree.get("$id")) if isinstance(tree, dict) else None
    base = urljoin(address, own) if isinstance(own, str) else address
    found = Identifiers(resources={ROOT: urldefrag(base)[0]})
    pending: deque[tuple[Json, str, str]] = deque([(tree, ROOT, ROOT)])
    while pending:
        value, pointer, resource = pending.popleft()
        if isinstance(value, dict):
            resource = _note(found, value, pointer, resource)
            inner = ((key, child) for key, child in value.items() if key not in _DATA)
            pending += [(child, f"{pointer}/{escape(key)}", resource) for key, child in inner]
        elif isinstance(value, list):
            pending += [(child, f"{pointer}/{index}", resource) for index, child in enumerate(value)]
    return found


def _note(found: Identifiers, node: dict[str, Json], pointer: str, resource: str) -> str:
    name = node.get("$id")
    if isinstance(name, str) and pointer != ROOT and not name.startswith("#"):
        found.resources[pointer] = urldefrag(urljoin(found.resources[resource], name))[0]
        resource = pointer
    for key in ("$anchor", "$dynamicAnchor"):
        anchor = node.get(key)
        if isinstance(anchor, str):
            found.anchors.setdefault(anchor, []).append((resource, pointer))
    return resource
