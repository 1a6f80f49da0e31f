"""Headers of responses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.calls import Call
from generator.diff.change import Change, Direction, Level
from generator.diff.place import Place
from generator.diff.schemas.walk import compare_schemas
from generator.ir.operations import Header, Response


def compare_headers(call: Call, before: Response, after: Response) -> Iterator[Change]:
    """Compare the headers of one status, whatever the case of their names."""
    old = {header.name.lower(): header for header in before.headers}
    new = {header.name.lower(): header for header in after.headers}
    part = f"response {before.status} header"
    for name, header in old.items():
        if name in new:
            yield from _compare(call, f"{part} {header.name}", header, new[name])
        else:
            level = Level.BREAKING if header.required else Level.WARNING
            rule = f"{_required(header)}-response-header-removed"
            told = f"the {_required(header)} header '{header.name}' of the response {before.status} was removed"
            yield _change(call, f"{part} {header.name}", rule, level, told, (header.pointer, after.pointer))
    for name, header in new.items():
        if name not in old:
            told = f"the {_required(header)} header '{header.name}' of the response {before.status} was added"
            where = before.pointer, header.pointer
            yield _change(call, f"{part} {header.name}", "response-header-added", Level.INFO, told, where)


def _compare(call: Call, part: str, before: Header, after: Header) -> Iterator[Change]:
    noun, where = f"the response header '{before.name}'", (before.pointer, after.pointer)
    if before.required and not after.required:
        told = f"{noun} is no longer required"
        yield _change(call, part, "response-header-became-optional", Level.BREAKING, told, where)
    elif after.required and not before.required:
        yield _change(call, part, "response-header-became-required", Level.INFO, f"{noun} is now required", where)
    place = Place(kind="response-header", subject=f"{call.name} {part}", noun=noun)
    yield from compare_schemas(call.documents, place, before.schema, after.schema)


def _change(call: Call, part: str, rule: str, level: Level, told: str, where: tuple[str, str]) -> Change:
    base, revision = where
    return call.change(rule, level, told, part=part, direction=Direction.RESPONSE, base=base, revision=revision)


def _required(header: Header) -> str:
    return "required" if header.required else "optional"
