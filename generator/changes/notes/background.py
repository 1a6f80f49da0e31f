"""What is known of both packages besides the changes: enough to say what users see, and in their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.changes.change import Symbol
from generator.changes.package.annotations import names_in
from generator.changes.package.named_types import reached
from generator.changes.package.surface import AliasType, ModelType, Surface
from generator.ir.api import Api
from generator.ir.schemas import SchemaRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """Methods are symbols, types and fields are names.

    calls: methods of the last release. summaries: method -> what it does, of the package to be released.
    responses: types that methods gave themselves. seen, seen_before: types that calls or events lead to.
    members, members_before: type -> names of its fields or members. events: models of events.
    symbols: JSON pointer -> the symbol of the package that stands for it; symbols_before: the same of the last release.
    """

    calls: tuple[Symbol, ...] = ()
    summaries: Mapping[Symbol, str] = field(default_factory=dict)
    responses: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    seen_before: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    symbols: Mapping[str, Symbol] = field(default_factory=dict)
    symbols_before: Mapping[str, Symbol] = field(default_factory=dict)


def read_background(base: Api, revision: Api, before: Surface, after: Surface) -> Background:
    """Give what is needed to report changes to users from one package to the other."""
    summaries = {operation.pointer: operation.summary for operation in revision.operations}
    known = {one.name for one in before.types}
    given = (name for method in before.methods for name in names_in(method.returns))
    return Background(
        calls=tuple(method.symbol for method in before.methods),
        summaries={method.symbol: summaries.get(method.pointer, "") for method in after.methods},
        responses=tuple(name for name in dict.fromkeys(given) if name in known),
        seen=_seen(after, _events(revision, after)),
        seen_before=_seen(before, _events(base, before)),
        members=_members(after),
        members_before=_members(before),
        events=_events(revision, after),
        symbols=dict(_symbols(after)),
        symbols_before=dict(_symbols(before)),
    )


def _events(api: Api, surface: Surface) -> tuple[str, ...]:
    """Name the models of what the API sends to webhooks."""
    bodies = [webhook.request_body for webhook in api.webhooks if webhook.request_body is not None]
    schemas = [content.schema for body in bodies for content in body.content]
    pointers = {schema.target if isinstance(schema, SchemaRef) else schema.pointer for schema in schemas if schema}
    return tuple(one.name for one in surface.types if one.pointer in pointers)


def _seen(surface: Surface, events: Iterable[str]) -> frozenset[str]:
    """Name the types that users meet: in signatures, responses and events, and in the fields of such types."""
    types = (
        one
        for method in surface.methods
        for one in (method.returns, *(argument.annotation for argument in method.arguments))
    )
    return reached(surface, (*events, *(name for one in types for name in names_in(one))))


def _members(surface: Surface) -> Mapping[str, tuple[str, ...]]:
    return {
        one.name: tuple(field.name for field in one.fields) if isinstance(one, ModelType) else tuple(dict(one.members))
        for one in surface.types
        if not isinstance(one, AliasType)
    }


def _symbols(surface: Surface) -> Iterator[tuple[str, Symbol]]:
    """Give pointer and symbol of arguments, methods, types and fields; the last one of a pointer counts."""
    for method in reversed(surface.methods):
        for argument in reversed(method.arguments):
            yield argument.pointer, method.argument(argument.name)
    for method in reversed(surface.methods):
        yield method.pointer, method.symbol
    for one in surface.types:
        yield one.pointer, one.symbol
    for one in surface.types:
        if isinstance(one, ModelType):
            yield from ((field.pointer, one.member(field.name)) for field in one.fields)
