"""What only a public document says: the comparison of both, less what only ours says, and deliberate deviations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jsonschema_rs import ValidationErrorKind

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.documents import Examples
from generator.changes.rules.schemas import LOWER, UPPER
from generator.changes.side import Side
from generator.changes.where import Where, path_key
from generator.changes.words import filled
from generator.document.entries import Entry
from generator.ir.api import Api
from generator.ir.schemas import Json
from generator.problems import Problem
from generator.recordings.described import Described, UnusableSchemaError

_GONE: Final = "{it} is missing here"
_OTHER: Final = "it is {before} there, and {after} here"
_NEVER_THERE: Final = ("-without-deprecation", "-before-sunset", "-with-deprecation")
_BOUNDS: Final = {
    f"{name}-{ending}": (f"/{keyword}", _OTHER)
    for keyword, name in {**UPPER, **LOWER}.items()
    for ending in ("unset", "increased", "decreased")
}

_FACTS: Final[Mapping[str, tuple[str, str]]] = {
    **{f"{scope}-removed{how}": ("", _GONE) for scope in ("api", "api-path") for how in _NEVER_THERE},
    "api-path-sunset-parse": ("", _GONE),
    **{f"request-parameter-removed{how}": ("", _GONE) for how in ("", "-before-sunset", "-with-deprecation")},
    "request-parameter-became-required": ("/required", "it is optional there"),
    "request-parameter-became-optional": ("/required", "it is required there"),
    "request-parameter-style-changed": ("/style", _OTHER),
    "request-body-removed": ("", _GONE),
    "request-body-media-type-removed": (":{before}", "{it} as {before} is missing here"),
    "request-body-media-type-schema-removed": (":{before}", "its schema is missing here"),
    "response-success-status-removed": ("", _GONE),
    "response-non-success-status-removed": ("", _GONE),
    "response-media-type-removed": (":{before}", "{it} as {before} is missing here"),
    "response-media-type-schema-removed": (":{before}", "its schema is missing here"),
    "required-response-header-removed": ("", _GONE),
    "optional-response-header-removed": ("", _GONE),
    "webhook-removed": ("", _GONE),
    "webhook-body-removed": ("/body", "its body is missing here"),
    "request-property-removed": ("", _GONE),
    "required-property-removed": ("", _GONE),
    "optional-property-removed": ("", _GONE),
    "became-optional": ("/required", "{it} is required there"),
    "became-not-nullable": ("/nullable", "null is allowed there"),
    "type-changed": ("", _OTHER),
    "list-of-types-narrowed": ("", "{before} is allowed there"),
    "list-of-types-widened": ("", "{after} is not allowed there"),
    "format-generalized": ("/format", _OTHER),
    "format-specialized": ("/format", _OTHER),
    "format-narrowed-to": ("/format", _OTHER),
    "format-changed": ("/format", _OTHER),
    "enum-value-removed": ("/enum", "the value {before} is missing here"),
    "response-mediatype-enum-value-removed": ("/enum", "the value {before} is missing here"),
    "enum-removed": ("/enum", "its values are listed there"),
    "pattern-removed": ("/pattern", _OTHER),
    "pattern-changed": ("/pattern", _OTHER),
    **_BOUNDS,
    "default-value-removed": ("/default", _OTHER),
    "default-value-changed": ("/default", _OTHER),
    "parameter-default-value-removed": ("/default", _OTHER),
    "parameter-default-value-changed": ("/default", _OTHER),
    "example-refused": ("/example", "the example {before} does not fit here"),
}
"""The rules that say that something of the public document is not in ours: how a place goes on, and what is said."""

_NO_FORMATS: Final = {"string", "period"}
"""Formats that say nothing: `period` is that of a parameter whose type no longer is one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MissingFact:
    """One fact. at: its place, as `deviations.yaml` writes it: `GET /videos/200:application/json/data[]/title`.

    message: what is missing, or differs. ours: pointer to the nearest place in our document; theirs: to the fact.
    """

    at: str
    message: str
    ours: str
    theirs: str


def compare_with_public(
    theirs: Api, ours: Api, earlier: Sequence[Api] = (), examples: Examples | None = None
) -> Iterator[MissingFact]:
    """Give every fact of a public document that ours does not keep.

    earlier: public documents that were compared before; their operations are not compared again.
    examples: judges their examples by our schemas.
    """
    known = {key for api in earlier for key in _keys(api)}
    changes = compare_apis(theirs, ours, examples=examples)
    bodies = {one.where.subject for one in changes if one.rule.name == "response-media-type-added"}
    for change in changes:
        is_known = operation_key(change.where.operation) in known
        if change.rule.name in _FACTS and not is_known and not _says_nothing(change, bodies):
            yield _missing(change)


