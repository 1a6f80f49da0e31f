"""The request body as arguments: one keyword per member where it is an object, else one argument for the whole."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.api import Api
from generator.ir.extensions import ChunkUploadHint
from generator.ir.operations import Encoding, MediaType, Operation
from generator.ir.schemas import AnySchema, ObjectSchema, Property, Schema
from generator.ir.walk import resolve
from generator.targets.python.operations.media import (
    BodyKind,
    body_kind,
    essence_of,
    is_file,
    preferred_body,
    sent_content_type,
    usual_file_type,
)


class BodyShape(Struct, frozen=True, kw_only=True):
    """How one operation's body is sent. `members` is empty where the body is one argument.

    An upload in parts sends its file after all other members, so that they are known before it is read.
    others: further representations of the same thing, by the content type that chooses them. allowed: of raw bytes, all
    types that the document names.
    """

    kind: BodyKind
    content_type: str
    media: MediaType
    schema: Schema
    is_required: bool
    members: tuple[Property, ...]
    files: tuple[str, ...]
    others: tuple[BodyShape, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def content_types(self) -> tuple[str, ...]:
        """The content types that a caller may choose from; () where there is no choice."""
        return tuple(one.content_type for one in (self, *self.others)) if self.others else ()


def body_shape(operation: Operation, api: Api) -> BodyShape | None:
    """The body an operation takes, None without one (or when the document gives it no media type)."""
    if operation.request_body is None:
        return None
    content = operation.request_body.content
    if operation.hints.chunk_upload:
        content = tuple(one for one in content if body_kind(one, api) == "multipart")
    preferred = preferred_body(content, api)
    if preferred is None:
        return None
    first = _shape(operation, *preferred, None, api)
    if first.kind == "binary":
        allowed = tuple(dict.fromkeys(one.content_type.strip() for one in content))
        return replace(first, allowed=allowed, content_type=usual_file_type(allowed))
    taken = {essence_of(first.content_type)}
    others: list[BodyShape] = []
    for media in content:
        essence = essence_of(media.content_type)
        if essence not in taken and "*" not in essence and not operation.hints.chunk_upload:
            taken.add(essence)
            others.append(_shape(operation, body_kind(media, api), media, first.schema, api))
    return replace(first, others=tuple(others))


def _shape(operation: Operation, kind: BodyKind, media: MediaType, usual: Schema | None, api: Api) -> BodyShape:
    """Say one representation. usual: the schema of one that has none."""
    schema = media.schema or usual or AnySchema(pointer=media.pointer)
    members = _file_last(operation.hints.chunk_upload, _members(kind, schema, api))
    return BodyShape(
        kind=kind,
        content_type=sent_content_type(kind, media.content_type),
        media=media,
        schema=schema,
        is_required=operation.request_body is not None and operation.request_body.required,
        members=members,
        files=tuple(one.name for one in members if kind == "multipart" and is_file(one.schema, api)),
    )


def is_member_required(body: BodyShape, member: Property) -> bool:
    """Whether a call must give the member: a body that may be left out needs none, except a file to upload."""
    return member.required and (body.is_required or member.name in body.files)


def explicit_encodings(body: BodyShape) -> tuple[Encoding, ...]:
    """What the document says of single parts, for members that are sent."""
    names = {member.name for member in body.members}
    return tuple(one for one in body.media.encoding if one.property_name in names)


def _members(kind: BodyKind, schema: Schema, api: Api) -> tuple[Property, ...]:
    resolved = resolve(schema, api.schemas)
    if kind not in {"json", "form", "multipart"} or not isinstance(resolved, ObjectSchema):
        return ()
    if kind == "json" and _has_typed_others(resolved):
        return ()
    return tuple(member for member in resolved.properties if _is_sent(member, api))


def _file_last(upload: ChunkUploadHint | None, members: tuple[Property, ...]) -> tuple[Property, ...]:
    return tuple(sorted(members, key=lambda one: one.name == upload.file)) if upload else members


def _has_typed_others(schema: ObjectSchema) -> bool:
    """Whether the document gives members without a name a type: keywords could not carry them."""
    return not isinstance(schema.additional, bool | AnySchema)


def _is_sent(member: Property, api: Api) -> bool:
    is_ignored = member.extensions.get("x-client-ignore") is True
    return not (is_ignored or member.schema.read_only or resolve(member.schema, api.schemas).read_only)
