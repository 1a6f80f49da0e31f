"""The declaration of an operation: its method, path, encodings, responses and errors as one constant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import asdict, replace

from generator.ir.api import Api
from generator.ir.extensions import PaginationHint
from generator.ir.operations import Encoding, Operation, Parameter
from generator.ir.schemas import AnySchema, ArraySchema, MapSchema, ObjectSchema, OneOfSchema, Schema
from generator.ir.walk import resolve_value
from generator.targets.python.client.credentials import requirements_of
from generator.targets.python.client.secrets import idempotency_header
from generator.targets.python.client.servers import declare_server, own_servers
from generator.targets.python.names.names import Names
from generator.targets.python.operations.bodies import BodyShape, body_shape, explicit_encodings
from generator.targets.python.operations.inputs import Input, inputs_of
from generator.targets.python.operations.media import TYPED_KINDS, querystring_kind
from generator.targets.python.operations.responses import (
    ResponseShape,
    error_responses,
    is_stream,
    page_items,
    return_annotation,
    shape_annotation,
    success_responses,
)
from generator.targets.python.operations.uploads import upload_declaration
from generator.targets.python.package.declared import (
    BodyDeclaration,
    FunctionCall,
    MergedMappings,
    OperationDeclaration,
    PagedOperationDeclaration,
    PaginationDeclaration,
    QuerystringDeclaration,
    ResponseSpecDeclaration,
    StreamingDeclaration,
    StyleDeclaration,
    Value,
    class_of,
    imports_of,
    member_sources,
)
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.package import Constant
from generator.targets.python.types.annotations import response_annotation

_RETRY_BY_METHOD: Final = {
    "GET": "safe",
    "HEAD": "safe",
    "OPTIONS": "safe",
    "QUERY": "safe",
    "TRACE": "safe",
    "PUT": "idempotent",
    "DELETE": "idempotent",
}
_USUAL_TYPES: Final = {"json": (("application/json",), ("*/*",)), "text": (("*/*",),), "bytes": (("*/*",),)}
"""Media types that the runtime takes for granted for a kind of response."""

_MOST_GROUPS: Final = 20
"""Types of errors that have a group of their own."""

_USUAL_STYLES: Final = {
    "path": StyleDeclaration(name="simple", explode=False),
    "query": StyleDeclaration(name="form", explode=True),
    "header": StyleDeclaration(name="simple", explode=False),
    "cookie": StyleDeclaration(name="form", explode=True),
}


class OperationShape(Struct, frozen=True, kw_only=True):
    """What a declaration, its method and its tests have in common. `items` is the schema of a paged one's items."""

    operation: Operation
    inputs: tuple[Input, ...]
    body: BodyShape | None
    responses: tuple[ResponseShape, ...]
    errors: tuple[ResponseShape, ...]
    items: Schema | None


def operation_shape(operation: Operation, api: Api, names: Names) -> OperationShape:
    """Choose which inputs, body and responses of an operation the package has."""
    responses = success_responses(operation, api)
    return OperationShape(
        operation=operation,
        inputs=inputs_of(operation, api, names),
        body=body_shape(operation, api),
        responses=responses,
        errors=error_responses(operation, api),
        items=page_items(operation, responses, api),
    )


def declare(shape: OperationShape, constant: str, api: Api, names: Names) -> tuple[Constant, frozenset[Import]]:
    """The constant of one operation, with the imports it needs. What the runtime takes as default is left out."""
    types = [return_annotation(shape.responses, names)]
    types += [] if shape.items is None else [response_annotation(shape.items, names)]
    declaration = _declaration(shape, api, names)
    constructor = class_of(type(declaration))
    written = Constant(
        name=constant,
        annotation=f"{constructor}[{', '.join(one.text for one in types)}]",
        constructor=constructor,
        members=member_sources(declaration),
    )
    return written, imports_of(declaration).union(*(one.imports for one in types))


def _declaration(shape: OperationShape, api: Api, names: Names) -> OperationDeclaration:
    operation = shape.operation
    upload = operation.hints.chunk_upload
    needed = requirements_of(operation.security)
    declaration = OperationDeclaration(
        id=operation.operation_id,
        method=operation.method,
        path=operation.path,
        responses={one.status: _response(one, names) for one in shape.responses},
        errors=_errors(shape.errors, names),
        path_styles=_styles(operation, "path", api),
        query_styles=_styles(operation, "query", api),
        header_styles=_styles(operation, "header", api),
        cookie_styles=_styles(operation, "cookie", api),
        querystring=_querystring(operation, api),
        body=None if shape.body is None else _body(shape.body),
        retry=operation.hints.retry or _RETRY_BY_METHOD.get(operation.method.upper(), "unsafe"),
        is_authenticated=any(needed),
        security=needed if any(needed) and needed != requirements_of(api.security) else (),
        servers={name: declare_server(one, names) for name, one in own_servers(operation, api).items()},
        chunks=None if upload is None else upload_declaration(upload, api),
        idempotency_header=idempotency_header(operation),
        streaming=_streaming(shape),
    )
    hint = operation.hints.pagination
    return declaration if shape.items is None or hint is None else _paged(declaration, hint)


def _streaming(shape: OperationShape) -> StreamingDeclaration | None:
    """Say what is special about a stream: how it ends, and whether it is made anew; None where nothing is."""
    if not is_stream(shape.responses):
        return None
    hint = shape.operation.hints.streaming
    end = hint.end or next((one.media.end for one in shape.responses if one.media is not None and one.media.end), "")
    return StreamingDeclaration(end=end, is_endless=hint.is_endless) if end or hint.is_endless else None


