"""What an operation answers: the documented answers it reads, the type a call gives, the errors it raises."""

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
from generator.targets.python.operations.choices import answer_groups
from generator.targets.python.operations.media import STREAM_KINDS, AnswerKind, essence_of, item_schema
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import runtime_imports
from generator.targets.python.types.annotations import ANY, NO_SCOPE, NONE, Scope, answer_annotation, joined

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


class AnswerShape(Struct, frozen=True, kw_only=True):
    """One documented answer and the representation of it that is read; `media` is None where there is no body.

    schema: of a stream, that of each item; is_untyped says that it has none. media_types: all that are read in this
    way. others: what else the same answer may be, by its content type.
    """

    status: str
    response: Response
    kind: AnswerKind
    media: MediaType | None
    schema: Schema
    media_types: tuple[str, ...] = ()
    others: tuple[AnswerShape, ...] = ()
    is_untyped: bool = False


def success_answers(operation: Operation, api: Api) -> tuple[AnswerShape, ...]:
    """Documented 2xx answers in order; `default` stands for them where there is none."""
    chosen = [one for one in operation.responses if one.status.startswith("2")]
    if not chosen:
        chosen = [one for one in operation.responses if one.status == "default"]
    return tuple(_answer_shape(operation, one, api) for one in chosen)


def error_answers(operation: Operation, api: Api) -> tuple[AnswerShape, ...]:
    """Documented 4xx and 5xx answers in order, and `default`, which stands for every error left."""
    return tuple(
        _answer_shape(operation, one, api)
        for one in operation.responses
        if one.status[:1] in {"4", "5"} or one.status == "default"
    )


def return_annotation(answers: Sequence[AnswerShape], names: Names, scope: Scope = NO_SCOPE) -> Annotation:
    """One type, or a union in document order; `Any` where nothing is documented or one answer may be anything."""
    return joined([shape_annotation(one, names, scope) for answer in answers for one in (answer, *answer.others)])


def accepted_types(answers: Iterable[AnswerShape]) -> tuple[str, ...]:
    """Give the media types that a caller may choose from; () where all are read in one way."""
    if not any(answer.others for answer in answers):
        return ()
    found = (one for answer in answers for shape in (answer, *answer.others) for one in shape.media_types)
    return tuple(dict.fromkeys(one for one in found if one != "*/*"))


def shape_annotation(answer: AnswerShape, names: Names, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what one documented answer reads to. `scope`: see `annotations`."""
    match answer.kind:
        case "json" if answer.media is None or answer.media.schema is None:
            return ANY
        case "jsonl" | "jsonseq" | "events" | "data" if answer.is_untyped:
            return _EVENT if answer.kind == "events" else ANY
        case "json" | "jsonl" | "jsonseq" | "events" | "data":
            return answer_annotation(answer.schema, names, scope=scope)
        case "text":
            return answer_annotation(StringSchema(pointer=answer.schema.pointer), names, scope=scope)
        case "bytes":
            return _BYTES_IN_FULL if "bytes" in scope else _BYTES
        case "none":
            return NONE


def is_stream(answers: Iterable[AnswerShape]) -> bool:
    """Whether a call gives items one by one."""
    return any(one.kind in STREAM_KINDS for one in answers)


def page_items(operation: Operation, answers: Sequence[AnswerShape], api: Api) -> Schema | None:
    """Items of a paged operation; None unless its one answer holds an array where the hint says."""
    hint = operation.hints.pagination
    if hint is None or len(answers) != 1 or answers[0].kind != "json" or answers[0].others:
        return None
    found = schema_at(answers[0].schema, hint.items, api.schemas)
    items = None if found is None else resolve_value(found, api.schemas)
    return items.items if isinstance(items, ArraySchema) else None


def error_class(status: str) -> str:
    """The exception of a documented error status, ranges and `default` included."""
    if status.startswith("5"):
        return "ServerError"
    return _ERROR_CLASSES.get(status, "ApiError")


def _answer_shape(operation: Operation, response: Response, api: Api) -> AnswerShape:
    groups = () if operation.method.upper() == "HEAD" else answer_groups(response.content, api)
    if not groups or response.status in {"204", "205"}:
        nothing = AnySchema(pointer=response.pointer)
        return AnswerShape(status=response.status, response=response, kind="none", media=None, schema=nothing)
    first, *others = (_shape(response, kind, content, api) for kind, content in groups)
    return replace(first, others=tuple(others))


def _shape(response: Response, kind: AnswerKind, content: tuple[MediaType, ...], api: Api) -> AnswerShape:
    schema = item_schema(content[0], api) if kind in STREAM_KINDS else content[0].schema
    return AnswerShape(
        status=response.status,
        response=response,
        kind=kind,
        media=content[0],
        schema=schema or AnySchema(pointer=content[0].pointer),
        is_untyped=schema is None,
        media_types=tuple(dict.fromkeys(essence_of(one.content_type) for one in content)),
    )
