"""The responses of an operation: those that are read, the type that a call returns, the errors that it raises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation, Response
from generator.ir.schemas import AnySchema, ArraySchema, Schema, StringSchema
from generator.ir.walk import resolve_value, schema_at
from generator.targets.python.names.names import Names
from generator.targets.python.operations.choices import response_groups
from generator.targets.python.operations.media import STREAM_KINDS, ResponseKind, essence_of, item_schema
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import ANY, NO_SCOPE, NONE, Scope, joined, response_annotation

_ERROR_CLASSES: Final = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableError",
    "429": "RateLimitError",
}
_EVENT: Final = Annotation(text="ServerSentEvent", imports=runtime_imports("ServerSentEvent"))
_BYTES: Final = Annotation(text="bytes")
_BYTES_IN_FULL: Final = Annotation(text="builtins.bytes", imports=frozenset({Import(module="builtins")}))


class ResponseShape(Struct, frozen=True, kw_only=True):
    """One documented response and the representation of it that is read; `media` is None where there is no body.

    schema: of a stream, that of each item; is_untyped says that it has none. media_types: all that are read in this
    way. others: what else the same response may be, by its content type.
    """

    status: str
    response: Response
    kind: ResponseKind
    media: MediaType | None
    schema: Schema
    media_types: tuple[str, ...] = ()
    others: tuple[ResponseShape, ...] = ()
    is_untyped: bool = False


def success_responses(operation: Operation, api: Api) -> tuple[ResponseShape, ...]:
    """Documented 2xx responses in order; `default` stands for them where there is none."""
    chosen = [one for one in operation.responses if one.status.startswith("2")]
    if not chosen:
        chosen = [one for one in operation.responses if one.status == "default"]
    return tuple(_response_shape(operation, one, api) for one in chosen)


def error_responses(operation: Operation, api: Api) -> tuple[ResponseShape, ...]:
    """Documented 4xx and 5xx responses in order, and `default`, which stands for every error left."""
    return tuple(
        _response_shape(operation, one, api)
        for one in operation.responses
        if one.status[:1] in {"4", "5"} or one.status == "default"
    )


def return_annotation(shapes: Sequence[ResponseShape], names: Names, scope: Scope = NO_SCOPE) -> Annotation:
    """One type, or a union in document order; `Any` where nothing is documented or one response may be anything."""
    return joined([shape_annotation(one, names, scope) for shape in shapes for one in (shape, *shape.others)])


def accepted_types(shapes: Iterable[ResponseShape]) -> tuple[str, ...]:
    """Give the media types that a caller may choose from; () where all are read in one way."""
    if not any(shape.others for shape in shapes):
        return ()
    found = (one for shape in shapes for each in (shape, *shape.others) for one in each.media_types)
    return tuple(dict.fromkeys(one for one in found if one != "*/*"))


def shape_annotation(shape: ResponseShape, names: Names, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what one documented response reads to. `scope`: see `annotations`."""
    match shape.kind:
        case "json" if shape.media is None or shape.media.schema is None:
            return ANY
        case "jsonl" | "jsonseq" | "events" | "data" if shape.is_untyped:
            return _EVENT if shape.kind == "events" else ANY
        case "json" | "jsonl" | "jsonseq" | "events" | "data":
            return response_annotation(shape.schema, names, scope=scope)
        case "text":
            return response_annotation(StringSchema(pointer=shape.schema.pointer), names, scope=scope)
        case "bytes":
            return _BYTES_IN_FULL if "bytes" in scope else _BYTES
        case "none":
            return NONE


def is_stream(shapes: Iterable[ResponseShape]) -> bool:
    """Whether a call gives items one by one."""
    return any(one.kind in STREAM_KINDS for one in shapes)


def page_items(operation: Operation, shapes: Sequence[ResponseShape], api: Api) -> Schema | None:
    """Items of a paged operation; None unless its one response holds an array where the hint says."""
    hint = operation.hints.pagination
    if hint is None or len(shapes) != 1 or shapes[0].kind != "json" or shapes[0].others:
        return None
    found = schema_at(shapes[0].schema, hint.items, api.schemas)
    items = None if found is None else resolve_value(found, api.schemas)
    return items.items if isinstance(items, ArraySchema) else None


def error_class(status: str) -> str:
    """The exception of a documented error status, ranges and `default` included."""
    if status.startswith("5"):
        return "ServerError"
    return _ERROR_CLASSES.get(status, "ApiError")


def _response_shape(operation: Operation, response: Response, api: Api) -> ResponseShape:
    groups = () if operation.method.upper() == "HEAD" else response_groups(response.content, api)
    if not groups or response.status in {"204", "205"}:
        nothing = AnySchema(pointer=response.pointer)
        return ResponseShape(status=response.status, response=response, kind="none", media=None, schema=nothing)
    first, *others = (_shape(response, kind, content, api) for kind, content in groups)
    return replace(first, others=tuple(others))


def _shape(response: Response, kind: ResponseKind, content: tuple[MediaType, ...], api: Api) -> ResponseShape:
    schema = item_schema(content[0], api) if kind in STREAM_KINDS else content[0].schema
    return ResponseShape(
        status=response.status,
        response=response,
        kind=kind,
        media=content[0],
        schema=schema or AnySchema(pointer=content[0].pointer),
        is_untyped=schema is None,
        media_types=tuple(dict.fromkeys(essence_of(one.content_type) for one in content)),
    )
