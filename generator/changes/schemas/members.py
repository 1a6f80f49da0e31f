"""Members of objects: which there are, which are required, who writes them, how long they stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.changes.change import Change
from generator.changes.levels import Direction
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, SchemaShape, is_unsent
from generator.changes.sunset import compare_stability, is_earlier, parse_sunset, spelled
from generator.changes.where import Where
from generator.ir.schemas import MISSING, Extensions, MapSchema, ObjectSchema, Property
from generator.ir.walk import properties


def compare_members(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare the members of two objects; the schemas of those that both have are compared by `walk`."""
    if not all(isinstance(side.schema, ObjectSchema | MapSchema) for side in (pair.base, pair.revision)):
        return
    before, after = members_of(pair.base), members_of(pair.revision)
    for name, member in before.items():
        if name in after:
            yield from _compare_member(where.at(name), pair, member, after[name])
        else:
            yield _removed(where.at(name), pair, member)
    for name, member in after.items():
        if name not in before:
            yield _added(where.at(name), pair, member)


def members_of(shape: SchemaShape) -> Mapping[str, Property]:
    """Return the members that a schema names."""
    return {member.name: member for member in properties(shape.schema) if member.is_declared}


def compare_additional(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare whether members without a name are allowed; their schemas are compared by `walk`."""
    if pair.base.types() != pair.revision.types() or pair.base.types() != {"object"}:
        return
    was_closed, is_closed = (_is_closed(side) for side in (pair.base, pair.revision))
    if is_closed and not was_closed:
        yield make("additional-properties-removed", pair.at(where))
    elif was_closed and not is_closed:
        yield make("additional-properties-added", pair.at(where))


def _is_closed(shape: SchemaShape) -> bool:
    return isinstance(shape.schema, ObjectSchema) and shape.schema.additional is False


def _compare_member(where: Where, pair: Pair, before: Property, after: Property) -> Iterator[Change]:
    inner = pair.inner(before.schema, after.schema)
    where = where.unsent(is_unsent=is_unsent(where.direction, inner.revision))
    where = where.pointing(before.pointer, after.pointer).requiring(is_required=after.required)
    if after.required and not before.required:
        has_default = where.direction is Direction.REQUEST and inner.revision.default is not MISSING
        yield make("became-required-with-default" if has_default else "became-required", where)
    elif before.required and not after.required:
        yield make("became-optional", where)
    yield from _compare_access(where, inner)
    yield from _compare_lifecycle(where, inner)
    for key in changed_hints(before.extensions, after.extensions):
        yield make("client-hint-changed", where, key)


def _removed(where: Where, pair: Pair, member: Property) -> Change:
    where = where.unsent(is_unsent=is_unsent(where.direction, pair.base_shape(member.schema)))
    where = where.pointing(member.pointer, pair.revision.pointer).requiring(is_required=member.required)
    if where.direction is Direction.REQUEST:
        return make("request-property-removed", where)
    return make("required-property-removed" if member.required else "optional-property-removed", where)


def _added(where: Where, pair: Pair, member: Property) -> Change:
    shape = pair.revision_shape(member.schema)
    where = where.unsent(is_unsent=is_unsent(where.direction, shape))
    where = where.pointing(pair.base.pointer, member.pointer).requiring(is_required=member.required)
    if where.direction is not Direction.REQUEST:
        return make("response-property-added", where)
    if not member.required or where.is_unsent:
        return make("request-property-added-optional", where)
    has_default = shape.default is not MISSING
    return make("request-property-added-with-default" if has_default else "request-property-added", where)


def _compare_access(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare who may write a member. A response that begins to have a required one is worth a look."""
    for name, before, after in (
        ("read-only", pair.base.is_read_only, pair.revision.is_read_only),
        ("write-only", pair.base.is_write_only, pair.revision.is_write_only),
    ):
        if after and not before:
            yield make(f"became-{name}", where)
        elif before and not after:
            is_new = name == "write-only" and where.is_required and where.direction is Direction.RESPONSE
            yield make(f"required-became-not-{name}" if is_new else f"became-not-{name}", where)


def _compare_lifecycle(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = pair.base, pair.revision
    old, new = (spelled(side.extension("x-sunset")) for side in (before, after))
    if after.is_deprecated and not before.is_deprecated:
        yield _deprecated(where, new)
    elif before.is_deprecated and not after.is_deprecated:
        yield make("reactivated", where)
    elif after.is_deprecated and is_earlier(new, old):
        yield make("sunset-date-too-small", where, old, new)
    elif after.is_deprecated and parse_sunset(old) and not new:
        yield make("deprecated-sunset-missing", where, old)
    levels = (side.extension("x-stability-level") for side in (before, after))
    yield from compare_stability("", where, *levels)


def _deprecated(where: Where, sunset: str) -> Change:
    if not sunset:
        return make("deprecated", where)
    return make(
        "deprecated-with-sunset" if parse_sunset(sunset) else "deprecated-sunset-invalid", where, MISSING, sunset
    )


def changed_hints(before: Extensions, after: Extensions) -> Iterator[str]:
    """Give the names of the hints (`x-client-*`) that differ."""
    for key in dict.fromkeys((*before, *after)):
        if key.startswith("x-client-") and before.get(key) != after.get(key):
            yield key
