"""Local references: each leads somewhere, and no chain of them goes round in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.document.references.grammar import Slot, slots
from generator.document.tree import ROOT, Json, Object, reference_of, resolve_pointer


def all_slots(root: Object) -> Iterator[Slot]:
    """Give every place of a bundled tree that holds an OpenAPI object, in document order."""
    stack = [iter(slots("openapi", root, ROOT))]
    while stack:
        for slot in stack[-1]:
            yield slot
            value = slot.value  # as whoever was given the place left it
            if isinstance(value, dict) and (inner := slots(slot.kind, value, slot.pointer)):
                stack.append(iter(inner))
                break
        else:
            stack.pop()


_FAULTY = ("", "")


def broken_references(root: Object, places: Iterable[Slot]) -> Iterator[tuple[str, str, str]]:
    """Give pointer, rule and message of each reference in some places that leads to nowhere, or to itself."""
    known: dict[str, tuple[str, str] | None] = {}
    for slot in places:
        reference = reference_of(slot.value)
        if reference is not None:
            if reference not in known:
                known[reference] = _fault(root, reference, known)
            fault = known[reference]
            if fault is not None:
                yield (slot.pointer, *fault)


def _fault(root: Object, reference: str, known: dict[str, tuple[str, str] | None]) -> tuple[str, str] | None:
    """Follow one reference to its end; those on the way to a good end are noted in `known` as good."""
    trail = [reference]
    met = {reference}
    while True:
        if trail[-1] != ROOT and not trail[-1].startswith("#/"):
            return "dangling-ref", f"$ref '{reference}' is no local JSON pointer (an anchor is none); write '#/...'"
        try:
            further = reference_of(resolve_pointer(root, unquote(trail[-1])))
        except KeyError:
            return "dangling-ref", f"$ref leads to nowhere: there is no {trail[-1]}; correct the reference"
        if further is None or known.get(further, _FAULTY) is None:
            known.update(dict.fromkeys(trail))
            return None
        if further in met:
            return "circular-ref", f"$ref leads to itself: {' -> '.join([*trail, further])}; break the circle"
        trail.append(further)
        met.add(further)


_REFERENCE = re.compile(r'"\$ref"\s*:\s*("(?:[^"\\]|\\.)*"|[^"\s])')
_PLAIN_LOCAL = re.compile(r'"#/[^"\\%]*"')


def is_plainly_whole(text: str, root: Object) -> bool:
    """Return by a scan of JSON text that there is nothing to bundle: each `$ref`, even in data, leads somewhere within.

    False does not mean that something is wrong, only that the tree has to be walked.
    """
    if "\\u0024" in text or '"mapping"' in text:
        return False
    return all(_leads_to_object(root, reference) for reference in set(_REFERENCE.findall(text)))


def _leads_to_object(root: Object, quoted: str) -> bool:
    pointer = quoted[1:-1]
    if not _PLAIN_LOCAL.fullmatch(quoted) or pointer.startswith(_COPIED):
        return False
    try:
        value: Json = resolve_pointer(root, pointer)
    except KeyError:
        return False
    return isinstance(value, dict) and "$ref" not in value


_COPIED = (
    *("#/paths/", "#/webhooks/", "#/x-webhooks/"),
    *("#/components/pathItems/", "#/components/mediaTypes/"),
)
