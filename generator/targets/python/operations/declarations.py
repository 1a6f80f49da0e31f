"""The declaration of an operation: method, path, encodings, answers and errors as one constant of a resource module."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ir.api import Api
from generator.ir.operations import Encoding, Operation, Parameter
from generator.ir.schemas import ArraySchema, MapSchema, ObjectSchema, Schema
from generator.ir.walk import resolve_value
from generator.targets.python.names.names import Names
from generator.targets.python.operations.bodies import BodyShape, body_shape, explicit_encodings
from generator.targets.python.operations.inputs import Input, inputs_of
from generator.targets.python.operations.responses import (
    AnswerShape,
    error_answers,
    page_items,
    return_annotation,
    shape_annotation,
    success_answers,
)
from generator.targets.python.operations.uploads import upload_declaration
from generator.targets.python.package.imports import Import
from generator.targets.python.package.literals import literal
from generator.targets.python.package.package import OperationDeclaration
from generator.targets.python.types.annotations import Annotation, answer_annotation

_RUNTIME: Final = ".runtime.operation"
_RETRY_BY_METHOD: Final = {
    "GET": "safe",
    "HEAD": "safe",
    "OPTIONS": "safe",
    "TRACE": "safe",
    "PUT": "idempotent",
    "DELETE": "idempotent",
}
_DEFAULT_STYLES: Final = {
    "path": ("simple", False),
    "query": ("form", True),
    "header": ("simple", False),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationShape:
    """What a declaration, its method and its tests have in common. `items` is the schema of a paged one's items."""

    operation: Operation
    inputs: tuple[Input, ...]
    body: BodyShape | None
    answers: tuple[AnswerShape, ...]
    errors: tuple[AnswerShape, ...]
    items: Schema | None


def operation_shape(operation: Operation, api: Api, names: Names) -> OperationShape:
    """Decide what of one operation is spoken: which inputs, which body, which answers."""
    answers = success_answers(operation, api)
    return OperationShape(
        operation=operation,
        inputs=inputs_of(operation, api, names),
        body=body_shape(operation, api),
        answers=answers,
        errors=error_answers(operation, api),
        items=page_items(operation, answers, api),
    )


def declare(
    shape: OperationShape, constant: str, api: Api, names: Names
) -> tuple[OperationDeclaration, frozenset[Import]]:
    """The constant of one operation, with the imports it needs. What the runtime takes as default is left out."""
    operation = shape.operation
    constructor = "Operation" if shape.items is None else "PagedOperation"
    types = [return_annotation(shape.answers, names)]
    types += [] if shape.items is None else [answer_annotation(shape.items, names)]
    members = {
        "id": literal(operation.operation_id),
        "method": literal(operation.method.upper()),
        "path": literal(operation.path),
        "answers": _answers(shape.answers, names),
        "errors": _answers(shape.errors, names),
        "path_styles": _styles(operation, "path", api),
        "query_styles": _styles(operation, "query", api),
        "header_styles": _styles(operation, "header", api),
        "body": "" if shape.body is None else _body(shape.body),
        "retry": literal(_retry(operation)),
        "is_authenticated": "" if _is_authenticated(operation) else "False",
        "server": literal(server) if (server := own_server(operation, api)) else "",
        "chunks": upload_declaration(operation.hints.chunk_upload, api) if operation.hints.chunk_upload else "",
        "pagination": "" if shape.items is None else _pagination(operation),
    }
    declaration = OperationDeclaration(
        name=constant,
        annotation=f"{constructor}[{', '.join(one.text for one in types)}]",
        constructor=constructor,
        members=tuple(f"{name}={text}" for name, text in members.items() if _is_told(name, text)),
    )
    return declaration, _imports(declaration, shape, types, names)


def _imports(
    declaration: OperationDeclaration, shape: OperationShape, types: Iterable[Annotation], names: Names
) -> frozenset[Import]:
    text = " ".join(declaration.members)
    used = [name for name in ("Answer", "Body", "ChunkUpload", "Pagination", "Style") if f"{name}(" in text]
    runtime = frozenset(Import(module=_RUNTIME, name=name) for name in (declaration.constructor, *used))
    read = [shape_annotation(one, names) for one in (*shape.answers, *shape.errors) if one.kind == "json"]
    return runtime.union(*(one.imports for one in (*types, *read)))