def _paged(declaration: OperationDeclaration, hint: PaginationHint) -> PagedOperationDeclaration:
    said = {name: value for name, value in asdict(hint).items() if name != "origin"}
    pagination = PaginationDeclaration(**said)
    return PagedOperationDeclaration(**asdict(declaration), pagination=pagination)


def _response(response: ResponseShape, names: Names) -> ResponseSpecDeclaration:
    types, is_plain = response.media_types, response.kind == "events" and response.is_untyped
    is_usual = not response.others and (response.kind == "none" or types in _USUAL_TYPES.get(response.kind, ((),)))
    return ResponseSpecDeclaration(
        kind=response.kind,
        type=None if response.kind not in TYPED_KINDS or is_plain else shape_annotation(response, names),
        media_types=() if is_usual else types,
        others=tuple(_other_response(one, names) for one in response.others),
    )


def _other_response(response: ResponseShape, names: Names) -> ResponseSpecDeclaration:
    return replace(_response(response, names), media_types=response.media_types)


def _errors(errors: Iterable[ResponseShape], names: Names) -> Value:
    """Errors by status. Those of one type of JSON stand together: `problems(ProblemDetails, "400", "404")`."""
    typed: dict[Annotation, list[str]] = {}
    others: dict[str, ResponseSpecDeclaration] = {}
    for one in errors:
        if one.kind == "json" and not one.others and len(typed) < _MOST_GROUPS:
            typed.setdefault(shape_annotation(one, names), []).append(one.status)
        else:
            others[one.status] = _response(one, names)
    calls = [FunctionCall("problems", (kind, *statuses)) for kind, statuses in typed.items()]
    parts: list[Value] = [*calls, *([others] if others else [])]
    return MergedMappings(tuple(parts)) if calls else others


def _styles(operation: Operation, place: str, api: Api) -> dict[str, StyleDeclaration]:
    """Give the styles that are not usual, and those of objects in the path: there, no other value may be an object."""
    parameters = [one for one in operation.parameters if one.location == place and not one.is_ignored]
    styles = {one.name: _parameter_style(one, api) for one in parameters}
    objects = {one.name for one in parameters if place == "path" and _may_be_object(one, api)}
    return {name: style for name, style in styles.items() if style != _USUAL_STYLES[place] or name in objects}


def _may_be_object(parameter: Parameter, api: Api) -> bool:
    return isinstance(resolve_value(parameter.schema, api.schemas), (ObjectSchema, MapSchema, OneOfSchema, AnySchema))


def _parameter_style(parameter: Parameter, api: Api) -> StyleDeclaration:
    if parameter.is_json:
        return StyleDeclaration(name="json")
    usual = _USUAL_STYLES[parameter.location]
    is_compound = isinstance(resolve_value(parameter.schema, api.schemas), (ArraySchema, ObjectSchema, MapSchema))
    has_effect = is_compound and parameter.explode != usual.explode and parameter.style != "deepObject"
    if parameter.style == usual.name and not has_effect and not parameter.allow_reserved:
        return usual
    return _style(parameter.style, explode=parameter.explode, allow_reserved=parameter.allow_reserved)


def _style(name: str, *, explode: bool, allow_reserved: bool = False) -> StyleDeclaration:
    """`explode` says nothing of a deepObject."""
    return StyleDeclaration(name=name, explode=explode or name == "deepObject", allow_reserved=allow_reserved)


def _body(body: BodyShape) -> BodyDeclaration:
    encodings = explicit_encodings(body)
    return BodyDeclaration(
        kind=body.kind,
        content_type=body.content_type,
        is_required=body.is_required,
        files=body.files,
        prefix_types=body.media.prefix_types if body.kind == "parts" else (),
        item_type=body.media.item_type if body.kind == "parts" else "",
        content_types={one.property_name: one.content_type for one in encodings if _is_said(one, body)},
        styles={one.property_name: _part_style(one) for one in encodings if one.has_style},
        part_headers={one.property_name: dict(one.headers) for one in encodings if one.headers},
        allowed=body.allowed if body.allowed != (body.content_type,) else (),
        others={one.content_type: _body(one) for one in body.others},
    )


def _querystring(operation: Operation, api: Api) -> QuerystringDeclaration | None:
    """The one parameter that is the whole query; an operation has no other parameters of the query then."""
    for parameter in operation.parameters:
        if parameter.location == "querystring" and not parameter.is_ignored:
            encodings = [one for one in parameter.encoding if one.has_style]
            styles = {one.property_name: _part_style(one) for one in encodings}
            kind = querystring_kind(parameter, api)
            body = BodyDeclaration(kind=kind, content_type=parameter.content_type, styles=styles)
            return QuerystringDeclaration(name=parameter.name, body=body)
    return None


def _is_said(encoding: Encoding, body: BodyShape) -> bool:
    """A list or a range of types says what is welcome: it is for files, whose type is chosen by their name."""
    is_one_type = not set(",*") & set(encoding.content_type)
    is_one_type = is_one_type and not (body.kind == "form" and encoding.has_style)
    return bool(encoding.content_type) and (is_one_type or encoding.property_name in body.files)


def _part_style(encoding: Encoding) -> StyleDeclaration:
    name = encoding.style or "form"
    explode = name == "form" if encoding.explode is None else encoding.explode
    return _style(name, explode=explode, allow_reserved=encoding.allow_reserved)
