"""What a caller gives to an operation, in the order of the method's signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.api import Api
from generator.ir.operations import Operation, Parameter
from generator.ir.schemas import EnumSchema, Schema, StringSchema
from generator.targets.python.names.names import Names
from generator.targets.python.operations.bodies import BodyShape, body_shape, is_member_required
from generator.targets.python.operations.responses import ResponseShape, accepted_types, is_stream, success_responses

Place: TypeAlias = Literal["path", "query", "header", "cookie", "body", "whole body", "content type", "accept"]

_TEMPLATE_VARIABLE: Final = re.compile(r"\{[+#./;?&]?([^{}*]+)\*?\}")
_WHOLE_BODY_NAMES: Final = {"binary": "content", "text": "content"}


class Input(Struct, frozen=True, kw_only=True):
    """One value that a caller gives: the argument it comes by, and the place and wire name it goes to.

    choices: media types to choose from, of the places "content type" and "accept" alone. is_true: it is always true.
    """

    argument: str
    place: Place
    wire_name: str
    schema: Schema
    is_required: bool
    is_positional: bool
    description: str
    deprecated: bool
    is_file: bool = False
    parameter: Parameter | None = None
    choices: tuple[str, ...] = ()
    is_true: bool = False


def inputs_of(operation: Operation, api: Api, names: Names) -> tuple[Input, ...]:
    """Path parameters as in the path, then a required file, required keywords, optional ones.

    Positional: the path parameters, and one required file after them. An upload in parts has required parameters of
    the query between them.
    """
    body = body_shape(operation, api)
    parameters = [
        _parameter_input(operation, parameter, names) for parameter in operation.parameters if not parameter.is_ignored
    ]
    in_path = sorted(
        (one for one in parameters if one.place == "path"), key=lambda one: _place_in_path(operation.path, one)
    )
    others = [one for one in parameters if one.place != "path"]
    responses = success_responses(operation, api)
    sent = [_asking(one, operation) if is_stream(responses) else one for one in _body_inputs(operation, body, names)]
    given = (*others, *sent, *_choices(operation, body, responses, names))
    return (*in_path, *_keywords_in_order(given))


def _asking(given: Input, operation: Operation) -> Input:
    """Give the member of the body that asks for a stream as one that is always true."""
    if given.wire_name != operation.stream_member:
        return given
    schema = EnumSchema(pointer=given.schema.pointer, values=(True,), kind="boolean")
    return replace(given, schema=schema, is_required=True, is_true=True)


def path_variables(path: str) -> tuple[str, ...]:
    """The names between braces of a path template, in order."""
    return tuple(_TEMPLATE_VARIABLE.findall(path))


def _place_in_path(path: str, one: Input) -> int:
    variables = path_variables(path)
    return variables.index(one.wire_name) if one.wire_name in variables else len(variables)


def _parameter_input(operation: Operation, parameter: Parameter, names: Names) -> Input:
    is_upload, is_query = operation.hints.chunk_upload is not None, parameter.location == "query"
    place: Place = "query" if parameter.location == "querystring" else parameter.location
    return Input(
        argument=names.argument(operation, parameter.location, parameter.name),
        place=place,
        wire_name=parameter.name,
        schema=parameter.schema,
        is_required=parameter.required or parameter.location == "path",
        is_positional=parameter.location == "path" or (is_upload and is_query and parameter.required),
        description=parameter.description or parameter.schema.description,
        deprecated=parameter.deprecated or parameter.schema.deprecated,
        parameter=parameter,
    )


def _body_inputs(operation: Operation, body: BodyShape | None, names: Names) -> tuple[Input, ...]:
    if body is None:
        return ()
    if not body.members:
        return (_whole_body_input(operation, body, names),)
    upload = operation.hints.chunk_upload
    required_files = [upload.file] if upload else [name for name in body.files if _requires(body, name)]
    return tuple(
        Input(
            argument=names.argument(operation, "body", member.name),
            place="body",
            wire_name=member.name,
            schema=member.schema,
            is_required=member.name in required_files or is_member_required(body, member),
            is_positional=member.name in required_files[:1],
            description=member.schema.description,
            deprecated=member.schema.deprecated,
            is_file=member.name in body.files,
        )
        for member in body.members
    )


def _choices(
    operation: Operation, body: BodyShape | None, responses: Iterable[ResponseShape], names: Names
) -> Iterator[Input]:
    """Yield what media types the request and the response may be chosen to have."""
    sent = () if body is None else body.content_types
    accepted = accepted_types(responses)
    if sent:
        yield _choice(operation, "content type", f"How the body is written, {sent[0]} by default.", sent, names)
    if accepted:
        yield _choice(operation, "accept", "The type to ask for; by default any of them.", accepted, names)


def _choice(operation: Operation, place: Place, description: str, choices: tuple[str, ...], names: Names) -> Input:
    return Input(
        argument=names.argument(operation, place, ""),
        place=place,
        wire_name=place,
        schema=StringSchema(pointer=operation.pointer),
        is_required=False,
        is_positional=False,
        description=description,
        deprecated=False,
        choices=choices,
    )


def _requires(body: BodyShape, name: str) -> bool:
    return any(member.name == name and is_member_required(body, member) for member in body.members)


def _whole_body_input(operation: Operation, body: BodyShape, names: Names) -> Input:
    wire_name = _WHOLE_BODY_NAMES.get(body.kind, "body")
    request_body = operation.request_body
    return Input(
        argument=names.argument(operation, wire_name, ""),
        place="whole body",
        wire_name=wire_name,
        schema=body.schema,
        is_required=body.is_required,
        is_positional=body.kind == "binary" and body.is_required,
        description=(request_body.description if request_body else "") or body.schema.description,
        deprecated=False,
        is_file=body.kind == "binary",
    )


def _keywords_in_order(given: Iterable[Input]) -> tuple[Input, ...]:
    return tuple(sorted(given, key=lambda one: (not one.is_positional, not one.is_required)))
