"""The request body as arguments: one keyword per member where it is an object, else one argument for the whole."""

from __future__ import annotations

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.extensions import ChunkUploadHint
from generator.ir.operations import Encoding, MediaType, Operation
from generator.ir.schemas import AnySchema, ArraySchema, BinarySchema, ObjectSchema, Property, Schema
from generator.ir.walk import resolve, resolve_value
from generator.targets.python.operations.media import BodyKind, body_kind, preferred_body, sent_content_type


class BodyShape(Struct, frozen=True, kw_only=True):
    """How one operation's body is sent. `members` is empty where the body is one argument.

    An upload in parts sends its file after all other members, so that they are known before it is read.
    """

    kind: BodyKind
    content_type: str
    media: MediaType
    schema: Schema
    is_required: bool
    members: tuple[Property, ...]
    files: tuple[str, ...]


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
    kind, media = preferred
    schema = media.schema or AnySchema(pointer=media.pointer)
    members = _file_last(operation.hints.chunk_upload, _members(kind, schema, api))
    return BodyShape(
        kind=kind,
        content_type=sent_content_type(kind, media.content_type),
        media=media,
        schema=schema,
        is_required=operation.request_body.required,
        members=members,
        files=tuple(one.name for one in members if kind == "multipart" and _is_file(one.schema, api)),
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


def _is_file(schema: Schema, api: Api) -> bool:
    """Whether a multipart member is sent as a file: raw bytes, or an array of them."""
    value = resolve_value(schema, api.schemas)
    item = resolve_value(value.items, api.schemas) if isinstance(value, ArraySchema) else value
    return isinstance(item, BinarySchema)
