"""What the changelog must know of both packages besides what changed: read from their surfaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.ir.api import Api
from generator.ir.schemas import SchemaRef
from generator.release.notes import Background
from generator.surface import Surface
from generator.surface.surface import AliasType, EnumType, ModelType, NamedType

_NAME: Final = re.compile(r"[A-Za-z_]\w*")


def read_background(base: Api, revision: Api, before: Surface, after: Surface) -> Background:
    """Give what is needed to tell users of the changes from one package to the other."""
    summaries = {operation.pointer: operation.summary for operation in revision.operations}
    return Background(
        calls=tuple(method.call for method in before.methods),
        summaries={method.call: summaries.get(method.pointer, "") for method in after.methods},
        answers=tuple(_named(before, (method.returns for method in before.methods))),
        seen=_seen(after, _events(revision, after)),
        seen_before=_seen(before, _events(base, before)),
        members=_members(after),
        members_before=_members(before),
        events=_events(revision, after),
        symbols=_symbols(after),
        symbols_before=_symbols(before),
    )


def _events(api: Api, surface: Surface) -> tuple[str, ...]:
    """Name the models of what the API sends to webhooks."""
    bodies = [webhook.request_body for webhook in api.webhooks if webhook.request_body is not None]
    schemas = [content.schema for body in bodies for content in body.content]
    pointers = {schema.target if isinstance(schema, SchemaRef) else schema.pointer for schema in schemas if schema}
    return tuple(one.name for one in surface.types if one.pointer in pointers)


def _named(surface: Surface, annotations: Iterable[str]) -> Iterator[str]:
    known = {one.name for one in surface.types}
    names = (name for annotation in annotations for name in _NAME.findall(annotation))
    return (name for name in dict.fromkeys(names) if name in known)


def _seen(surface: Surface, events: Iterable[str]) -> frozenset[str]:
    """Name the types that users meet: in signatures, answers and events, and in the fields of such types."""
    by_name = {one.name: one for one in surface.types} | {one.input_name: one for one in surface.types}
    pending = [*events]
    for method in surface.methods:
        texts = (method.returns, *(argument.annotation for argument in method.arguments))
        pending += [name for text in texts for name in _NAME.findall(text)]
    found: set[str] = set()
    while pending:
        one = by_name.get(pending.pop())
        if one is not None and one.name not in found:
            found.add(one.name)
            pending += _NAME.findall(_text(one))
    return frozenset(found)


def _text(one: NamedType) -> str:
    match one:
        case ModelType(fields=fields):
            return " ".join(field.annotation for field in fields)
        case AliasType(annotation=annotation):
            return annotation
        case EnumType():
            return ""


def _members(surface: Surface) -> Mapping[str, tuple[str, ...]]:
    return {
        one.name: tuple(field.name for field in one.fields) if isinstance(one, ModelType) else tuple(dict(one.members))
        for one in surface.types
        if not isinstance(one, AliasType)
    }


def _symbols(surface: Surface) -> Mapping[str, str]:
    """Give pointer -> symbol, for what users have a name of: methods, arguments, types and fields."""
    symbols: dict[str, str] = {one.pointer: one.name for one in surface.types}
    for one in surface.types:
        if isinstance(one, ModelType):
            symbols.update((field.pointer, f"{one.name}.{field.name}") for field in one.fields)
    for method in surface.methods:
        symbols.setdefault(method.pointer, method.call)
        for argument in method.arguments:
            symbols.setdefault(argument.pointer, f"{method.call[:-1]}{argument.name}=)")
    return symbols
