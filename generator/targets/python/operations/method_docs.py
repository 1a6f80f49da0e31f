"""What a method says of itself: docstrings, and the same facts in pieces for `api.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.ir.operations import Operation
from generator.targets.python.names.names import Names
from generator.targets.python.operations.declarations import OperationShape
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.responses import ResponseShape, error_class, shape_annotation
from generator.targets.python.operations.upload_docs import (
    GIVEN,
    SENDING,
    SESSION_SUMMARY,
    session_errors,
    upload_errors,
)
from generator.targets.python.operations.uploads import UploadArgument
from generator.targets.python.package.docstrings import (
    WIDTH,
    cell,
    clean,
    code_cell,
    first_paragraph,
    sentence,
    wrapped,
)
from generator.targets.python.package.package import DocumentedOutcome
from generator.targets.python.types.type_docs import facts_of

_WIDTH: Final = WIDTH - 8
_SECTION_INDENT: Final = "    "
_HANGING_INDENT: Final = "        "
_SECTION_WIDTH: Final = _WIDTH - len(_HANGING_INDENT)
_OPTIONS: Final = "Timeout, retries, headers and more, for this call alone."


def method_doc(shape: OperationShape, returns: str, names: Names, own: Sequence[UploadArgument] = ()) -> str:
    """The text of a method's docstring, its lines broken and not yet quoted. own: what uploads take besides."""
    operation = shape.operation
    is_upload = operation.hints.chunk_upload is not None
    refusals = [_refusal(one) for one in shape.errors]
    return _whole(
        operation,
        (summary(operation), _description(operation), SENDING if is_upload else ""),
        _section("Args", _argument_lines(shape.inputs, own, names)),
        _section("Returns", _return_lines(shape, returns)),
        _section("Raises", _entries(upload_errors(refusals) if is_upload else refusals)),
    )


def session_doc(shape: OperationShape, text: str, names: Names, own: Sequence[UploadArgument]) -> str:
    """The docstring of the method that begins a session. text: how the session is used."""
    return _whole(
        shape.operation,
        (SESSION_SUMMARY, text),
        _section("Args", _argument_lines(shape.inputs, own, names)),
        _section("Raises", _entries(session_errors())),
    )


def summary(operation: Operation) -> str:
    """One line: the document's summary, else the first sentence it says, else the request itself."""
    text = clean(operation.summary) or clean(operation.hints.description) or clean(operation.description)
    first = first_paragraph(text).strip("# ")
    if len(first) > WIDTH - 15 and ". " in first:
        first = first.split(". ", 1)[0]
    return sentence(first or f"Call {http_line(operation)}")


def http_line(operation: Operation) -> str:
    """`GET /videos/{videoId}`."""
    return clean(f"{operation.method.upper()} {operation.path}").replace("`", "")


def input_text(given: Input, names: Names) -> str:
    """What the document says of an argument, else of its type; without facts."""
    return clean(given.description) or clean(names.shapes.resolve(given.schema).schema.description)


def input_facts(given: Input, names: Names) -> str:
    """Bounds, pattern, default and the like, as sentences."""
    facts = [one for one in facts_of(given.schema, names.shapes) if one != "Deprecated."]
    return " ".join([*facts, *(["Deprecated."] if given.deprecated else [])])


def documented_outcomes(shape: OperationShape, names: Names) -> tuple[DocumentedOutcome, ...]:
    """Every documented status with what a call gives or raises."""
    given = [_documented(one, shape_annotation(one, names).text) for one in shape.responses]
    wrapped_in = "UploadError: " if shape.operation.hints.chunk_upload else ""
    raised = [_documented(one, f"{wrapped_in}{error_class(one.status)}") for one in shape.errors]
    return (*given, *raised)


def _documented(response: ResponseShape, outcome: str) -> DocumentedOutcome:
    return DocumentedOutcome(
        status=response.status, outcome_cell=code_cell(outcome), text_cell=cell(response.response.description)
    )


def _description(operation: Operation) -> str:
    text = clean(operation.hints.description) or clean(operation.description)
    return "" if sentence(text) == summary(operation) else text


def _whole(operation: Operation, words: Iterable[str], *sections: str) -> str:
    parts = [
        *(_paragraphs(text) for text in words),
        ".. deprecated:: The API may drop this operation." if operation.deprecated else "",
        *sections,
        f"Source: `{http_line(operation)}` (`{clean(operation.operation_id)}`)",
    ]
    return "\n\n".join(part for part in parts if part)


def _paragraphs(text: str) -> str:
    return "\n".join(wrapped(text, _WIDTH - 3))


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f"{title}:\n{body}" if body else ""


def _argument_lines(inputs: Iterable[Input], own: Iterable[UploadArgument], names: Names) -> Iterable[str]:
    for given in inputs:
        text, facts = input_text(given, names), input_facts(given, names)
        yield _entry(given.argument, f"{sentence(text)} {facts}".strip() if facts else text)
    yield from (_entry(one.name, one.text) for one in own)
    yield _entry("options", _OPTIONS)


def _return_lines(shape: OperationShape, returns: str) -> Iterable[str]:
    if returns == "None":
        return
    text = next((one.response.description for one in shape.responses if one.kind != "none"), "")
    yield _entry(returns, GIVEN if shape.operation.hints.chunk_upload else _one_line(text))


def _refusal(response: ResponseShape) -> tuple[str, str]:
    text = _one_line(response.response.description)
    return error_class(response.status), f"{response.status}: {text}" if text else f"{response.status}."


def _entries(entries: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (_entry(label, text) for label, text in entries)


def _entry(label: str, text: str) -> str:
    """One entry of a section, its further lines hanging below it."""
    whole = f"{label}: {clean(text)}" if text else f"{label}:"
    first, *others = wrapped(whole, _SECTION_WIDTH)
    hanging = [f"{_HANGING_INDENT}{line}" if line else "" for line in others]
    return "\n".join([f"{_SECTION_INDENT}{first}", *hanging])


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
