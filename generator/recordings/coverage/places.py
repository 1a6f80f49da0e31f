"""The places that a document declares: parameters, members of request bodies, members of responses.

A place is written as `query:tags[]`, `query:filterBy[country]`, `body:/clip/startTimecode` or `200:/data/*/title`, with
`*` for positions in arrays and keys of maps. Error responses of one named schema share their places
(`ProblemDetails:/range/min`), since one class reads them for all operations.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from generator.document.tree import Json
from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation, Parameter, Response
from generator.ir.schemas import (
    ArraySchema,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
)
from generator.ir.walk import Schemas, resolve_value
from generator.recordings.described import is_json

_FORMS: Final = ("multipart/form-data", "application/x-www-form-urlencoded")


class MessagePart(StrEnum):
    """What a place is part of."""

    PARAMETER = "parameters"
    REQUEST = "body members"
    RESPONSE = "response members"


class MemberPlace(NamedTuple):
    """One place. operation: "" for that of an error schema which operations share. pointer: into the document."""

    part: MessagePart
    operation: str
    name: str
    pointer: str


def declared_places(api: Api) -> Iterator[MemberPlace]:
    """Give all places of a document, in its order, each once."""
    return iter({(place.operation, place.name): place for place in _all_places(api)}.values())


def _all_places(api: Api) -> Iterator[MemberPlace]:
    for operation in api.operations:
        for parameter in operation.parameters:
            for name in parameter_names(parameter, api):
                yield MemberPlace(MessagePart.PARAMETER, operation.operation_id, name, parameter.pointer)
        for media_type in request_content(operation):
            for name, pointer in _members(media_type.schema, api.schemas, is_request=True):
                yield MemberPlace(MessagePart.REQUEST, operation.operation_id, f"body:{name}", pointer)
        for response in operation.responses:
            for media_type in json_content(response):
                owner, prefix = response_owner(operation, response, media_type, api)
                for name, pointer in _members(media_type.schema, api.schemas, is_request=False):
                    yield MemberPlace(MessagePart.RESPONSE, owner, f"{prefix}:{name}", pointer)


def parameter_names(parameter: Parameter, api: Api) -> Iterator[str]:
    """Give the places of a parameter: one, or those of its members where it is an object that is spread."""
    schema = resolve_value(parameter.schema, api.schemas)
    if not isinstance(schema, ObjectSchema) or parameter.location != "query":
        yield f"{parameter.location}:{parameter.name}"
        return
    for member in schema.properties:
        yield f"query:{member_name(parameter, member.name)}"


def member_name(parameter: Parameter, member: str) -> str:
    """Write the place of a member of a parameter, as it stands on the wire."""
    return f"{parameter.name}[{member}]" if parameter.style == "deepObject" else member


def request_content(operation: Operation) -> Iterator[MediaType]:
    """Give the media types of a request whose members have names: JSON and forms."""
    for media_type in operation.request_body.content if operation.request_body else ():
        if is_json(media_type.content_type) or media_type.content_type.startswith(_FORMS):
            yield media_type


def json_content(response: Response) -> Iterator[MediaType]:
    """Give the media types of a response whose members have names."""
    return (one for one in response.content if is_json(one.content_type))


def response_owner(operation: Operation, response: Response, media_type: MediaType, api: Api) -> tuple[str, str]:
    """Give the operation and the prefix of a response's places: neither its own where operations share an error."""
    is_error = response.status[:1] in {"4", "5"} or response.status == "default"
    if is_error and isinstance(media_type.schema, SchemaRef) and len(operation.responses) > 1:
        return "", api.schemas[media_type.schema.target].name
    return operation.operation_id, response.status


def given_places(schema: Schema | None, value: Json, schemas: Schemas, *, is_request: bool) -> Iterator[str]:
    """Give the places of a schema at which a value has something: null and empty arrays and objects are nothing."""
    if schema is None:
        return
    match resolve_value(schema, schemas), value:
        case ObjectSchema() as found, dict():
            for member in _own(found, is_request=is_request):
                inner = value.get(member.name)
                if inner is None or inner in ([], {}):
                    continue
                yield f"/{member.name}"
                below = given_places(member.schema, inner, schemas, is_request=is_request)
                yield from (f"/{member.name}{place}" for place in below)
        case ArraySchema(items=items), list():
            for item in value:
                yield from (f"/*{place}" for place in given_places(items, item, schemas, is_request=is_request))
        case MapSchema(values=values), dict():
            for inner in value.values():
                yield from (f"/*{place}" for place in given_places(values, inner, schemas, is_request=is_request))
        case OneOfSchema(variants=variants), _:
            for variant in variants:
                yield from given_places(variant, value, schemas, is_request=is_request)


def _members(
    schema: Schema | None, schemas: Schemas, *, is_request: bool, entered: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str]]:
    """Give place and pointer of each member of a schema and of what is in it; what leads back is not entered."""
    found = resolve_value(schema, schemas) if schema is not None else None
    if found is None or found.pointer in entered:
        return
    entered |= {found.pointer}
    match found:
        case ObjectSchema():
            for member in _own(found, is_request=is_request):
                yield f"/{member.name}", member.pointer
                inner = _members(member.schema, schemas, is_request=is_request, entered=entered)
                yield from ((f"/{member.name}{place}", pointer) for place, pointer in inner)
        case ArraySchema(items=inside) | MapSchema(values=inside):
            inner = _members(inside, schemas, is_request=is_request, entered=entered)
            yield from ((f"/*{place}", pointer) for place, pointer in inner)
        case OneOfSchema(variants=variants):
            for variant in variants:
                yield from _members(variant, schemas, is_request=is_request, entered=entered)


def _own(schema: ObjectSchema, *, is_request: bool) -> Iterator[Property]:
    """Give the members that are sent, or those that are answered."""
    for member in schema.properties:
        if not (member.schema.read_only if is_request else member.schema.write_only):
            yield member
