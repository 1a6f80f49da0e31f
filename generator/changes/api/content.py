"""Request bodies and media types: whether there is a body, in which representations, and what each carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.changes.api.calls import OperationPair
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.schemas.walk import compare_schemas
from generator.changes.where import Kind, Where
from generator.ir.operations import MediaType, RequestBody
from generator.ir.schemas import MISSING


@dataclass(frozen=True, kw_only=True, slots=True)
class ContentPair:
    """The media types of two bodies: those of both, those that went, those that came, and those that changed name."""

    common: tuple[tuple[MediaType, MediaType], ...]
    removed: tuple[MediaType, ...]
    added: tuple[MediaType, ...]
    renamed: tuple[tuple[MediaType, MediaType], ...] = ()

    @property
    def both(self) -> tuple[tuple[MediaType, MediaType], ...]:
        """What is on both sides, whatever its name."""
        return (*self.common, *self.renamed)


def pair_content(base: tuple[MediaType, ...], revision: tuple[MediaType, ...]) -> ContentPair:
    """Lay the media types of two bodies side by side; a name that covers, or nearly is, a lost one stands for it."""
    before, after = _by_name(base), _by_name(revision)
    removed = [one for name, one in before.items() if name not in after]
    added = [one for name, one in after.items() if name not in before]
    renamed = tuple(_renamed(removed, added))
    gone, come = {id(old) for old, _ in renamed}, {id(new) for _, new in renamed}
    return ContentPair(
        common=tuple((one, after[name]) for name, one in before.items() if name in after),
        removed=tuple(one for one in removed if id(one) not in gone),
        added=tuple(one for one in added if id(one) not in come),
        renamed=renamed,
    )


def covers(wider: str, narrower: str) -> bool:
    """Whether a media type is a range (`image/*`) that another one is in."""
    group, _, name = wider.partition("/")
    return wider != narrower and (wider == "*/*" or (name == "*" and narrower.startswith(f"{group}/")))


def compare_content(where: Where, base: tuple[MediaType, ...], revision: tuple[MediaType, ...]) -> Iterator[Change]:
    """Compare which media types a body has. where: the whole body, with its own pointers."""
    content, place = pair_content(base, revision), where.kind
    for one in content.removed:
        yield make(f"{place}-media-type-removed", where.pointing(one.pointer, where.revision), one.content_type)
    for one in content.added:
        yield make(f"{place}-media-type-added", where.pointing(where.base, one.pointer), MISSING, one.content_type)
    for old, new in content.renamed:
        rule = f"{place}-media-type-name-{_renaming(old.content_type, new.content_type)}"
        yield make(rule, where.pointing(old.pointer, new.pointer), old.content_type, new.content_type)
    for old, new in content.both:
        yield from _compare_declarations(where.pointing(old.pointer, new.pointer), old, new)


def _renaming(before: str, after: str) -> str:
    if covers(after, before):
        return "generalized"
    return "specialized" if covers(before, after) else "changed"


def _compare_declarations(where: Where, before: MediaType, after: MediaType) -> Iterator[Change]:
    """Compare what stands around the schema of a media type."""
    if after.schema and not before.schema:
        yield make(f"{where.kind}-media-type-schema-added", where, MISSING, after.content_type)
    elif before.schema and not after.schema:
        yield make(f"{where.kind}-media-type-schema-removed", where, before.content_type)
    if before.encoding != after.encoding:
        yield make(f"{where.kind}-encoding-changed", where, before.content_type, after.content_type)


def _by_name(content: tuple[MediaType, ...]) -> Mapping[str, MediaType]:
    return {one.content_type.lower().replace(" ", ""): one for one in content}


def _renamed(removed: list[MediaType], added: list[MediaType]) -> Iterator[tuple[MediaType, MediaType]]:
    taken: set[int] = set()
    for old in removed:
        new = next((one for one in added if id(one) not in taken and _stands_for(one, old)), None)
        if new:
            taken.add(id(new))
            yield old, new


def _stands_for(one: MediaType, other: MediaType) -> bool:
    old, new = other.content_type, one.content_type
    return covers(old, new) or covers(new, old) or old.partition(";")[0].strip() == new.partition(";")[0].strip()


def compare_request_bodies(call: OperationPair) -> Iterator[Change]:
    """Compare what an operation is sent."""
    before, after = call.base.request_body, call.revision.request_body
    if before and after:
        yield from _compare(call, before, after)
    elif before:
        yield make("request-body-removed", call.where("request-body", base=before.pointer))
    elif after:
        state = "required" if after.required else "optional"
        yield make(f"request-body-added-{state}", call.where("request-body", revision=after.pointer))


def _compare(call: OperationPair, before: RequestBody, after: RequestBody) -> Iterator[Change]:
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
