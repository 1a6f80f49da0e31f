"""What an operation answers: the documented answers it reads, the type a call gives, the errors it raises."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation, Response
from generator.ir.schemas import AnySchema, ArraySchema, Schema, StringSchema
from generator.ir.walk import resolve_value, schema_at
from generator.targets.python.names.names import Names
from generator.targets.python.operations.media import AnswerKind, preferred_answer
from generator.targets.python.package.imports import Annotation, Import
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
_BYTES: Final = Annotation(text="bytes")
_BYTES_IN_FULL: Final = Annotation(text="builtins.bytes", imports=frozenset({Import(module="builtins")}))


class AnswerShape(Struct, frozen=True, kw_only=True):
    """One documented answer and the representation of it that is read; `media` is None where there is no body."""

    status: str
    response: Response
    kind: AnswerKind
    media: MediaType | None
    schema: Schema


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
    return joined([shape_annotation(one, names, scope) for one in answers])


def shape_annotation(answer: AnswerShape, names: Names, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what one documented answer reads to. `scope`: see `annotations`."""
    match answer.kind:
        case "json" if answer.media is None or answer.media.schema is None:
            return ANY
        case "json" | "jsonl" | "jsonseq" | "events":
            return answer_annotation(answer.schema, names, scope=scope)
        case "text":
            return answer_annotation(StringSchema(pointer=answer.schema.pointer), names, scope=scope)
        case "bytes":
            return _BYTES_IN_FULL if "bytes" in scope else _BYTES
        case "none":
            return NONE


def page_items(operation: Operation, answers: Sequence[AnswerShape], api: Api) -> Schema | None:
    """Items of a paged operation; None unless its one answer holds an array where the hint says."""
    hint = operation.hints.pagination
    if hint is None or len(answers) != 1 or answers[0].kind != "json":
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
    preferred = None if operation.method.upper() == "HEAD" else preferred_answer(response.content, api)
    if preferred is None or response.status in {"204", "205"}:
        nothing = AnySchema(pointer=response.pointer)
        return AnswerShape(status=response.status, response=response, kind="none", media=None, schema=nothing)
    kind, media = preferred
    schema = media.schema or AnySchema(pointer=media.pointer)
    return AnswerShape(status=response.status, response=response, kind=kind, media=media, schema=schema)
