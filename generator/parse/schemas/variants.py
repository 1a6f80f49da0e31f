"""`oneOf` and `anyOf`: https://spec.openapis.org/oas/v3.1.1#composition-and-inheritance-polymorphism."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from operator import eq
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.schemas import ArraySchema, Discriminator, Json, Nullable, NullSchema, OneOfSchema, Schema, SchemaRef
from generator.parse.node import Node, kind_of
from generator.parse.reference import find_schema_target
from generator.parse.schemas.composition import SHAPING, Joined, resolved
from generator.parse.schemas.discriminator import parse_discriminator
from generator.parse.schemas.facts import ANNOTATIONS, Facts, parse_facts, without_keywords
from generator.parse.schemas.families import inherited_discriminator, single
from generator.parse.schemas.type_names import types_of

Keyword: TypeAlias = Literal["oneOf", "anyOf", "type"]
ParseParts: TypeAlias = Callable[[tuple[Node, ...]], Schema]

_GROUPS: Final[tuple[Literal["oneOf", "anyOf"], ...]] = ("oneOf", "anyOf")
_LEFT_BEHIND: Final = ANNOTATIONS | {"nullable", "discriminator"}
_MAX_DISTRIBUTED: Final = 3
_MAX_CHOICES: Final = 64
_OBJECT_SHAPE: Final = frozenset({"type", "properties", "required", "additionalProperties"})


class VariantGroup(Struct, frozen=True):
    """The variants that one keyword lists, and `base`: what is said beside it and holds for each of them.

    A variant is more than one schema where it stands for a choice from each of several lists.
    """

    keyword: Literal["oneOf", "anyOf"]
    variants: tuple[tuple[Node, ...], ...]
    base: tuple[Node, ...]


def find_group(joined: Joined) -> VariantGroup | None:
    """Return the variants of a schema; None if it has none, or if they only narrow what is said beside them.

    (`anyOf: [{required: [a]}, {required: [b]}]` narrows.) Of several lists each choice is a variant; too many of them
    are a loss.
    """
    found: VariantGroup | None = None
    first = joined.node
    for part in joined.parts:
        for keyword in _GROUPS:
            listed = tuple(_listed_variants(part, keyword)) if keyword in part.value else ()
            if not listed or all(_only_narrows(variant, joined.node) for variant in listed):
                continue
            if found is None:
                first = part
                found = VariantGroup(keyword, tuple((one,) for one in listed), tuple(_base_parts(joined.parts)))
            elif len(found.variants) * len(listed) > _MAX_CHOICES:
                part.lose(
                    f"{keyword!r} stands beside {found.keyword!r}, with more than {_MAX_CHOICES} choices", keyword
                )
            else:
                is_first = all(len(variant) == 1 for variant in found.variants)
                earlier = _tagged(first, [variant for (variant,) in found.variants]) if is_first else found.variants
                found = replace(found, variants=_choices(earlier, _tagged(part, listed)))
    return found


def _tagged(part: Node, listed: Sequence[Node]) -> tuple[tuple[Node, ...], ...]:
    """Say of each variant which values a discriminator has for it."""
    targets = {
        node.pointer: target.pointer for node in listed if "$ref" in node.value and (target := find_schema_target(node))
    }
    discriminator = parse_discriminator(part, {target: target for target in targets.values()})
    if discriminator is None:
        return tuple((one,) for one in listed)
    values: dict[str, list[Json]] = {}
    for value, place in discriminator.mapping:
        values.setdefault(place, []).append(value)
    return tuple(
        (part.replaced({"properties": {discriminator.property_name: {"enum": found}}}), one)
        if (found := values.get(targets.get(one.pointer, "")))
        else (one,)
        for one in listed
    )


def _choices(
    earlier: tuple[tuple[Node, ...], ...], listed: tuple[tuple[Node, ...], ...]
) -> tuple[tuple[Node, ...], ...]:
    """Give each choice from the earlier lists with each of one more, but for those that contradict each other."""
    pairs = [(one, other) for one in earlier for other in listed]
    fitting = [pair for pair in pairs if not _is_contradiction(pair[0][-1], pair[1][-1])]
    return tuple((*one, *other[:-1], _beneath(one[-1], other[-1])) for one, other in fitting or pairs)


def _is_contradiction(one: Node, other: Node) -> bool:
    types, others = set(types_of(one)), set(types_of(other))
    return bool(types and others) and types.isdisjoint(others) and not {"integer", "number"} <= types | others


def _beneath(outer: Node, node: Node) -> Node:
    """Give the node a pointer of its own, for it stands for each choice that it is part of."""
    tokens = node.pointer.split("/")
    shared = len(list(takewhile(bool, map(eq, tokens, outer.pointer.split("/")))))
    return Node(node.value, "/".join((outer.pointer, *tokens[shared:])), node.context)


def parse_group(joined: Joined, group: VariantGroup, parse: ParseParts) -> Schema:
    """One schema of several; what stands beside the keyword is said of each variant."""
    parsed = tuple(_parse_variant(variant, group.base, parse) for variant in group.variants)
    if sum(not isinstance(one, NullSchema) for one in parsed) > 1:
        parsed = tuple(single(one, joined.node.context) for one in parsed)
    facts = without_keywords(parse_facts(joined.node), group.keyword, "discriminator")
    return one_of(facts, parsed, group.keyword, _discriminator(joined, group, parsed))


def _discriminator(joined: Joined, group: VariantGroup, parsed: tuple[Schema, ...]) -> Discriminator | None:
    if any(len(variant) > 1 for variant in group.variants):
        return None
    places = _places(tuple(variant for (variant,) in group.variants), parsed)
    found = parse_discriminator(joined.node, places)
    is_of_references = len(places) == sum(not isinstance(one, NullSchema) for one in parsed) > 1
    return found or (inherited_discriminator(joined.node.context, places) if is_of_references else None)


def one_of(
    facts: Facts, parsed: Sequence[Schema], keyword: Keyword, discriminator: Discriminator | None = None
) -> Schema:
    """Join parsed variants: null is taken out, and a single one stands for itself under the given facts.

    An array that has no items is taken out as well where no other variant is an array: it stands for null.
    """
    present = tuple(variant for variant in parsed if not isinstance(variant, NullSchema))
    if not present:
        return NullSchema(**facts)
    lists = [variant for variant in present if isinstance(variant, ArraySchema)]
    has_empty_list = 0 < len(lists) < len(present) and all(variant.max_items == 0 for variant in lists)
    variants = tuple(
        variant.of if isinstance(variant, Nullable) else variant
        for variant in present
        if not (has_empty_list and isinstance(variant, ArraySchema))
    )
    schema = _joined_variants(facts, variants, keyword, discriminator)
    is_nullable = any(isinstance(variant, Nullable | NullSchema) for variant in parsed)
    return Nullable(**facts, of=schema, empty_list=has_empty_list) if is_nullable or has_empty_list else schema


def _joined_variants(
    facts: Facts, variants: tuple[Schema, ...], keyword: Keyword, discriminator: Discriminator | None
) -> Schema:
    if len(variants) == 1:
        own: Facts = {**facts, "pointer": variants[0].pointer}
        return replace(variants[0], **own)
    return OneOfSchema(**facts, variants=variants, keyword=keyword, discriminator=discriminator)


def _listed_variants(part: Node, keyword: str) -> Iterator[Node]:
    values = part.value[keyword]
    if isinstance(values, dict):
        part.warn("wrong-type", f"{keyword!r} is an object, not a list; read as its only entry", keyword)
        yield Node(values, part.at(keyword), part.context)
        return
    if not isinstance(values, list):
        part.lose(f"{keyword!r} is {kind_of(values)}, not a list", keyword)
        return
    for index, value in enumerate(values):
        if isinstance(value, dict):
            yield Node(value, part.at(keyword, index), part.context)
        elif value is True:
            yield Node({}, part.at(keyword, index), part.context)
        elif value is None:
            part.warn("wrong-type", "this is null, not a schema; ignored", keyword, index)
        elif value is not False:
            part.lose(f"this is {kind_of(value)}, not a schema", keyword, index)


def _only_narrows(variant: Node, base: Node) -> bool:
    if variant.value.keys().isdisjoint(SHAPING):
        return True
    return variant.value.keys() & SHAPING == {"type"} and types_of(variant) == types_of(base)


def _base_parts(parts: tuple[Node, ...]) -> Iterator[Node]:
    for part in parts:
        kept = {key: value for key, value in part.value.items() if _is_handed_on(key)}
        if kept:
            yield part.replaced(kept)


def _is_handed_on(key: str) -> bool:
    return key not in _LEFT_BEHIND and key not in _GROUPS and not key.startswith("x-")


def _parse_variant(variant: tuple[Node, ...], base: tuple[Node, ...], parse: ParseParts) -> Schema:
    """Parse a variant with its base; within variants within variants the base would multiply without end."""
    node = variant[-1]
    parts, distributing = (
        (_with_base(node, base) if len(variant) == 1 else (*base, *variant)),
        node.context.distributing,
    )
    if len(parts) == 1:
        return parse(parts)
    if len(distributing) >= _MAX_DISTRIBUTED:
        node.lose("what stands beside 'oneOf' or 'anyOf' is not carried this deep into variants of variants")
        return parse((node,))
    distributing.append(node.pointer)
    schema = parse(parts)
    distributing.pop()
    return schema


def _with_base(variant: Node, base: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return what is said of one variant; a reference stays one if its target says all that the base says."""
    keywords = {key for part in base for key, value in part.value.items() if not isinstance(value, bool)}
    if not keywords:
        return (variant,)
    if keywords == {"type"} and not variant.value.keys().isdisjoint(SHAPING - {"format", "enum"}):
        return (variant,)
    if "$ref" in variant.value and _covers(variant, base, keywords):
        return (variant,)
    return (*base, variant)


def _covers(variant: Node, base: tuple[Node, ...], keywords: set[str]) -> bool:
    target = find_schema_target(variant)
    if target is None:
        return True
    if not keywords <= _OBJECT_SHAPE:
        return False
    whole, here = resolved(target), Joined(target, base)
    required = {name for part in base for name in part.texts("required")}
    return here.properties().keys() <= whole.properties().keys() and required <= set(whole.node.texts("required"))


def _places(variants: tuple[Node, ...], parsed: tuple[Schema, ...]) -> dict[str, str]:
    places: dict[str, str] = {}
    for variant, schema in zip(variants, parsed, strict=True):
        target = find_schema_target(variant) if "$ref" in variant.value else None
        if target:
            places[target.pointer] = target.pointer if isinstance(schema, SchemaRef | Nullable) else schema.pointer
    return places
