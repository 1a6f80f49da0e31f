"""A call with sample arguments, beside the request it must send."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import parse_qsl, urlsplit

from generator.ir.api import Api
from generator.ir.schemas import MISSING, AnySchema, ArraySchema, Json, Missing, NullSchema, Schema
from generator.targets.python.bodies import BodyShape
from generator.targets.python.imports import Import
from generator.targets.python.inputs import Input
from generator.targets.python.literals import literal
from generator.targets.python.operations import OperationShape, own_server
from generator.targets.python.resolution import resolve_present
from generator.targets.python.samples import Sampler, members_of
from generator.targets.python.spoken import Spoken, spoken
from generator.targets.python.wire import (
    Pairs,
    WirePart,
    WireStyle,
    form_style,
    wire_cookie,
    wire_header,
    wire_pairs,
    wire_parts,
    wire_path,
)

_FILE_CONTENT: Final = b"content of a file"
_FILE_NAME: Final = "sample.bin"
_FILE_TYPE: Final = "application/octet-stream"
_FILE: Final = f"({literal(_FILE_NAME)}, {_FILE_CONTENT!r}, {literal(_FILE_TYPE)})"


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonRequest:
    """A body of JSON that must be sent."""

    data: Json
    content_type: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherRequest:
    """Any other body that must be sent: the expression that says so, and the class it needs."""

    source: str
    class_name: str


RequestBody: TypeAlias = JsonRequest | OtherRequest | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleCall:
    """Source of the arguments, and each part of the request as it must be sent."""

    arguments: str
    path: str
    query: Pairs
    headers: tuple[tuple[str, str], ...]
    body: RequestBody
    imports: frozenset[Import]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sampled:
    """One input with its sample. `is_file`: the sample is the file of these tests, or a list of it."""

    given: Input
    value: Spoken
    is_file: bool


def sample_call(shape: OperationShape, api: Api, *, is_full: bool) -> SampleCall:
    """Sample every input, or those alone that a call must give."""
    sampler = Sampler(api=api, is_given=True)
    sampled = [_sampled(one, shape, sampler) for one in shape.inputs if is_full or one.is_required]
    path, fixed_query = _path(shape, sampled, api)
    return SampleCall(
        arguments=", ".join(_argument(one) for one in sampled),
        path=path,
        query=(*fixed_query, *_pairs(shape, sampled, "query")),
        headers=_headers(shape, sampled),
        body=_body(shape.body, sampled, api),
        imports=frozenset[Import]().union(*(one.value.imports for one in sampled)),
    )


def _sampled(given: Input, shape: OperationShape, sampler: Sampler) -> _Sampled:
    if given.is_file:
        is_list = isinstance(resolve_present(given.schema, sampler.api), ArraySchema)
        source = repr(_FILE_CONTENT) if given.place == "whole body" else f"[{_FILE}]" if is_list else _FILE
        return _Sampled(given=given, value=Spoken(source=source, wire=""), is_file=True)
    value = _choice(given, shape, sampler)
    return _Sampled(given=given, value=spoken(given.schema, value, sampler.fitting), is_file=False)


def _choice(given: Input, shape: OperationShape, sampler: Sampler) -> Json:
    """The document's own example first, then what the schema says."""
    if given.place == "whole body" and shape.body is not None:
        return _whole_body(shape.body, sampler)
    found: Json | Missing = MISSING
    if given.parameter is not None:
        found = sampler.first_fitting(given.schema, given.parameter.examples)
    elif shape.body is not None:
        found = _member_example(given, shape.body, sampler)
    if found is None or found in ("", [], {}) or isinstance(found, Missing):
        found = sampler.sample(given.schema)
    return "text" if isinstance(found, Missing) or not _can_be_sent(given, found) else found


def _can_be_sent(given: Input, value: Json) -> bool:
    """Headers are printable ASCII; a path segment is not empty."""
    if given.place == "path":
        return value not in ("", None, [], {})
    is_text = isinstance(value, str)
    return given.place != "header" or not is_text or (str(value).isascii() and str(value).isprintable())


def _member_example(given: Input, body: BodyShape, sampler: Sampler) -> Json | Missing:
    whole = [one.value for one in body.media.examples] + list(body.schema.examples)
    offered = [one[given.wire_name] for one in whole if isinstance(one, dict) and given.wire_name in one]
    return next((one for one in offered if sampler.fitting.fits(given.schema, one)), MISSING)


def _whole_body(body: BodyShape, sampler: Sampler) -> Json:
    if body.kind == "text":
        return "text"
    found = sampler.first_fitting(body.schema, body.media.examples)
    value = sampler.sample(body.schema) if isinstance(found, Missing) else found
    if body.kind in {"form", "multipart"} and not (isinstance(value, dict) and value):
        return {"key": "value"}
    if isinstance(value, Missing) or isinstance(resolve_present(body.schema, sampler.api), NullSchema):
        return {}
    return value


def _argument(one: _Sampled) -> str:
    return one.value.source if one.given.is_positional else f"{one.given.argument}={one.value.source}"


def _path(shape: OperationShape, sampled: Iterable[_Sampled], api: Api) -> tuple[str, Pairs]:
    """The path as it is sent, below the path of a server of its own, and pairs that the template itself has."""
    values = {one.given.wire_name: (one.value.wire, _style(one.given)) for one in sampled if one.given.place == "path"}
    path, _, query = wire_path(shape.operation.path, values).partition("?")
    server = own_server(shape.operation, api)
    prefix = urlsplit(server).path.rstrip("/") if server else ""
    return f"{prefix}{path}", tuple(parse_qsl(query, keep_blank_values=True))


