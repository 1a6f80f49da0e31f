"""Answers that generated tests reply with: the document's examples, and one made from the schema where they fail it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.schemas import Json, Missing
from generator.targets.python.operations.choices import label_of
from generator.targets.python.operations.responses import ResponseShape
from generator.targets.python.package.identifiers import snake
from generator.targets.python.tests.samples import Sampler
from generator.targets.python.tests.wire import encoded, wire_event, wire_sequence

_SUCCESSES: Final = (200, 201, 202, 207, 299)
_REFUSALS: Final = (418, 410, 451, 499, 500, 599)
_FAILURES: Final = (500, 503, 599)
_TEXT: Final = "some text"
_EVENT: Final[Json] = {"event": "update", "data": "some text", "id": "1"}
_BYTES: Final = b"\x00some bytes\xff"


class SampleResponse(Struct, frozen=True, kw_only=True):
    """One reply. label: the example's name, "" for one without.

    is_exact: the content fits its schema, so that it comes out of the models as it went in. sequence: how the content
    lists items, "" where it is no sequence.
    """

    status: int
    label: str
    content: bytes
    content_type: str
    is_json: bool
    is_exact: bool
    sequence: str = ""


NOTHING: Final = SampleResponse(status=204, label="", content=b"", content_type="", is_json=False, is_exact=True)


def sample_responses(
    shapes: Sequence[ResponseShape], shape: ResponseShape, sampler: Sampler
) -> tuple[SampleResponse, ...]:
    """Replies of one documented response among `shapes`, one or more for each thing it may be, JSON exactly."""
    status = representative_status(shape.status, [one.status for one in shapes])
    replies = list(_replies_of(shape, status, sampler))
    for other in shape.others:
        label = label_of(other.media_types[0])
        made = _replies_of(other, status, sampler)
        replies += [replace(one, label=f"{label} {one.label}".strip().replace(" ", "_")) for one in made]
    return tuple(replies)


def _replies_of(shape: ResponseShape, status: int, sampler: Sampler) -> tuple[SampleResponse, ...]:
    match shape.kind:
        case "json":
            return tuple(_json_responses(shape, status, sampler))
        case "jsonl" | "jsonseq" | "events" | "data":
            return (_sequence_response(shape, status, shape.kind, sampler),)
        case "text":
            text = next((one for one in _texts(shape) if one), _TEXT)
            return (_reply(shape, status, encoded(text, _stated_type(shape, "text/plain")), "text/plain"),)
        case "bytes":
            return (_reply(shape, status, _BYTES, "application/octet-stream"),)
        case "none":
            return (
                SampleResponse(status=status, label="", content=b"", content_type="", is_json=False, is_exact=True),
            )


def sample_refusals(
    shapes: Sequence[ResponseShape], shape: ResponseShape, sampler: Sampler
) -> tuple[SampleResponse, ...]:
    """The same for an error: its examples suffice, since the body of an error is kept as it came."""
    replies = sample_responses(shapes, shape, sampler)
    documented = len(shape.media.examples) if shape.media else 0
    return replies[: max(documented, 1)]


def representative_status(status: str, documented: Iterable[str]) -> int:
    """A number for "4XX" or "default" that no other documented status claims."""
    if status.isdigit():
        return int(status)
    taken = set(documented)
    by_range = {"2XX": _SUCCESSES, "4XX": _REFUSALS[:4], "5XX": _FAILURES}
    candidates = by_range.get(status, _REFUSALS)
    free = [one for one in candidates if str(one) not in taken]
    if status == "default":
        free = [one for one in free if f"{one // 100}XX" not in taken]
    return free[0] if free else candidates[-1]


def json_content(value: Json) -> bytes:
    """JSON as a response has it, without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")


def _json_responses(shape: ResponseShape, status: int, sampler: Sampler) -> Iterator[SampleResponse]:
    is_exact = False
    for example in shape.media.examples if shape.media else ():
        fits = sampler.matcher.matches(shape.schema, example.value)
        is_exact = is_exact or fits
        yield _json_reply(shape, status, example.value, label=_label(example.name), is_exact=fits)
    if not is_exact:
        made = sampler.sample(shape.schema)
        value: Json = {} if isinstance(made, Missing) else made
        yield _json_reply(shape, status, value, label="", is_exact=sampler.matcher.matches(shape.schema, value))


def _sequence_response(shape: ResponseShape, status: int, kind: str, sampler: Sampler) -> SampleResponse:
    """One reply of a few items; the examples of a sequence show a whole response or a single item, and are not used."""
    made = sampler.sample(shape.schema)
    item: Json = {} if isinstance(made, Missing) else made
    if kind == "events":
        item = _EVENT if shape.is_untyped else wire_event(item)
    return SampleResponse(
        status=status,
        label="",
        content=wire_sequence(kind, [item, item]),
        content_type=_stated_type(shape, "application/jsonl"),
        is_json=False,
        is_exact=sampler.matcher.matches(shape.schema, item),
        sequence=kind,
    )


def _label(name: str) -> str:
    return snake(name)[:40].strip("_")


def _json_reply(shape: ResponseShape, status: int, value: Json, *, label: str, is_exact: bool) -> SampleResponse:
    return SampleResponse(
        status=status,
        label=label,
        content=json_content(value),
        content_type=_stated_type(shape, "application/json"),
        is_json=True,
        is_exact=is_exact,
    )


def _texts(shape: ResponseShape) -> Iterator[str]:
    for example in shape.media.examples if shape.media else ():
        if isinstance(example.value, str):
            yield example.value


def _reply(shape: ResponseShape, status: int, content: bytes, usual: str) -> SampleResponse:
    return SampleResponse(
        status=status,
        label="",
        content=content,
        content_type=_stated_type(shape, usual),
        is_json=False,
        is_exact=True,
    )


def _stated_type(shape: ResponseShape, usual: str) -> str:
    """The documented content type; the usual one for a range, and for raw bytes that are called JSON."""
    stated = shape.media.content_type.strip() if shape.media else usual
    return usual if "*" in stated or (shape.kind == "bytes" and "json" in stated) else stated
