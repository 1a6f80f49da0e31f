"""Bodies that may be several different things: each of them is an operation, and so a method, of its own.

What is the same data in another notation, such as JSON or a form, stays with one method, which has an argument for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation
from generator.ir.schemas import AnySchema, BooleanSchema, EnumSchema, Schema, StringSchema
from generator.ir.walk import resolve_value, schema_at
from generator.targets.python.operations.media import (
    STREAM_KINDS,
    BodyKind,
    ResponseKind,
    body_kind,
    essence_of,
    has_file,
    preferred_body,
    preferred_response,
    response_kind,
)
from generator.targets.python.package.identifiers import snake
from generator.targets.python.schemas.structure import structure

STRUCTURED = frozenset({"json", "form", "multipart"})
"""Kinds of bodies that are notations of the same members."""

_LABELS = {
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
    "text/plain": "text",
    "application/octet-stream": "bytes",
}


def with_choices(api: Api) -> Api:
    """Give the API with an operation for each thing that a request body may be; the preferred one comes first."""
    return replace(api, operations=tuple(one for operation in api.operations for one in _variants(operation, api)))


def _variants(operation: Operation, api: Api) -> Iterator[Operation]:
    for one in _by_body(operation, api):
        for page in _by_page(one, api):
            yield from _by_stream(page, api)


def _by_body(operation: Operation, api: Api) -> Iterator[Operation]:
    body = operation.request_body
    groups = () if body is None or operation.hints.chunk_upload else body_groups(body.content, api)
    if body is None or not groups:
        yield operation
        return
    for position, content in enumerate(groups):
        own = replace(operation, request_body=replace(body, content=content))
        yield own if position == 0 else _labeled(own, content[0], "requestBody")


def _by_page(operation: Operation, api: Api) -> Iterator[Operation]:
    """Leave what is no page of a list to methods of their own: a list goes on from page to page."""
    first = next((one for one in operation.responses if one.status.startswith("2")), None)
    groups = () if first is None or operation.hints.pagination is None else response_groups(first.content, api)
    if first is None or len(groups) < 2:  # noqa: PLR2004 - one thing is no choice
        yield operation
        return
    for position, (_, content) in enumerate(groups):
        responses = tuple(replace(one, content=content) if one is first else one for one in operation.responses)
        own = replace(operation, responses=responses)
        if position == 0:
            yield own
        else:
            hints = replace(operation.hints, pagination=None)
            yield replace(_labeled(own, content[0], f"responses/{first.status}"), hints=hints)


def _by_stream(operation: Operation, api: Api) -> Iterator[Operation]:
    """Leave each stream to a method of its own, where a response may be something else as well.

    A member of the body that asks for the stream is noted in both.
    """
    first = next((one for one in operation.responses if one.status.startswith("2")), None)
    groups = () if first is None or operation.hints.chunk_upload else response_groups(first.content, api)
    streams = [content for kind, content in groups if kind in STREAM_KINDS]
    if first is None or not streams or len(groups) == 1:
        yield operation
        return
    streamed = {one.content_type for content in streams for one in content}
    whole = tuple(one for one in first.content if one.content_type not in streamed)
    member = _stream_member(operation, api) if whole else ""
    parts: tuple[tuple[MediaType, ...], ...] = (whole, *streams) if whole else tuple(streams)
    for position, content in enumerate(parts):
        responses = tuple(replace(one, content=content) if one is first else one for one in operation.responses)
        own = replace(operation, responses=responses, stream_member=member)
        yield own if position == 0 else _labeled(own, content[0], f"responses/{first.status}")


def _stream_member(operation: Operation, api: Api) -> str:
    """Name the boolean member of the body that asks for a stream; "" where there is none."""
    name, body = operation.hints.streaming.member, operation.request_body
    found = [schema_at(one.schema, name, api.schemas) for one in body.content if one.schema] if body else []
    value = resolve_value(found[0], api.schemas) if found and found[0] is not None else None
    match value:
        case BooleanSchema() | EnumSchema(kind="boolean"):
            return name
        case _:
            return ""


def _labeled(operation: Operation, media: MediaType, place: str) -> Operation:
    label = label_of(media.content_type)
    variant = f"{operation.variant} {label}".strip()
    pointer = f"{operation.pointer}/{place}/content/{media.content_type.replace('~', '~0').replace('/', '~1')}"
    return replace(operation, variant=variant, pointer=pointer)


def label_of(content_type: str) -> str:
    """Say a media type in words: "multipart", "json patch", "pdf"."""
    essence = essence_of(content_type)
    subtype = essence.partition("/")[2].replace("*", "any")
    for mark in ("vnd.", "x-", "prs."):
        subtype = subtype.removeprefix(mark)
    return _LABELS.get(essence) or snake(subtype.removesuffix("+json")).replace("_", " ") or "other"


def body_groups(content: Iterable[MediaType], api: Api) -> tuple[tuple[MediaType, ...], ...]:
    """Give media types of a request by what they hold, the preferred thing first, else in the document's order."""
    all_types = tuple(content)
    preferred = preferred_body(all_types, api)
    if preferred is None:
        return ()
    kinds: dict[str, BodyKind] = {media.content_type: body_kind(media, api) for media in all_types}
    known = _structures(media for media in all_types if kinds[media.content_type] in STRUCTURED)
    groups: dict[object, list[MediaType]] = {}
    for media in (preferred[1], *(one for one in all_types if one is not preferred[1])):
        kind = kinds[media.content_type]
        if media is preferred[1] or not _is_notation(kind, media, known):
            groups.setdefault(_body_key(kind, media, groups, api), []).append(media)
    return tuple(tuple(group) for group in groups.values())