def _pairs(shape: OperationShape, sampled: Sequence[_Sampled], place: str) -> Pairs:
    order = [parameter.name for parameter in shape.operation.parameters if parameter.location == place]
    given = sorted(
        (one for one in sampled if one.given.place == place), key=lambda one: order.index(one.given.wire_name)
    )
    return tuple(pair for one in given for pair in wire_pairs(one.given.wire_name, one.value.wire, _style(one.given)))


def _headers(shape: OperationShape, sampled: Sequence[_Sampled]) -> tuple[tuple[str, str], ...]:
    headers = [
        (one.given.wire_name, wire_header(one.value.wire, _style(one.given)))
        for one in sampled
        if one.given.place == "header"
    ]
    cookies = _pairs(shape, sampled, "cookie")
    return (*headers, *((("cookie", wire_cookie(cookies)),) if cookies else ()))


def _style(given: Input) -> WireStyle:
    parameter = given.parameter
    if parameter is None:
        return WireStyle(name="form", explode=True)
    is_plain_cookie = parameter.location == "cookie" and not parameter.content_type
    if is_plain_cookie:
        return WireStyle(name="form", explode=True)
    return WireStyle(name=parameter.style, explode=parameter.explode, is_json=bool(parameter.content_type))


def _body(body: BodyShape | None, sampled: Sequence[_Sampled], api: Api) -> RequestBody:
    if body is None:
        return None
    whole = [one for one in sampled if one.given.place == "whole body"]
    parts = _in_document_order(body, [one for one in sampled if one.given.place == "body"])
    if not whole and not parts and not body.is_required:
        return None
    match body.kind:
        case "json":
            data = whole[0].value.wire if whole else {one.given.wire_name: one.value.wire for one in parts}
            return JsonRequest(data=data, content_type=_essence(body))
        case "form":
            return _form(body, parts or _taken_apart(body, whole, api))
        case "multipart":
            return _multipart(body, parts or _taken_apart(body, whole, api))
        case "binary":
            return OtherRequest(source=_raw(repr(_FILE_CONTENT), body.content_type), class_name="RawBody")
        case "text":
            text = str(whole[0].value.wire) if whole else ""
            charset = "" if "charset=" in body.content_type else "; charset=utf-8"
            return OtherRequest(source=_raw(repr(text.encode()), body.content_type + charset), class_name="RawBody")


def _raw(content: str, content_type: str) -> str:
    return f"RawBody(content={content}, content_type={literal(content_type)})"


def _in_document_order(body: BodyShape, parts: Iterable[_Sampled]) -> list[_Sampled]:
    order = [member.name for member in body.members]
    return sorted(parts, key=lambda one: order.index(one.given.wire_name))


def _taken_apart(body: BodyShape, whole: Sequence[_Sampled], api: Api) -> list[_Sampled]:
    """A form that is given whole, member by member."""
    value = whole[0].value.wire if whole else {}
    schemas = {member.name: member.schema for member in members_of(body.schema, api)}
    members = value if isinstance(value, dict) else {}
    return [_member_of_whole(name, one, schemas.get(name), whole[0].given) for name, one in members.items()]


def _member_of_whole(name: str, value: Json, schema: Schema | None, whole: Input) -> _Sampled:
    given = Input(
        argument=name,
        place="body",
        wire_name=name,
        schema=schema or AnySchema(pointer=whole.schema.pointer),
        is_required=False,
        is_positional=False,
        description="",
        deprecated=False,
    )
    return _Sampled(given=given, value=Spoken(source="", wire=value), is_file=False)


def _form(body: BodyShape, parts: Iterable[_Sampled]) -> OtherRequest:
    pairs = [
        pair
        for one in parts
        for pair in wire_pairs(
            one.given.wire_name,
            one.value.wire,
            _encoding_style(body, one.given.wire_name) or form_style(one.value.wire),
        )
    ]
    stated = _stated_type(body, "application/x-www-form-urlencoded")
    return OtherRequest(source=f"FormBody(pairs={tuple(pairs)!r}{stated})", class_name="FormBody")


def _multipart(body: BodyShape, parts: Iterable[_Sampled]) -> OtherRequest:
    written = [_part_source(part) for one in parts for part in _wire_parts(body, one)]
    stated = _stated_type(body, "multipart/form-data")
    trailing = "," if len(written) == 1 else ""
    return OtherRequest(
        source=f"MultipartBody(parts=({', '.join(written)}{trailing}){stated})", class_name="MultipartBody"
    )


def _wire_parts(body: BodyShape, one: _Sampled) -> tuple[WirePart, ...]:
    name = one.given.wire_name
    if one.is_file:
        return (WirePart(name=name, content=_FILE_CONTENT, filename=_FILE_NAME, content_type=_FILE_TYPE),)
    declared = next((e.content_type for e in body.media.encoding if e.property_name == name), "")
    fixed = "" if set("*,") & set(declared) else declared
    return wire_parts(name, one.value.wire, fixed, _encoding_style(body, name))


def _part_source(part: WirePart) -> str:
    stated = {"filename": part.filename, "content_type": part.content_type}
    told = "".join(f", {name}={literal(text)}" for name, text in stated.items() if text)
    return f"Part(name={literal(part.name)}, content={part.content!r}{told})"


def _encoding_style(body: BodyShape, name: str) -> WireStyle | None:
    found = next((one for one in body.media.encoding if one.property_name == name), None)
    if found is None or (found.style is None and found.explode is None):
        return None
    spelled = found.style or "form"
    return WireStyle(name=spelled, explode=spelled == "form" if found.explode is None else found.explode)


def _stated_type(body: BodyShape, usual: str) -> str:
    essence = _essence(body)
    return "" if essence == usual else f", content_type={literal(essence)}"


def _essence(body: BodyShape) -> str:
    return body.content_type.partition(";")[0]
