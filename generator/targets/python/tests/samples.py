"""Values for generated tests: what the document gives as example or default, else the plainest valid value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from jsonschema_rs import Draft202012Validator, FancyRegexOptions, ValidationError
from msgspec import Struct

from generator.ir.api import Api, ParseWarning
from generator.ir.operations import Example
from generator.ir.schemas import (
    MISSING,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    Json,
    MapSchema,
    Missing,
    Nullable,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import layers, resolve, resolve_value
from generator.targets.python.tests.matching import Matcher

_ATTEMPTS: Final = (4, 2, 0, -1)
"""Named schemas that a sample goes down with optional members: fewer each time it was too large; -1 for none."""
_MOST_VALUES: Final = 1000
_DEEPEST: Final = 60
_MOST_ITEMS: Final = 5
_LONGEST_TEXT: Final = 1000
_TOO_LARGE: Final = (
    f"a value has more than {_MOST_VALUES:,} parts, {_DEEPEST} levels or {_LONGEST_TEXT:,} characters; "
    "the generated tests use less or none"
)
_PATTERN_LIMITS: Final = FancyRegexOptions(backtrack_limit=10_000, size_limit=1 << 20)

_BY_FORMAT: Final[Mapping[str, str]] = {
    "date-time": "2024-05-17T09:30:00Z",
    "date": "2024-05-17",
    "time": "09:30:00Z",
    "duration": "PT1M",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "byte": "aGVsbG8=",
    "email": "ada@example.com",
    "uri": "https://example.com/a",
    "url": "https://example.com/a",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "decimal": "1.5",
}
_MOST_STEPS: Final = 1e15
"""So many steps away floats cannot tell one multiple from the next."""
_CANDIDATES: Final = ("text", "a1", "A1", "1", "abc123", "en", "EN", "en-US", "2024-05-17", "1.0.0", "#ff0000")
"""Tried in turn against a pattern."""


class _TooLargeError(Exception):
    """A sample that would have more values, or go deeper, than a test should."""


class _Attempt(Struct, kw_only=True):
    """One try to make a sample. references: below so many named schemas optional members are left out; -1 for all."""

    references: int
    values: int = 0
    depth: int = 0

    def add(self, values: int) -> None:
        """Count parts of the sample. Raises _TooLargeError when they are too many."""
        self.values += values
        if self.values > _MOST_VALUES:
            raise _TooLargeError


class Sampler(Struct, frozen=True, kw_only=True, dict=True):
    """Samples for one API, each made once; `is_given`: for requests, so without read-only members.

    too_large: pointers of the schemas whose values would all be too large for a test, in the order they were met.
    """

    api: Api
    is_given: bool
    too_large: dict[str, None] = {}
    _made: dict[int, tuple[Schema, Json | Missing]] = {}

    @cached_property
    def matcher(self) -> Matcher:
        """The structural test that samples pass."""
        return Matcher(api=self.api, is_given=self.is_given)

    def first_match(self, schema: Schema, examples: Iterable[Example]) -> Json | Missing:
        """The first of the examples that the schema allows, MISSING where there is none."""
        return next((one.value for one in examples if self.matcher.matches(schema, one.value)), MISSING)

    def sample(self, schema: Schema) -> Json | Missing:
        """A value that the schema allows; not to be changed. MISSING where it would contain itself, or be too large.

        Optional members are left out where the value is too large with them.
        """
        if id(schema) not in self._made:
            self._made[id(schema)] = (schema, self._sample(schema))
        return self._made[id(schema)][1]

    def _sample(self, schema: Schema) -> Json | Missing:
        for references in _ATTEMPTS:
            try:
                return self._make(schema, (), _Attempt(references=references))
            except _TooLargeError:
                continue
        self.too_large[schema.target if isinstance(schema, SchemaRef) else schema.pointer] = None
        return MISSING

    def _make(self, schema: Schema, path: tuple[str, ...], attempt: _Attempt) -> Json | Missing:
        """Make a value. path: named schemas that it stands in. Raises _TooLargeError."""
        found = layers(schema, self.api.schemas)
        for layer in found:
            stated = self._stated(layer)
            if not isinstance(stated, Missing):
                return stated
        targets = [layer.target for layer in found if isinstance(layer, SchemaRef)]
        made: Json | Missing = MISSING
        if not any(target in path for target in targets):
            made = self._enter(found[-1], (*path, *targets[-1:]), attempt)
        is_nullable = any(isinstance(layer, Nullable) for layer in found)
        return None if is_nullable and isinstance(made, Missing) else made

    def _enter(self, schema: Schema, path: tuple[str, ...], attempt: _Attempt) -> Json | Missing:
        attempt.depth += 1
        if attempt.depth > _DEEPEST:
            raise _TooLargeError
        attempt.add(1)
        made = self._inside(schema, path, attempt)
        attempt.depth -= 1
        return made

    def _inside(self, schema: Schema, path: tuple[str, ...], attempt: _Attempt) -> Json | Missing:
        match schema:
            case ObjectSchema():
                return self._object(schema, path, attempt)
            case MapSchema(values=values):
                found = self._make(values, path, attempt)
                return {} if isinstance(found, Missing) else {"key": found}
            case ArraySchema():
                return self._array(schema, path, attempt)
            case OneOfSchema():
                return self._variant(schema, path, attempt)
            case StringSchema(min_length=int(lowest)) if lowest > _LONGEST_TEXT:
                self.too_large[schema.pointer] = None
                return _scalar(schema)
            case _:
                return _scalar(schema)

    def _stated(self, schema: Schema) -> Json | Missing:
        """What the schema itself says: its first example that matches, else its default."""
        if not schema.examples and isinstance(schema.default, Missing):
            return MISSING
        given = [*schema.examples, *([] if isinstance(schema.default, Missing) else [schema.default])]
        present = [value for value in given if value is not None and value not in ("", [], {})]
        return next((value for value in present if self.matcher.matches(schema, value)), MISSING)

    def _object(self, schema: ObjectSchema, path: tuple[str, ...], attempt: _Attempt) -> Json | Missing:
        members: dict[str, Json] = {}
        for member in schema.properties:
            if (not member.required and len(path) > attempt.references) or self._is_hidden(member):
                continue
            found = self._make(member.schema, path, attempt)
            if not isinstance(found, Missing):
                members[member.name] = found
            elif member.required:
                return MISSING
        return members

    def _is_hidden(self, member: Property) -> bool:
        own, resolved = member.schema, resolve(member.schema, self.api.schemas)
        return own.read_only or resolved.read_only if self.is_given else own.write_only or resolved.write_only

    def _array(self, schema: ArraySchema, path: tuple[str, ...], attempt: _Attempt) -> Json:
        if schema.positions:
            made = [self._make(one, path, attempt) for one in schema.positions]
            found_all = [one for one in made if not isinstance(one, Missing)]
            return found_all if len(found_all) == len(made) else []
        wanted = max(1, min(schema.min_items or 1, _MOST_ITEMS))
        before = attempt.values
        found = self._make(schema.items, path, attempt)
        attempt.add((attempt.values - before) * (wanted - 1))
        return [] if isinstance(found, Missing) else [found] * wanted

    def _variant(self, schema: OneOfSchema, path: tuple[str, ...], attempt: _Attempt) -> Json | Missing:
        for tag, variant in self._tagged(schema):
            found = self._make(variant, path, attempt)
            if isinstance(found, Missing):
                continue
            if tag and schema.discriminator and isinstance(found, dict):
                found = {**found, schema.discriminator.property_name: tag}
            if self.matcher.matches(schema, found):
                return found
        return MISSING

    def _tagged(self, schema: OneOfSchema) -> Iterator[tuple[str, Schema]]:
        if schema.discriminator is not None:
            for tag, target in schema.discriminator.mapping:
                yield tag, SchemaRef(pointer=schema.pointer, target=target)
        yield from (("", variant) for variant in schema.variants)


def members_of(schema: Schema, api: Api) -> tuple[Property, ...]:
    """Named members of an object, () for anything else."""
    resolved = resolve_value(schema, api.schemas)
    return resolved.properties if isinstance(resolved, ObjectSchema) else ()


def _scalar(schema: Schema) -> Json:
    match schema:
        case EnumSchema(values=values):
            return values[0]
        case StringSchema():
            return _text(schema)
        case IntegerSchema():
            return int(_number(schema, 1))
        case NumberSchema():
            return _number(schema, 1.5)
        case BooleanSchema():
            return True
        case BinarySchema():
            return "content"
        case _:
            return None if isinstance(schema, NullSchema) else "anything"


def _text(schema: StringSchema) -> str:
    """Text of the format, or that the pattern allows, or any; no longer than a test should send."""
    if schema.format in _BY_FORMAT:
        return _BY_FORMAT[schema.format]
    text = next(_valid_texts(schema), _CANDIDATES[0])
    padded = text + "x" * (min(schema.min_length or 0, _LONGEST_TEXT) - len(text))
    return padded[: schema.max_length] if schema.max_length else padded


def _valid_texts(schema: StringSchema) -> Iterator[str]:
    if not (schema.pattern or schema.min_length or schema.max_length):
        return iter(_CANDIDATES)
    lowest = schema.min_length or 0
    fitting = [one for one in _CANDIDATES if lowest <= len(one) <= (schema.max_length or len(one))]
    if not schema.pattern:
        return iter(fitting)
    try:
        pattern = Draft202012Validator({"pattern": schema.pattern}, pattern_options=_PATTERN_LIMITS)
    except ValidationError:  # a pattern that is none, or too large to be tried
        return iter(fitting)
    return (one for one in fitting if pattern.is_valid(one))


def _number(schema: IntegerSchema | NumberSchema, plain: float) -> float:
    lowest = schema.minimum if schema.minimum is not None else schema.exclusive_minimum
    highest = schema.maximum if schema.maximum is not None else schema.exclusive_maximum
    step = schema.multiple_of or 1
    value = plain
    if lowest is not None and value <= lowest:
        value = lowest + (step if schema.minimum is None else 0)
    if highest is not None and value >= highest:
        value = highest - (step if schema.maximum is None else 0)
    if not schema.multiple_of or abs(value / step) > _MOST_STEPS:
        return value
    above = math.ceil(value / step) * step
    return above if highest is None or above <= highest else math.floor(value / step) * step


class Samplers(Struct, frozen=True, kw_only=True):
    """The samplers of one API: for what is sent, and for what is received."""

    api: Api
    request: Sampler
    response: Sampler

    def warnings(self) -> tuple[ParseWarning, ...]:
        """Name what was too large for a test."""
        pointers = dict.fromkeys((*self.request.too_large, *self.response.too_large))
        return tuple(ParseWarning(rule="large-sample", pointer=pointer, reason=_TOO_LARGE) for pointer in pointers)


def samplers_of(api: Api) -> Samplers:
    """Make the samplers of an API. They remember what they made: one pair serves all its operations."""
    return Samplers(api=api, request=Sampler(api=api, is_given=True), response=Sampler(api=api, is_given=False))
