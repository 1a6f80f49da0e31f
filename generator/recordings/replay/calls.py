"""Recorded requests as calls of generated methods: which method, and which arguments say exactly what was sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import parse_qsl

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import (
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
)
from generator.ir.walk import resolve_value
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.parameters import takes
from generator.targets.python.names.call_names import first_tag
from generator.targets.python.names.names import Names, name_api
from generator.targets.python.operations.choices import with_choices
from generator.targets.python.operations.inputs import Input, inputs_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content, Interaction, RecordedPart

Pairs = Sequence[tuple[str, str]]

_FORM: Final = "application/x-www-form-urlencoded"
_BRACKETS: Final = re.compile(r"\[([^\]]*)\]")


class NoCallError(ValueError):
    """A request that no single call of a generated method sends: the text says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MethodCall:
    """One call: `client.<resource>.<method>(**arguments)`."""

    resource: str
    method: str
    arguments: Mapping[str, Any]

    def __str__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"client.{self.resource}.{self.method}({given[:200]})"


class NamedApi(NamedTuple):
    """A document with the names that its package has. Several packages may be checked against one."""

    api: Api
    names: Names

    @classmethod
    def of(cls, api: Api) -> NamedApi:
        """Name all of a document as its package does."""
        api = with_choices(api)
        return cls(api, name_api(api, ()))


class Calls:
    """The generated methods of a document, by operation."""

    def __init__(self, package: LoadedPackage, named: NamedApi) -> None:
        self._api, self._names = named
        self._operations = {operation.operation_id: operation for operation in reversed(self._api.operations)}
        self._bodies = package.module("testing.recordings.bodies")

    def call_of(self, interaction: Interaction) -> MethodCall:
        """Give the call that sends a recorded request. Raises NoCallError where there is none."""
        operation = self._operations.get(interaction.operation)
        if operation is None:
            raise NoCallError("no operation of the document is called")
        if "content-range" in interaction.request.headers:
            raise NoCallError("it is one part of an upload")
        inputs = inputs_of(operation, self._api, self._names)
        return MethodCall(
            resource=self._names.resource(first_tag(operation)).attribute,
            method=self._names.method(operation),
            arguments={**self._parameters(operation, inputs, interaction), **self._body(inputs, interaction)},
        )

    def operation(self, operation_id: str) -> Operation | None:
        """Give an operation of the document by its id."""
        return self._operations.get(operation_id)

    def is_upload(self, operation_id: str) -> bool:
        """Return whether an operation takes a file in parts: its call may become several requests."""
        operation = self._operations.get(operation_id)
        return operation is not None and operation.hints.chunk_upload is not None

    def _parameters(self, operation: Operation, inputs: Iterable[Input], interaction: Interaction) -> dict[str, Any]:
        query = interaction.request.query
        arguments: dict[str, Any] = {}
        taken: set[str] = set()
        for one in inputs:
            pairs = [pair for pair in query if one.place == "query" and self._takes(one, pair[0])]
            taken |= {name for name, _ in pairs}
            if pairs:
                arguments[one.argument] = self._query_value(one, pairs)
            elif (text := _plain_text(one, interaction)) is not None:
                arguments[one.argument] = self._scalar(one.schema, text)
        if unknown := [name for name, _ in query if name not in taken]:
            raise NoCallError(f"no argument of {operation.operation_id} sends {unknown[0]!r}")
        return arguments

    def _takes(self, one: Input, name: str) -> bool:
        return one.parameter is not None and takes(one.parameter, name, self._api)

    def _query_value(self, one: Input, pairs: Pairs) -> Any:  # noqa: ANN401 # any JSON
        schema = resolve_value(one.schema, self._api.schemas)
        if isinstance(schema, ArraySchema):
            return [self._scalar(schema.items, text) for _, text in pairs]
        if isinstance(schema, MapSchema | ObjectSchema):
            return _members(pairs)
        return self._scalar(schema, pairs[0][1])

    def _scalar(self, schema: Schema, text: str) -> Any:  # noqa: ANN401 # any JSON
        match resolve_value(schema, self._api.schemas):
            case BooleanSchema() if text in {"true", "false"}:
                return text == "true"
            case IntegerSchema() if re.fullmatch(r"-?\d+", text):
                return int(text)
            case NumberSchema():
                return float(text)
            case _:
                return text

    def _body(self, inputs: Iterable[Input], interaction: Interaction) -> dict[str, Any]:
        body = interaction.request.body
        if body is None:
            return {}
        by_name = {one.wire_name: one for one in inputs if one.place == "body"}
        if (parts := getattr(body, "parts", None)) is not None:
            return self._parts(by_name, parts)
        content_type = interaction.request.headers.get("content-type", "")
        if content_type.startswith(_FORM):
            return self._form(by_name, parse_qsl(self._bytes(body).decode(), keep_blank_values=True))
        data = self._bodies.read_data(body) if self._bodies.is_json(content_type) else self._bytes(body)
        if not by_name:
            return {one.argument: data for one in inputs if one.place == "whole body"}
        if not isinstance(data, dict):
            raise NoCallError("its body is no object")
        return {_named(by_name, name).argument: value for name, value in data.items()}

    def _form(self, by_name: Mapping[str, Input], pairs: Pairs) -> dict[str, Any]:
        """Read a form whose members are plain; others have brackets in their names."""
        return {(one := _named(by_name, name)).argument: self._scalar(one.schema, text) for name, text in pairs}

    def _parts(self, by_name: Mapping[str, Input], parts: Iterable[RecordedPart]) -> dict[str, Any]:
        return {(one := _named(by_name, part.name)).argument: self._part(one, part) for part in parts}

    def _part(self, one: Input, part: RecordedPart) -> Any:  # noqa: ANN401 # a file or a text
        content = self._bytes(part.content)
        if not one.is_file:
            return self._scalar(one.schema, content.decode())
        return (part.filename, content, part.content_type) if part.filename else content

    def _bytes(self, content: Content) -> bytes:
        try:
            written: bytes = self._bodies.write_content(content)
        except self._bodies.NotKeptError as error:
            raise NoCallError("of its file only the hash is kept") from error
        return written


def _plain_text(one: Input, interaction: Interaction) -> str | None:
    """Give what stands in the path or in a header for an argument. Raises NoCallError for a path without it."""
    match one.place:
        case "path":
            if one.wire_name not in interaction.request.values:
                raise NoCallError(f"its path has no {one.wire_name!r}")
            return interaction.request.values[one.wire_name]
        case "header":
            return interaction.request.headers.get(one.wire_name.lower())
        case _:
            return None


def _named(by_name: Mapping[str, Input], name: str) -> Input:
    if name not in by_name:
        raise NoCallError(f"no argument sends the member {name!r}")
    return by_name[name]


def _members(pairs: Pairs) -> dict[str, Any]:
    """Read `filter[country][]=FR` back to `{"country": ["FR"]}`."""
    members: dict[str, Any] = {}
    for name, text in pairs:
        steps = _BRACKETS.findall(name)
        if len(steps) > 1 and not steps[-1]:
            members.setdefault(steps[0], []).append(text)
        elif steps:
            members[steps[0]] = text
    return members