def _is_told(name: str, text: str) -> bool:
    defaults = {"retry": '"unsafe"', "errors": "{}"}
    return text not in {"", defaults.get(name, "")}


def _answers(answers: Iterable[AnswerShape], names: Names) -> str:
    return _mapping({one.status: _answer(one, names) for one in answers})


def _answer(answer: AnswerShape, names: Names) -> str:
    typed = f", type={shape_annotation(answer, names).text}" if answer.kind == "json" else ""
    return f"Answer(kind={literal(answer.kind)}{typed})"


def _mapping(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{literal(key)}: {text}" for key, text in entries.items()) + "}"


def _styles(operation: Operation, place: str, api: Api) -> str:
    styles = {
        parameter.name: _parameter_style(parameter, api)
        for parameter in operation.parameters
        if parameter.location == place and not parameter.is_ignored
    }
    told = {name: text for name, text in styles.items() if text}
    return _mapping(told) if told else ""


def _parameter_style(parameter: Parameter, api: Api) -> str:
    if parameter.content_type:
        return 'Style(name="json")'
    default_name, default_explode = _DEFAULT_STYLES[parameter.location]
    is_compound = isinstance(resolve_value(parameter.schema, api.schemas), (ArraySchema, ObjectSchema, MapSchema))
    has_effect = is_compound and parameter.explode != default_explode and parameter.style != "deepObject"
    if parameter.style == default_name and not has_effect and not parameter.allow_reserved:
        return ""
    return style(parameter.style, explode=parameter.explode, allow_reserved=parameter.allow_reserved)


def style(name: str, *, explode: bool, allow_reserved: bool = False) -> str:
    """One `Style(...)` of the runtime, its defaults (form, exploded) left out."""
    members = [f"name={literal(name)}"] if name != "form" else []
    members += ["explode=False"] if not explode and name != "deepObject" else []
    members += ["allow_reserved=True"] if allow_reserved else []
    return f"Style({', '.join(members)})"


def _body(body: BodyShape) -> str:
    encodings = explicit_encodings(body)
    types = {one.property_name: literal(one.content_type) for one in encodings if _is_one_type(one)}
    styles = {one.property_name: _part_style(one) for one in encodings if one.style or one.explode is not None}
    members = [f"kind={literal(body.kind)}", f"content_type={literal(body.content_type)}"]
    members += [] if body.is_required else ["is_required=False"]
    members += [f"files={body.files!r}"] if body.files else []
    members += [f"content_types={_mapping(types)}"] if types else []
    members += [f"styles={_mapping(styles)}"] if styles else []
    return f"Body({', '.join(members)})"


def _is_one_type(encoding: Encoding) -> bool:
    """A list or a range of types says what is welcome, not what is sent."""
    return bool(encoding.content_type) and not set(",*") & set(encoding.content_type)


def _part_style(encoding: Encoding) -> str:
    name = encoding.style or "form"
    return style(name, explode=name == "form" if encoding.explode is None else encoding.explode)


def _retry(operation: Operation) -> str:
    return operation.hints.retry or _RETRY_BY_METHOD.get(operation.method.upper(), "unsafe")


def _is_authenticated(operation: Operation) -> bool:
    return any(requirement.schemes for requirement in operation.security)


def own_server(operation: Operation, api: Api) -> str:
    """The address of an operation that is not at the API's; "" for all others."""
    is_own = bool(operation.servers) and operation.servers != api.servers
    return operation.servers[0].url if is_own else ""


def _pagination(operation: Operation) -> str:
    hint = operation.hints.pagination
    if hint is None:
        return ""
    members = {
        "items": hint.items,
        "page": hint.page,
        "page_size": hint.page_size,
        "links": hint.links,
        "total": hint.total,
        "pages": hint.pages,
    }
    told = [f"{name}={literal(path)}" for name, path in members.items() if path or name == "items"]
    return f"Pagination({', '.join(told)})"
