"""A call with sample arguments, beside the request it must send."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import parse_qsl, urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import MISSING, ArraySchema, Json, Missing, NullSchema
from generator.ir.walk import resolve_value
from generator.targets.python.client.servers import is_absolute, own_servers, relative_server
from generator.targets.python.operations.bodies import BodyShape
from generator.targets.python.operations.choices import label_of
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.media import querystring_kind
from generator.targets.python.package.declared import literal
from generator.targets.python.package.imports import Import
from generator.targets.python.tests.sample_bodies import (
    FILE_CONTENT,
    FILE_NAME,
    FILE_TYPE,
    RequestBody,
    Sampled,
    encoding_style,
    sample_body,
)
from generator.targets.python.tests.sample_literals import SampleLiteral, sample_literal
from generator.targets.python.tests.samples import Sampler, Samplers
from generator.targets.python.tests.wire import (
    Pairs,
    WireStyle,
    form_style,
    json_text,
    scalar,
    wire_cookie,
    wire_header,
    wire_pairs,
    wire_path,
)

_TEXT: Final = "text"
_BASE_URL: Final = "https://api.test/"
_FILE: Final = f"({literal(FILE_NAME)}, {FILE_CONTENT!r}, {literal(FILE_TYPE)})"


class SampleCall(Struct, frozen=True, kw_only=True):
    """Source of the arguments, and each part of the request as it must be sent."""

    arguments: str
    path: str
    query: Pairs
    headers: tuple[tuple[str, str], ...]
    body: RequestBody
    imports: frozenset[Import]


def sample_call(shape: OperationShape, samplers: Samplers, *, is_full: bool, also: Collection[str] = ()) -> SampleCall:
    """Sample every input, or those alone that a call must give; the choice of media types is left to the client.

    also: arguments that are given besides.
    """
    sampler, api = samplers.request, samplers.api
    wanted = [one for one in shape.inputs if is_full or one.is_required or one.argument in also]
    given = [one for one in wanted if not one.choices]
    sampled = [_sampled(one, shape, sampler) for one in given]
    path, fixed_query = _path(shape, sampled, api)
    return SampleCall(
        arguments=", ".join(_argument(one) for one in sampled),
        path=path,
        query=(*fixed_query, *_pairs(shape, sampled, "query"), *_whole_query(sampled, api)),
        headers=_headers(shape, sampled),
        body=sample_body(shape.body, sampled, api),
        imports=frozenset[Import]().union(*(one.value.imports for one in sampled)),
    )


def sample_choices(shape: OperationShape, samplers: Samplers) -> Iterator[tuple[str, SampleCall]]:
    """Yield a full call for each other way to write the body, with words for its content type."""
    argument = next((one.argument for one in shape.inputs if one.place == "content type"), "")
    if shape.body is None or not argument:
        return
    for other in shape.body.others:
        made = sample_call(replace(shape, body=other), samplers, is_full=True)
        chosen = f"{argument}={literal(other.content_type)}"
        arguments = ", ".join(part for part in (made.arguments, chosen) if part)
        yield label_of(other.content_type), replace(made, arguments=arguments)


def _sampled(given: Input, shape: OperationShape, sampler: Sampler) -> Sampled:
    if given.is_file:
        is_list = isinstance(resolve_value(given.schema, sampler.api.schemas), ArraySchema)
        source = repr(FILE_CONTENT) if given.place == "whole body" else f"[{_FILE}]" if is_list else _FILE
        return Sampled(given=given, value=SampleLiteral(source=source, wire=""), is_file=True)
    if given.place == "whole body" and shape.body is not None and shape.body.kind == "text":
        return Sampled(given=given, value=SampleLiteral(source=literal(_TEXT), wire=_TEXT), is_file=False)
    value = sample_value(given, shape, sampler)
    return Sampled(given=given, value=sample_literal(given.schema, value, sampler.matcher), is_file=False)


def sample_value(given: Input, shape: OperationShape, sampler: Sampler) -> Json:
    """The document's own example first, then what the schema says."""
    if given.place == "whole body" and shape.body is not None:
        return _whole_body(shape.body, sampler)
    if given.place == "body" and given.wire_name == shape.operation.stream_member:
        return given.is_true  # the stream has a method, and tests, of its own
    found: Json | Missing = MISSING
    if given.parameter is not None:
        found = sampler.first_match(given.schema, given.parameter.examples)
    elif shape.body is not None:
        found = _member_example(given, shape.body, sampler)
    if found is None or found in ("", [], {}) or isinstance(found, Missing):
        found = sampler.sample(given.schema)
    return "text" if isinstance(found, Missing) or not _can_be_sent(given, found) else found


