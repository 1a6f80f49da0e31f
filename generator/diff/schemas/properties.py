"""Members of objects: which there are, which are required, and what other members may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff.change import Change, Direction
from generator.diff.place import BREAKING, INFO, NARROWED, NOTED, WARNING, WIDENED, Place, Pointers
from generator.diff.schemas.hints import compare_property_hints
from generator.diff.schemas.lifecycle import compare_property_lifecycle
from generator.diff.schemas.mutability import compare_mutability
from generator.diff.schemas.shape import Pair, Shape, is_unsent
from generator.ir.schemas import MISSING, MapSchema, ObjectSchema, Property


def compare_properties(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare the members of two objects; the schemas of those that both have are compared by `walk`."""
    if not all(isinstance(side.schema, ObjectSchema | MapSchema) for side in (pair.base, pair.revision)):
        return
    before, after = properties_of(pair.base), properties_of(pair.revision)
    for name, member in before.items():
        if name in after:
            yield from _compare_property(place.at(name), pair, member, after[name])
        else:
            yield from _removed(place.at(name), pair, member)
    for name, member in after.items():
        if name not in before:
            yield from _added(place.at(name), pair, member)


def properties_of(shape: Shape) -> Mapping[str, Property]:
    """Return the members that a schema names."""
    return {member.name: member for member in shape.schema.properties} if isinstance(shape.schema, ObjectSchema) else {}


def compare_additional(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare whether members without a name are allowed; their schemas are compared by `walk`."""
    if pair.base.types() != pair.revision.types() or pair.base.types() != {"object"}:
        return
    was_closed, is_closed = (_is_closed(side) for side in (pair.base, pair.revision))
    if is_closed and not was_closed:
        yield place.change("additional-properties-removed", NARROWED, "allows no other members now", pair.where)
    elif was_closed and not is_closed:
        yield place.change("additional-properties-added", NOTED, "now allows other members", pair.where)


def _is_closed(shape: Shape) -> bool:
    return isinstance(shape.schema, ObjectSchema) and shape.schema.additional is False


def _compare_property(place: Place, pair: Pair, before: Property, after: Property) -> Iterator[Change]:
    inner = pair.inner(before.schema, after.schema)
    place = place.unsent(is_unsent=is_unsent(place.direction, inner.revision))
    where = Pointers(base=before.pointer, revision=after.pointer)
    if after.required and not before.required:
        has_default = place.direction is Direction.REQUEST and inner.revision.default is not MISSING
        name = "became-required-with-default" if has_default else "became-required"
        yield place.change(name, NARROWED, "is now required", where)
    elif before.required and not after.required:
        yield place.change("became-optional", WIDENED, "is no longer required", where)
    yield from compare_mutability(place, inner, where, is_required=after.required)
    yield from compare_property_lifecycle(place, inner, where)
    yield from compare_property_hints(place, before.extensions, after.extensions, where)


def _removed(place: Place, pair: Pair, member: Property) -> Iterator[Change]:
    place = place.unsent(is_unsent=is_unsent(place.direction, pair.base_shape(member.schema)))
    told = f"the {_required(member)} property {place.name()} was removed"
    if place.direction is Direction.REQUEST:
        rule, level = place.rule("removed"), WARNING
    else:
        rule, level = _existing(place, _required(member), "removed"), BREAKING if member.required else WARNING
    where = Pointers(base=member.pointer, revision=pair.revision.pointer)
    yield place.named_change(rule, INFO if place.is_unsent else level, told, where)


def _added(place: Place, pair: Pair, member: Property) -> Iterator[Change]:
    shape = pair.revision_shape(member.schema)
    place = place.unsent(is_unsent=is_unsent(place.direction, shape))
    told = f"the {_required(member)} property {place.name()} was added"
    if place.direction is Direction.REQUEST:
        is_demanded = member.required and not place.is_unsent
        ending = "-with-default" if is_demanded and shape.default is not MISSING else ""
        rule, level = f"new-{_required(member)}-{place.prefix()}{ending}", BREAKING if is_demanded else INFO
    else:
        rule, level = _existing(place, _required(member), "added"), INFO
    yield place.named_change(rule, level, told, Pointers(base=pair.base.pointer, revision=member.pointer))


def _existing(place: Place, *words: str) -> str:
    """Return the id of a rule of existence: what kind of property it is stands before the word "property"."""
    start, _, rest = place.prefix().partition("-")
    return "-".join((start, *words[:-1], rest, words[-1]))


def _required(member: Property) -> str:
    return "required" if member.required else "optional"
