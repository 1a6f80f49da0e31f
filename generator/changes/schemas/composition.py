"""`allOf`, `oneOf`, `anyOf` and `discriminator`: what a schema is made of, and which ones it may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, SchemaShape, is_list_of_types, is_structural, type_of
from generator.changes.where import Where
from generator.ir.schemas import (
    MISSING,
    AnySchema,
    Branch,
    Discriminator,
    EnumSchema,
    Nullable,
    OneOfSchema,
    Schema,
    SchemaRef,
)
from generator.ir.walk import properties


def compare_branches(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare what is merged by `allOf`, where both sides are merged; a branch for another one only has a new name.

    Else, and besides, the members of what was merged say everything.
    """
    before, after, where = pair.base.all_of, pair.revision.all_of, pair.used(where)
    if not before or not after or not (pair.base.is_merged or pair.revision.is_merged):
        return
    come, gone = list(_without(after, before)), list(_without(before, after))
    for branch in come[len(gone) :]:
        yield make(f"all-of-added{_suffix(branch)}", where, MISSING, _branch_name(branch))
    for branch in gone[len(come) :]:
        yield make(f"all-of-removed{_suffix(branch)}", where, _branch_name(branch))


def compare_unions(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare which schemas a value may be of."""
    before, after, place = pair.base, pair.revision, pair.at(where)
    if isinstance(after.schema, AnySchema) and is_structural(before):
        yield make("list-of-types-widened", place, tuple(variants_of(pair, before)), ())
    elif isinstance(before.schema, AnySchema) and is_structural(after):
        yield make("list-of-types-narrowed", place, (), tuple(variants_of(pair, after)))
    elif is_structural(before) and is_structural(after):
        yield from _compare_variants(where, pair)
        if _word(before) != _word(after) and not _are_told_apart(pair):
            yield make(f"{_word(before)}-became-{_word(after)}", place)
    elif is_structural(after):
        yield make("wrapped-in-one-of", place, MISSING, tuple(variants_of(pair, after)))
    elif is_structural(before):
        yield make("unwrapped-from-one-of", place, tuple(variants_of(pair, before)))
    if is_structural(before) == is_structural(after):
        yield from compare_discriminators(where, pair)


def matched_variants(pair: Pair) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the variants that stand for each other on both sides, by name; a schema alone is its own variant."""
    if isinstance(pair.base.schema, OneOfSchema) or isinstance(pair.revision.schema, OneOfSchema):
        before, after = variants_of(pair, pair.base), variants_of(pair, pair.revision)
        for name, other in _match(pair, before, after).items():
            yield name, before[name], after[other]


def variants_of(pair: Pair, shape: SchemaShape) -> dict[str, Schema]:
    """Return the variants of one side by name; that is their type where types tell them apart."""
    is_listed = is_list_of_types(pair.base.schema) or is_list_of_types(pair.revision.schema)
    listed = shape.schema.variants if isinstance(shape.schema, OneOfSchema) else ()
    found: dict[str, Schema] = {}
    for variant in listed or (shape.schema if is_listed else shape.layers[0],):
        start = type_of(variant) if is_listed else variant_name(variant)
        name, number = start, 2
        while name in found:
            name, number = f"{start} {number}", number + 1
        found[name] = variant
    return found


def _match(pair: Pair, before: dict[str, Schema], after: dict[str, Schema]) -> dict[str, str]:
    """Return the name on the other side for each variant that is there, under its name or with the same members."""
    found = {name: name for name in before if name in after}
    come = {name: _outline(pair.revision_shape(after[name])) for name in after if name not in found}
    for name in before if come else ():
        outline = _outline(pair.base_shape(before[name]))
        other = next((one for one in come if come[one] == outline), None) if name not in found else None
        if other is not None:
            found[name] = other
            del come[other]
    return found


def _outline(shape: SchemaShape) -> tuple[frozenset[str], tuple[object, ...]]:
    if isinstance(shape.schema, EnumSchema):
        return shape.types(), shape.schema.values
    return shape.types(), tuple(sorted(member.name for member in properties(shape.schema)))


def variant_name(variant: Schema) -> str:
    """Return how a variant is told from the others, and found again in the other document."""
    target = _target(variant)
    return target.rpartition("/")[2] if target else variant.title or type_of(variant) or "any"


def _target(variant: Schema) -> str:
    if isinstance(variant, SchemaRef):
        return variant.target
    if isinstance(variant, Nullable):
        return _target(variant.of)
    targets = [branch.target for branch in variant.all_of if branch.target]
    return targets[-1] if targets else ""


def _compare_variants(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = variants_of(pair, pair.base), variants_of(pair, pair.revision)
    matched = _match(pair, before, after)
    for name, variant in before.items():
        if name not in matched:
            yield make(f"{_word(pair.base)}-removed", where.pointing(variant.pointer, pair.revision.pointer), name)
    for name, variant in after.items():
        if name not in matched.values():
            place = where.pointing(pair.base.pointer, variant.pointer)
            yield make(f"{_word(pair.revision)}-added", place, MISSING, name)


def _are_told_apart(pair: Pair) -> bool:
    """Whether no value can be of two variants: a discriminator or their types say of which one it is."""
    schema = pair.revision.schema
    if not isinstance(schema, OneOfSchema) or schema.discriminator is not None:
        return True
    types = [kind for variant in schema.variants for kind in pair.revision_shape(variant).types()]
    return len(types) == len(set(types)) >= len(schema.variants)


def _word(shape: SchemaShape) -> str:
    return "any-of" if isinstance(shape.schema, OneOfSchema) and shape.schema.keyword == "anyOf" else "one-of"


def _without(branches: Iterable[Branch], others: tuple[Branch, ...]) -> Iterator[Branch]:
    """Give the branches that others lack: by what they refer to, and those written out by their number."""
    rest = [(branch.target, branch.only_annotates) for branch in others]
    for branch in branches:
        key = (branch.target, branch.only_annotates)
        if key in rest:
            rest.remove(key)
        else:
            yield branch


def _suffix(branch: Branch) -> str:
    return "-annotation-only" if branch.only_annotates else ""


def _branch_name(branch: Branch) -> str:
    return branch.target.rpartition("/")[2] if branch.target else "another schema of allOf"


def compare_discriminators(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare the discriminators of two schemas, those of a union or of a parent of others."""
    before, after, where = _discriminator(pair.base), _discriminator(pair.revision), pair.at(where)
    if before and after:
        if before.property_name != after.property_name:
            names = before.property_name, after.property_name
            yield make("discriminator-property-name-changed", where, *names)
        yield from _compare_mappings(where, dict(before.mapping), dict(after.mapping))
        yield from _compare_names(where, dict(before.mapping), dict(after.mapping))
    elif before:
        yield make("discriminator-removed", where, before.property_name)
    elif after:
        yield make("discriminator-added", where, MISSING, after.property_name)


def _compare_mappings(where: Where, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    for value in dict.fromkeys((*before, *after)):
        if value not in after:
            yield make("discriminator-mapping-deleted", where, value)
        elif value not in before:
            yield make("discriminator-mapping-added", where, MISSING, value)
        elif before[value] != after[value]:
            yield make("discriminator-mapping-changed", where, value)


def _compare_names(where: Where, before: dict[str, str], after: dict[str, str]) -> Iterator[Change]:
    """Compare by which values a schema is known: one that lost them all has another name now."""
    for target in dict.fromkeys(before.values()):
        old = [value for value, known in before.items() if known == target]
        new = [value for value, known in after.items() if known == target]
        if new and after.keys().isdisjoint(old):
            yield make("discriminator-mapping-renamed", where, old[0], new[0])


def _discriminator(shape: SchemaShape) -> Discriminator | None:
    if isinstance(shape.schema, OneOfSchema):
        return shape.schema.discriminator
    found = shape.keywords().get("discriminator")
    if not isinstance(found, dict) or not isinstance(found.get("propertyName"), str):
        return None
    mapping = found.get("mapping")
    pairs = mapping.items() if isinstance(mapping, dict) else ()
    return Discriminator(
        property_name=str(found["propertyName"]),
        mapping=tuple((key, _component(str(one))) for key, one in pairs),
    )


def _component(spelled: str) -> str:
    """Return the name of a component, however the mapping refers to it."""
    return spelled.rpartition("/")[2]
