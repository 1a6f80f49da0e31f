"""Request bodies: whether there is one, whether it must be sent, in which representations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.changes.api.calls import Call
from generator.changes.api.content import compare_content, pair_content
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.schemas.walk import compare_schemas
from generator.changes.where import Kind, Where
from generator.ir.operations import MediaType, RequestBody


def compare_request_bodies(call: Call) -> Iterator[Change]:
    """Compare what an operation is sent."""
    before, after = call.base.request_body, call.revision.request_body
    if before and after:
        yield from _compare(call, before, after)
    elif before:
        yield make("request-body-removed", call.where("request-body", base=before.pointer))
    elif after:
        state = "required" if after.required else "optional"
        yield make(f"request-body-added-{state}", call.where("request-body", revision=after.pointer))


def _compare(call: Call, before: RequestBody, after: RequestBody) -> Iterator[Change]:
    where = call.where("request-body", before.pointer, after.pointer)
    if after.required and not before.required:
        yield make("request-body-became-required", where)
    elif before.required and not after.required:
        yield make("request-body-became-optional", where)
    yield from compare_content(where, before.content, after.content)
    yield from compare_carried(call.documents, where, "request-body", (before.content, after.content))


def compare_carried(
    documents: Documents, where: Where, kind: Kind, content: tuple[tuple[MediaType, ...], tuple[MediaType, ...]]
) -> Iterator[Change]:
    """Compare the schemas of the media types that both sides of a body have. kind: that of the places in them."""
    for old, new in pair_content(*content).both:
        if old.schema and new.schema:
            place = replace(where, kind=kind, content_type=new.content_type)
            yield from compare_schemas(documents, place, old.schema, new.schema, old.examples)