def _can_be_sent(given: Input, value: Json) -> bool:
    """Headers and cookies are printable ASCII; a path segment is not empty."""
    match given.place:
        case "path":
            return value is not None and wire_path("{+value}", {"value": (value, _style(given))}) not in {"", "."}
        case "header":
            text = wire_header(value, _style(given))
            return text.isascii() and text.isprintable()
        case "cookie":
            return not isinstance(value, str) or (value.isascii() and value.isprintable() and ";" not in value)
        case _:
            return True


def _member_example(given: Input, body: BodyShape, sampler: Sampler) -> Json | Missing:
    whole = [one.value for one in body.media.examples] + list(body.schema.examples)
    offered = [one[given.wire_name] for one in whole if isinstance(one, dict) and given.wire_name in one]
    return next((one for one in offered if sampler.matcher.matches(given.schema, one)), MISSING)


def _whole_body(body: BodyShape, sampler: Sampler) -> Json:
    if body.kind in {"jsonl", "jsonseq", "parts"}:
        made = sampler.sample(body.schema)
        return made if isinstance(made, list) else []
    found = sampler.first_match(body.schema, body.media.examples)
    value = sampler.sample(body.schema) if isinstance(found, Missing) else found
    if body.kind in {"form", "multipart"} and not (isinstance(value, dict) and value):
        return {"key": "value"}
    if isinstance(value, Missing) or isinstance(resolve_value(body.schema, sampler.api.schemas), NullSchema):
        return {}
    return value


def _argument(one: Sampled) -> str:
    return one.value.source if one.given.is_positional else f"{one.given.argument}={one.value.source}"


def _path(shape: OperationShape, sampled: Iterable[Sampled], api: Api) -> tuple[str, Pairs]:
    """The path as it is sent, below that of relative servers, and pairs that the template itself has."""
    values = {one.given.wire_name: (one.value.wire, _style(one.given)) for one in sampled if one.given.place == "path"}
    path, _, query = wire_path(shape.operation.path, values).partition("#")[0].partition("?")
    prefix = urlsplit(_base_url(shape.operation, api)).path.rstrip("/")
    return f"{prefix}{path}", tuple(parse_qsl(query, keep_blank_values=True))


def _base_url(operation: Operation, api: Api) -> str:
    """Where a client goes that was given a base URL: hosts that the document names do not count then."""
    relative = relative_server(api)
    base = urljoin(_BASE_URL, relative.url) if relative else _BASE_URL
    own = next(iter(own_servers(operation, api).values()), None)
    return urljoin(f"{base.rstrip('/')}/", own.url) if own and not is_absolute(own.template) else base


def _pairs(shape: OperationShape, sampled: Sequence[Sampled], place: str) -> Pairs:
    named = [parameter.name for parameter in shape.operation.parameters if parameter.location == place]
    order = {name: position for position, name in enumerate(named)}
    given = sorted(
        (one for one in sampled if one.given.place == place and one.given.wire_name in order),
        key=lambda one: order[one.given.wire_name],
    )
    return tuple(pair for one in given for pair in wire_pairs(one.given.wire_name, one.value.wire, _style(one.given)))


def _headers(shape: OperationShape, sampled: Sequence[Sampled]) -> tuple[tuple[str, str], ...]:
    headers = [
        (one.given.wire_name, wire_header(one.value.wire, _style(one.given)))
        for one in sampled
        if one.given.place == "header"
    ]
    order = [parameter.name for parameter in shape.operation.parameters if parameter.location == "cookie"]
    cookies = [
        cookie
        for one in sorted(sampled, key=lambda one: order.index(one.given.wire_name) if _is_cookie(one) else 0)
        if _is_cookie(one)
        for cookie in wire_cookie(one.given.wire_name, one.value.wire, _style(one.given))
    ]
    return (*headers, *((("cookie", "; ".join(cookies)),) if cookies else ()))


def _is_cookie(one: Sampled) -> bool:
    return one.given.place == "cookie"


def _whole_query(sampled: Iterable[Sampled], api: Api) -> Pairs:
    """The query that is one value: the pairs of a form, or its text, which is read as a name without value."""
    for one in sampled:
        parameter = one.given.parameter
        if parameter is None or parameter.location != "querystring":
            continue
        kind, value = querystring_kind(parameter, api), one.value.wire
        if kind != "form":
            return ((json_text(value) if kind == "json" else scalar(value), ""),)
        members = value.items() if isinstance(value, dict) else ()
        encodings = {encoding.property_name: encoding for encoding in parameter.encoding}
        return tuple(
            pair
            for name, member in members
            for pair in wire_pairs(name, member, encoding_style(encodings.get(name)) or form_style(member))
        )
    return ()


def _style(given: Input) -> WireStyle:
    parameter = given.parameter
    if parameter is None:
        return WireStyle(name="form", explode=True)
    return WireStyle(
        name=parameter.style,
        explode=parameter.explode,
        is_json=parameter.is_json,
        allow_reserved=parameter.allow_reserved,
    )
