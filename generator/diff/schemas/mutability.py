"""`readOnly` and `writeOnly` of a property."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.diff.place import INFO, WARNING, Place, Pointers
from generator.diff.schemas.shape import Pair


def compare_mutability(place: Place, pair: Pair, where: Pointers, *, is_required: bool) -> Iterator[Change]:
    """Compare who may write a property. An answer that begins to have a required member is worth a look."""
    start, _, rest = place.plain_prefix().partition("-")
    prefix = f"{start}-{'required' if is_required else 'optional'}-{rest}"
    for name, before, after in (
        ("read-only", pair.base.is_read_only, pair.revision.is_read_only),
        ("write-only", pair.base.is_write_only, pair.revision.is_write_only),
    ):
        if before != after:
            state = name if after else f"not-{name}"
            rule = f"{prefix}-became-{state}"
            level = WARNING if rule == "response-required-property-became-not-write-only" else INFO
            yield place.named_change(rule, level, f"{place.name()} is {'now' if after else 'no longer'} {name}", where)