def _keys(api: Api) -> Iterator[str]:
    return (operation_key(f"{one.method} {one.path}") for one in api.operations)


def operation_key(operation: str) -> str:
    """Distinguish operations as servers do: the names of path parameters do not matter."""
    return path_key(operation)


def _says_nothing(change: Change, bodies: Collection[str]) -> bool:
    """Whether their fact is none: `no` that was read as false, a format that is none, the form of an error.

    bodies: responses that have a body of another media type in ours.
    """
    where, before = change.where, change.before
    if where.kind in {"response", "response-body"} and not where.status.startswith("2"):
        return where.kind == "response-body" or where.subject in bodies
    is_switch = isinstance(before, bool | str) and str(before).lower() in {"true", "false"}
    return before in _NO_FORMATS or (is_switch and change.rule.name == "enum-value-removed")


def _missing(change: Change) -> MissingFact:
    facet, message = _FACTS[change.rule.name]
    where = change.where
    return MissingFact(
        at=f"{_place(where, facet)}{facet.format(before=change.before)}",
        message=filled(message, change),
        ours=where.revision or "#/paths",
        theirs=where.base,
    )


def _place(where: Where, facet: str) -> str:
    """Write a place without its facet. That a member is required is a fact of the object."""
    path = where.path[:-1] if facet == "/required" else where.path
    steps = "".join(step if step == "[]" else f"/{step}" for step in path)
    body = f":{where.content_type}" if where.content_type else ""
    match where.kind:
        case "request-parameter":
            return f"{where.operation}/{where.location}:{where.name}{steps}"
        case "request-body":
            return f"{where.operation}/body{body}{steps}"
        case "response-header":
            return f"{where.operation}/{where.status}/header:{where.name}{steps}"
        case "response" | "response-body":
            return f"{where.operation}/{where.status}{body}{steps}"
        case "webhook" | "webhook-body":
            return f"webhook {where.name}{body}{steps}"
        case _:
            return where.operation


@dataclass(frozen=True, kw_only=True, slots=True)
class Conformance:
    """What is missing without a reason, how many facts are missing with one, and the entries that are not needed."""

    missing: tuple[MissingFact, ...]
    excused: int
    unused: tuple[Problem, ...]


def apply_deviations(
    missing: Iterable[MissingFact], entries: Sequence[Entry], theirs: Sequence[Api], ours: Api
) -> Conformance:
    """Take out what an entry excuses: the place itself, or all below it where the entry ends in `/*`.

    An entry about an operation that the public documents do not have cannot be checked, and stands if ours has it.
    """
    found = tuple(missing)
    used = {entry.values["at"] for entry in entries for one in found if _excuses(entry.values["at"], one.at)}
    left = tuple(one for one in found if not any(_excuses(at, one.at) for at in used))
    idle = [entry for entry in entries if entry.values["at"] not in used]
    return Conformance(missing=left, excused=len(found) - len(left), unused=tuple(_unused(idle, theirs, ours)))


def _excuses(entry: str, at: str) -> bool:
    return at.startswith(entry[:-1]) if entry.endswith("/*") else at == entry


def _unused(idle: Sequence[Entry], theirs: Sequence[Api], ours: Api) -> Iterator[Problem]:
    public = {operation_key(f"{one.method} {one.path}") for api in theirs for one in api.operations}
    own = [name for one in ours.operations if operation_key(name := f"{one.method} {one.path}") not in public]
    for entry in idle:
        at = entry.values["at"]
        if not any(at.startswith(f"{name}/") for name in own):
            message = f"{at}: this deviation excuses nothing any more; remove it"
            yield Problem(where=entry.where, rule="unused-deviation", message=message)


@dataclass(frozen=True, slots=True)
class PublicExamples:
    """Judges the examples at one place after another."""

    theirs: Described
    ours: Described

    @classmethod
    def of(cls, theirs: Side, ours: Side) -> PublicExamples:
        """Prepare two documents."""
        return cls(Described(theirs.document, theirs.api), Described(ours.document, ours.api))

    def refused(self, base: str, revision: str, examples: Iterable[Json]) -> Iterator[Json]:
        """Give the examples that only their schema allows. A member that ours demands is no reason."""
        for example in examples:
            if _fits(self.theirs, base, example) and not _fits(self.ours, revision, example):
                yield example


def _fits(described: Described, schema: str, example: Json) -> bool:
    try:
        errors = described.errors(schema, example)
    except UnusableSchemaError:
        return True
    return all(isinstance(error.kind, ValidationErrorKind.Required) for error in errors)
