"""Responses: which statuses are answered, in which representations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.content import covers, label, pair_content
from generator.diff.headers import compare_headers
from generator.diff.place import Place
from generator.diff.schemas.walk import compare_schemas
from generator.ir.operations import MediaType, Response


def compare_responses(call: Call) -> Iterator[Change]:
    """Compare what an operation may answer."""
    before = {response.status: response for response in call.base.responses}
    after = {response.status: response for response in call.revision.responses}
    for status, response in before.items():
        if status in after:
            yield from _compare(call, response, after[status])
        else:
            rule, level = _existence(status)
            told = f"the response {status} was removed"
            yield _change(call, status, f"{rule}-removed", level, told, response.pointer)
    for status, response in after.items():
        if status not in before:
            rule, _ = _existence(status)
            told = f"the response {status} was added"
            yield _change(call, status, f"{rule}-added", Level.INFO, told, None, response.pointer)


def _existence(status: str) -> tuple[str, Level]:
    if status.startswith("2"):
        return "response-success-status", Level.BREAKING
    return "response-non-success-status", Level.INFO


def _compare(call: Call, before: Response, after: Response) -> Iterator[Change]:
    yield from compare_headers(call, before, after)
    content, status = pair_content(before.content, after.content), before.status
    for one in content.removed:
        told = f"the response {status} can no longer be {one.content_type}"
        yield _change(call, status, "response-media-type-removed", Level.BREAKING, told, one.pointer, after.pointer)
    for one in content.added:
        told = f"the response {status} can now also be {one.content_type}"
        yield _change(call, status, "response-media-type-added", Level.INFO, told, before.pointer, one.pointer)
    for old, new in content.renamed:
        yield _renamed(call, status, old, new)
    for old, new in (*content.common, *content.renamed):
        yield from _compare_media_type(call, status, old, new)


def _renamed(call: Call, status: str, old: MediaType, new: MediaType) -> Change:
    rule, level = "response-media-type-name-changed", Level.INFO
    if covers(new.content_type, old.content_type):
        rule, level = "response-media-type-name-generalized", Level.BREAKING
    elif covers(old.content_type, new.content_type):
        rule = "response-media-type-name-specialized"
    told = f"the response {status} is now {new.content_type}, and was {old.content_type}"
    return _change(call, status, rule, level, told, old.pointer, new.pointer)


def _compare_media_type(call: Call, status: str, before: MediaType, after: MediaType) -> Iterator[Change]:
    words = f"the {after.content_type} response {status}"
    if before.schema and after.schema:
        place = Place(
            kind="response-body",
            subject=" ".join(word for word in (call.name, "response", status, label(before)) if word),
            noun=f"the response {status}",
            content_type=after.content_type,
        )
        yield from compare_schemas(call.documents, place, before.schema, after.schema)
    elif after.schema:
        rule, told = "response-body-media-type-schema-added", f"{words} now has a schema"
        yield _change(call, status, rule, Level.INFO, told, before.pointer, after.pointer)
    elif before.schema:
        rule, told = "response-body-media-type-schema-removed", f"{words} no longer has a schema"
        yield _change(call, status, rule, Level.WARNING, told, before.pointer, after.pointer)


def _change(
    call: Call, status: str, rule: str, level: Level, told: str, base: str | None = None, revision: str | None = None
) -> Change:
    return call.change(
        rule,
        level,
        told,
        part=f"response {status}",
        direction=Direction.RESPONSE,
        base=base,
        revision=revision,
    )
