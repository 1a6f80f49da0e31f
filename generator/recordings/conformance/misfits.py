"""How a value departs from its schema, and what that says: the schema knows too little, or the value is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from jsonschema_rs import ValidationError, ValidationErrorKind

from generator.document.rules.specification.examples import shorten
from generator.document.tree import Json, escape, split_pointer
from generator.recordings.described import Described, UnusableSchemaError, keyword_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Misfit:
    """One departure. steps: where in the value. pointer: where in the document. is_broken: by any reading."""

    rule: str
    text: str
    steps: tuple[str | int, ...]
    pointer: str
    is_broken: bool = False


def misfits(
    described: Described, schema: str, value: Json, direction: Literal["request", "response"]
) -> Iterator[Misfit]:
    """Give all departures of a value from the schema at a pointer, undeclared members included."""
    try:
        errors = described.errors(schema, value)
    except UnusableSchemaError as error:
        text = f"nothing can be validated against this schema: {shorten(str(error))}"
        yield Misfit(rule="unusable-schema", text=text, steps=(), pointer=schema)
        return
    yield from _each_once(_judge_all(described, errors, direction))
    for pointer, name in described.undeclared(schema, value):
        yield _undeclared(name, _steps(value, pointer), schema)


def _each_once(found: Iterable[Misfit]) -> Iterator[Misfit]:
    """Leave out what several keywords say of one value, and what else is said of a value that is broken."""
    unique = {(misfit.steps, misfit.rule, misfit.text): misfit for misfit in found}
    broken = {misfit.steps for misfit in unique.values() if misfit.rule == "wrong-type"}
    return (misfit for misfit in unique.values() if misfit.rule == "wrong-type" or misfit.steps not in broken)


def _judge_all(described: Described, errors: Iterable[ValidationError], direction: str) -> Iterator[Misfit]:
    for error in errors:
        yield from _judge(described, error, direction)


def _judge(described: Described, error: ValidationError, direction: str) -> Iterator[Misfit]:
    match error.kind:
        case ValidationErrorKind.Required(name):
            mark = "writeOnly" if direction == "response" else "readOnly"
            if described.member(keyword_of(error), name).get(mark) is not True:
                yield _missing(error, name)
        case _ if error.instance is None:
            yield _misfit(error, "undeclared-null", "null is not declared")
        case ValidationErrorKind.Type():
            yield _misfit(error, "wrong-type", shorten(error.message), is_broken=True)
        case ValidationErrorKind.Enum() | ValidationErrorKind.Constant():
            yield _misfit(error, "undeclared-value", f"value {error.instance!r} is not declared")
        case ValidationErrorKind.AnyOf(context) | ValidationErrorKind.OneOfNotValid(context):
            yield from _judge_variants(described, error, context, direction)
        case ValidationErrorKind.AdditionalProperties(names) | ValidationErrorKind.UnevaluatedProperties(names):
            yield from (_undeclared(name, (*error.instance_path, name), keyword_of(error)) for name in names)
        case _:
            yield _misfit(error, "outside-limits", shorten(error.message))


def _judge_variants(
    described: Described, error: ValidationError, context: Sequence[Sequence[ValidationError]], direction: str
) -> Iterator[Misfit]:
    """Give what is wrong with the variant that comes closest."""
    judged = [tuple(_judge_all(described, errors, direction)) for errors in context]
    if not judged:
        yield _misfit(error, "wrong-type", shorten(error.message), is_broken=True)
        return
    yield from min(judged, key=lambda found: _distance(found, tuple(error.instance_path)))


def _distance(found: Sequence[Misfit], steps: tuple[str | int, ...]) -> tuple[bool, int, int]:
    is_other_type = any(misfit.rule == "wrong-type" and misfit.steps == steps for misfit in found)
    return is_other_type, sum(misfit.is_broken for misfit in found), len(found)


def _missing(error: ValidationError, name: str) -> Misfit:
    return Misfit(
        rule="missing-required",
        text="this required member is missing",
        steps=(*error.instance_path, name),
        pointer=f"{keyword_of(error).rpartition('/')[0]}/properties/{escape(name)}",
        is_broken=True,
    )


def _undeclared(name: str, steps: tuple[str | int, ...], pointer: str) -> Misfit:
    return Misfit(rule="undeclared-member", text=f"member {name!r} is not declared", steps=steps, pointer=pointer)


def _misfit(error: ValidationError, rule: str, text: str, *, is_broken: bool = False) -> Misfit:
    pointer = keyword_of(error).rpartition("/")[0]
    return Misfit(rule=rule, text=text, steps=tuple(error.instance_path), pointer=pointer, is_broken=is_broken)


def _steps(value: Json, pointer: str) -> tuple[str | int, ...]:
    """Distinguish positions in arrays from keys that look like numbers."""
    steps: list[str | int] = []
    for token in split_pointer(pointer):
        if isinstance(value, list):
            steps.append(int(token))
            value = value[int(token)]
        else:
            steps.append(token)
            value = value.get(token) if isinstance(value, dict) else None
    return tuple(steps)
