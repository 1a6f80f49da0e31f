"""Answers that generated tests reply with: the document's examples, and one made from the schema where they fail it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.schemas import Json, Missing
from generator.targets.python.operations.choices import label_of
from generator.targets.python.operations.responses import AnswerShape
from generator.targets.python.package.identifiers import snake
from generator.targets.python.tests.samples import Sampler
from generator.targets.python.tests.wire import encoded, wire_event, wire_sequence

_SUCCESSES: Final = (200, 201, 202, 207, 299)
_REFUSALS: Final = (418, 410, 451, 499, 500, 599)
_FAILURES: Final = (500, 503, 599)
_TEXT: Final = "some text"
_BYTES: Final = b"\x00some bytes\xff"


class SampleAnswer(Struct, frozen=True, kw_only=True):
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


NOTHING: Final = SampleAnswer(status=204, label="", content=b"", content_type="", is_json=False, is_exact=True)


def sample_answers(answers: Sequence[AnswerShape], answer: AnswerShape, sampler: Sampler) -> tuple[SampleAnswer, ...]:
    """Replies of one documented answer among `answers`, one or more for each thing it may be; of JSON an exact one."""
    status = representative_status(answer.status, [one.status for one in answers])
    replies = list(_replies_of(answer, status, sampler))
    for other in answer.others:
        label = label_of(other.media_types[0])
        made = _replies_of(other, status, sampler)
        replies += [replace(one, label=f"{label} {one.label}".strip().replace(" ", "_")) for one in made]
    return tuple(replies)


def _replies_of(answer: AnswerShape, status: int, sampler: Sampler) -> tuple[SampleAnswer, ...]:
    match answer.kind:
        case "json":
            return tuple(_json_answers(answer, status, sampler))
        case "jsonl" | "jsonseq" | "events":
            return (_sequence_answer(answer, status, answer.kind, sampler),)
        case "text":
            text = next((one for one in _texts(answer) if one), _TEXT)
            return (_reply(answer, status, encoded(text, _stated_type(answer, "text/plain")), "text/plain"),)
        case "bytes":
            return (_reply(answer, status, _BYTES, "application/octet-stream"),)
        case "none":
            return (SampleAnswer(status=status, label="", content=b"", content_type="", is_json=False, is_exact=True),)


def sample_refusals(answers: Sequence[AnswerShape], answer: AnswerShape, sampler: Sampler) -> tuple[SampleAnswer, ...]:
    """The same for an error: its examples suffice, since the body of an error is kept as it came."""
    replies = sample_answers(answers, answer, sampler)
    documented = len(answer.media.examples) if answer.media else 0
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


def _json_answers(answer: AnswerShape, status: int, sampler: Sampler) -> Iterator[SampleAnswer]:
    is_exact = False
    for example in answer.media.examples if answer.media else ():
        fits = sampler.matcher.matches(answer.schema, example.value)
        is_exact = is_exact or fits
        yield _json_reply(answer, status, example.value, label=_label(example.name), is_exact=fits)
    if not is_exact:
        made = sampler.sample(answer.schema)
        value: Json = {} if isinstance(made, Missing) else made
        yield _json_reply(answer, status, value, label="", is_exact=sampler.matcher.matches(answer.schema, value))


def _sequence_answer(answer: AnswerShape, status: int, kind: str, sampler: Sampler) -> SampleAnswer:
    """One reply of a few items; the examples of a sequence show a whole response or a single item, and are not used."""
    made = sampler.sample(answer.schema)
    items = [item if kind != "events" else wire_event(item) for item in (made if isinstance(made, list) else [])]
    return SampleAnswer(
        status=status,
        label="",
        content=wire_sequence(kind, items),
        content_type=_stated_type(answer, "application/jsonl"),
        is_json=False,
        is_exact=sampler.matcher.matches(answer.schema, items),
        sequence=kind,
    )


def _label(name: str) -> str:
    return snake(name)[:40].strip("_")


def _json_reply(answer: AnswerShape, status: int, value: Json, *, label: str, is_exact: bool) -> SampleAnswer:
    return SampleAnswer(
        status=status,
        label=label,
        content=json_content(value),
        content_type=_stated_type(answer, "application/json"),
        is_json=True,
        is_exact=is_exact,
    )


def _texts(answer: AnswerShape) -> Iterator[str]:
    for example in answer.media.examples if answer.media else ():
        if isinstance(example.value, str):
            yield example.value


def _reply(answer: AnswerShape, status: int, content: bytes, usual: str) -> SampleAnswer:
    return SampleAnswer(
        status=status,
        label="",
        content=content,
        content_type=_stated_type(answer, usual),
        is_json=False,
        is_exact=True,
    )


def _stated_type(answer: AnswerShape, usual: str) -> str:
    """The documented content type; the usual one for a range, and for raw bytes that are called JSON."""
    stated = answer.media.content_type.strip() if answer.media else usual
    return usual if "*" in stated or (answer.kind == "bytes" and "json" in stated) else stated