def response_groups(content: Iterable[MediaType], api: Api) -> tuple[tuple[ResponseKind, tuple[MediaType, ...]], ...]:
    """Give media types of a response by what they are read to, the preferred one first."""
    all_types = tuple(content)
    preferred = preferred_response(all_types, api)
    if preferred is None:
        return ()
    kinds: dict[str, ResponseKind] = {media.content_type: response_kind(media, api) for media in all_types}
    known = _structures(media for media in all_types if kinds[media.content_type] == "json")
    groups: dict[object, tuple[ResponseKind, list[MediaType]]] = {}
    for media in (preferred[1], *(one for one in all_types if one is not preferred[1])):
        kind = kinds[media.content_type]
        if media is preferred[1] or not _is_notation(kind, media, known):
            key = _response_key(kind, media, groups)
            groups.setdefault(key, (kind, []))[1].append(media)
    return tuple((kind, tuple(group)) for kind, group in groups.values())


def _structures(content: Iterable[MediaType]) -> frozenset[object]:
    return frozenset(structure(media.schema) for media in content if media.schema is not None)


def _is_notation(kind: BodyKind | ResponseKind, media: MediaType, known: frozenset[object]) -> bool:
    """Whether text, such as XML, says what JSON says as well. A plain text is no notation of anything."""
    if kind != "text" or media.schema is None or isinstance(media.schema, StringSchema | AnySchema):
        return False
    return structure(media.schema) in known


def _body_key(kind: BodyKind, media: MediaType, groups: Iterable[object], api: Api) -> object:
    if kind not in STRUCTURED:
        return kind if kind in {"text", "binary"} else (kind, _structure(media.schema))
    found = next((one for one in groups if isinstance(one, tuple) and one[0] == "members"), None)
    if media.schema is None and found is not None:
        return found
    return ("members", kind == "multipart" and has_file(media, api), _structure(media.schema))


def _response_key(kind: ResponseKind, media: MediaType, groups: Iterable[object]) -> object:
    if kind in {"text", "bytes"}:
        return kind
    found = next((one for one in groups if isinstance(one, tuple) and one[0] == kind), None)
    if media.schema is None and found is not None:
        return found
    return (kind, _structure(media.schema))


def _structure(schema: Schema | None) -> object:
    return None if schema is None else structure(schema)
