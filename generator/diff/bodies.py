"""Request bodies: whether there is one, whether it must be sent, in which representations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.content import covers, label, pair_content
from generator.diff.place import Place
from generator.diff.schemas.walk import compare_schemas
from generator.ir.operations import MediaType, RequestBody

_PART = "request"


def compare_request_bodies(call: Call) -> Iterator[Change]:
    """Compare what an operation is sent."""
    before, after = call.base.request_body, call.revision.request_body
    if before and after:
        yield from _compare(call, before, after)
    elif before:
        yield _change(call, "request-body-removed", Level.BREAKING, "the request body was removed", before.pointer)
    elif after:
        state, level = ("required", Level.BREAKING) if after.required else ("optional", Level.INFO)
        told = f"a request body was added, which is {state}"
        yield _change(call, f"request-body-added-{state}", level, told, None, after.pointer)


def _compare(call: Call, before: RequestBody, after: RequestBody) -> Iterator[Change]:
    where = before.pointer, after.pointer
    if after.required and not before.required:
        told = "the request body is now required"
        yield _change(call, "request-body-became-required", Level.BREAKING, told, *where)
    elif before.required and not after.required:
        told = "the request body is no longer required"
        yield _change(call, "request-body-became-optional", Level.INFO, told, *where)
    content = pair_content(before.content, after.content)
    for one in content.removed:
        told = f"the request body can no longer be {one.content_type}"
        yield _change(call, "request-body-media-type-removed", Level.BREAKING, told, one.pointer, after.pointer)
    for one in content.added:
        told = f"the request body can now also be {one.content_type}"
        yield _change(call, "request-body-media-type-added", Level.INFO, told, before.pointer, one.pointer)
    for old, new in content.renamed:
        yield _renamed(call, old, new)
    for old, new in (*content.common, *content.renamed):
        yield from _compare_media_type(call, old, new)


def _renamed(call: Call, old: MediaType, new: MediaType) -> Change:
    is_narrower = covers(old.content_type, new.content_type)
    rule, level = "request-body-media-type-name-generalized", Level.INFO
    if is_narrower:
        rule, level = "request-body-media-type-name-specialized", Level.BREAKING
    elif not covers(new.content_type, old.content_type):
        rule, level = "request-body-media-type-name-changed", Level.INFO
    told = f"the request body is now {new.content_type}, and was {old.content_type}"
    return _change(call, rule, level, told, old.pointer, new.pointer)


def _compare_media_type(call: Call, before: MediaType, after: MediaType) -> Iterator[Change]:
    where, words = (before.pointer, after.pointer), f"the {after.content_type} request body"
    if before.schema and after.schema:
        place = Place(
            kind="request-body",
            subject=" ".join(word for word in (call.name, _PART, label(before)) if word),
            noun="the request body",
            content_type=after.content_type,
        )
        yield from compare_schemas(call.documents, place, before.schema, after.schema)
    elif after.schema:
        told = f"{words} now has a schema"
        yield _change(call, "request-body-media-type-schema-added", Level.BREAKING, told, *where)
    elif before.schema:
        told = f"{words} no longer has a schema"
        yield _change(call, "request-body-media-type-schema-removed", Level.INFO, told, *where)
    if before.encoding != after.encoding:
        told = f"{words} encodes its parts another way"
        yield _change(call, "request-body-encoding-changed", Level.WARNING, told, *where)


def _change(
    call: Call, rule: str, level: Level, told: str, base: str | None = None, revision: str | None = None
) -> Change:
    return call.change(rule, level, told, part=_PART, direction=Direction.REQUEST, base=base, revision=revision)
