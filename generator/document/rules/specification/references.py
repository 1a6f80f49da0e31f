"""Rules of Reference Objects: https://spec.openapis.org/oas/v3.1.1#reference-object."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.rules.rule import Finding
from generator.document.rules.subject import Item, Subject
from generator.document.tree import reference_of


def check_ref_siblings(subject: Subject) -> Iterator[Finding]:
    """Nothing stands beside a `$ref` that readers must ignore."""
    for item in subject.items:
        if reference_of(item.node) is not None:
            lost = [key for key in item.node if key not in _kept(subject, item) and not key.startswith("x-")]
            if lost:
                names = ", ".join(f"`{key}`" for key in lost)
                message = f"{names} beside $ref gets lost; move it into what the reference names, or wrap that in allOf"
                yield Finding(pointer=f"{item.pointer}/{lost[0]}", message=message)


def _kept(subject: Subject, item: Item) -> frozenset[str]:
    if subject.is_3_0:
        return frozenset({"$ref"})
    if item.kind == "schemas":
        return frozenset(item.node)
    return frozenset({"$ref", "summary", "description"})
