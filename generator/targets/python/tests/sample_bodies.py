"""The body that a sample call must send, worked out from the specification and apart from the runtime."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import Encoding
from generator.ir.schemas import AnySchema, Json, Schema
from generator.targets.python.operations.bodies import BodyShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.package.declared import literal
from generator.targets.python.tests.sample_literals import SampleLiteral
from generator.targets.python.tests.samples import members_of
from generator.targets.python.tests.wire import (
    WirePart,
    WireStyle,
    encoded,
    form_style,
    unnamed_part,
    wire_pairs,
    wire_parts,
    wire_sequence,
)

FILE_CONTENT: Final = b"content of a file"
FILE_NAME: Final = "sample.bin"
FILE_TYPE: Final = "application/octet-stream"


class JsonRequest(Struct, frozen=True, kw_only=True):
    """A body of JSON that must be sent."""

    data: Json
    content_type: str


class OtherRequest(Struct, frozen=True, kw_only=True):
    """Any other body that must be sent: the expression that says so, and the class it needs.

    parts: those of a multipart body.
    """

    source: str
    class_name: str
    parts: tuple[WirePart, ...] = ()


RequestBody: TypeAlias = JsonRequest | OtherRequest | None


class Sampled(Struct, frozen=True, kw_only=True):
    """One input with its sample. `is_file`: the sample is the file of these tests, or a list of it."""

    given: Input
    value: SampleLiteral
    is_file: bool


def sample_body(body: BodyShape | None, sampled: Sequence[Sampled], api: Api) -> RequestBody:
    """The body that must be sent; None for none."""
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
            return OtherRequest(source=_raw(repr(FILE_CONTENT), body.content_type), class_name="RawBody")
        case "text":
            text = str(whole[0].value.wire) if whole else ""
            charset = "" if "charset=" in body.content_type else "; charset=utf-8"
            return OtherRequest(
                source=_raw(repr(encoded(text, body.content_type)), body.content_type + charset), class_name="RawBody"
            )
        case "jsonl" | "jsonseq":
            return OtherRequest(source=_raw(repr(_records(body, whole)), body.content_type), class_name="RawBody")
        case "parts":
            return multipart_request(body, _positional(body, whole))


def _records(body: BodyShape, whole: Sequence[Sampled]) -> bytes:
    items = whole[0].value.wire if whole else []
    return wire_sequence(body.kind, items if isinstance(items, list) else [])


def _positional(body: BodyShape, whole: Sequence[Sampled]) -> tuple[WirePart, ...]:
    """Parts without names: each of the type that its position says."""
    items = whole[0].value.wire if whole else []
    types = [*body.media.prefix_types, *([body.media.item_type] * len(items if isinstance(items, list) else []))]
    values = items if isinstance(items, list) else []
    return tuple(unnamed_part(value, types[position]) for position, value in enumerate(values))


def multipart_request(body: BodyShape, parts: tuple[WirePart, ...]) -> OtherRequest:
    """A multipart body of these parts."""
    written = [_part_source(part) for part in parts]
    stated = _stated_type(body, "multipart/form-data")
    trailing = "," if len(written) == 1 else ""
    source = f"MultipartBody(parts=({', '.join(written)}{trailing}){stated})"
    return OtherRequest(source=source, class_name="MultipartBody", parts=parts)


def _raw(content: str, content_type: str) -> str:
    return f"RawBody(content={content}, content_type={literal(content_type)})"


def _in_document_order(body: BodyShape, parts: Iterable[Sampled]) -> list[Sampled]:
    order = {member.name: position for position, member in enumerate(body.members)}
    return sorted(parts, key=lambda one: order[one.given.wire_name])


def _taken_apart(body: BodyShape, whole: Sequence[Sampled], api: Api) -> list[Sampled]:
    """A form that is given whole, member by member."""
    value = whole[0].value.wire if whole else {}
    schemas = {member.name: member.schema for member in members_of(body.schema, api)}
    members = value if isinstance(value, dict) else {}
    return [_member_of_whole(name, one, schemas.get(name), whole[0].given) for name, one in members.items()]


def _member_of_whole(name: str, value: Json, schema: Schema | None, whole: Input) -> Sampled:
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
    return Sampled(given=given, value=SampleLiteral(source="", wire=value), is_file=False)


def _form(body: BodyShape, parts: Iterable[Sampled]) -> OtherRequest:
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


def _multipart(body: BodyShape, given: Iterable[Sampled]) -> OtherRequest:
    return multipart_request(body, tuple(part for one in given for part in _wire_parts(body, one)))


def _wire_parts(body: BodyShape, one: Sampled) -> tuple[WirePart, ...]:
    name = one.given.wire_name
    if one.is_file:
        return (WirePart(name=name, content=FILE_CONTENT, filename=FILE_NAME, content_type=FILE_TYPE),)
    declared = next((e.content_type for e in body.media.encoding if e.property_name == name), "")
    fixed = "" if set("*,") & set(declared) else declared
    return wire_parts(name, one.value.wire, fixed, _encoding_style(body, name))


def _part_source(part: WirePart) -> str:
    stated = {"filename": part.filename, "content_type": part.content_type}
    arguments = "".join(f", {name}={literal(text)}" for name, text in stated.items() if text)
    return f"Part(name={literal(part.name)}, content={part.content!r}{arguments})"


def _encoding_style(body: BodyShape, name: str) -> WireStyle | None:
    found = next((one for one in body.media.encoding if one.property_name == name), None)
    return encoding_style(found, is_form=body.kind == "form")


def encoding_style(found: Encoding | None, *, is_form: bool = True) -> WireStyle | None:
    """The style that the document gives to a member of a form; None where it gives none."""
    if found is None:
        return None
    if not found.has_style:
        return WireStyle(name="form", explode=True, is_json=True) if is_form and "json" in found.content_type else None
    spelled = found.style or "form"
    return WireStyle(name=spelled, explode=spelled == "form" if found.explode is None else found.explode)


def _stated_type(body: BodyShape, usual: str) -> str:
    essence = _essence(body)
    return "" if essence == usual else f", content_type={literal(essence)}"


def _essence(body: BodyShape) -> str:
    return body.content_type.partition(";")[0]
