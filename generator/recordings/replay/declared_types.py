"""The types of a package against the document: values of enums, names of members, and what payload classes send.

Recorded requests are sent as mappings, so that a class by which a caller may write the same body is met by none of
them: each recorded body is read as its class and written again, and must be the same.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.document.tree import Json
from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import EnumSchema, ObjectSchema, Schema, SchemaRef
from generator.ir.walk import resolve_value
from generator.recordings.described import is_json, media_type_of
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import NoJsonError, Recorded, json_of
from generator.recordings.replay.calls import NamedApi
from generator.recordings.replay.replays import fault_at
from generator.targets.python.names.names import Names

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction


@dataclass(frozen=True, kw_only=True, slots=True)
class DeclaredTypes:
    """The types of a package, by the pointers of the document that they were made from."""

    package: LoadedPackage
    api: Api
    names: Names

    @classmethod
    def of(cls, package: LoadedPackage, named: NamedApi) -> DeclaredTypes:
        """Give the types of a package of a document."""
        return cls(package=package, api=named.api, names=named.names)

    def wrong_declarations(self) -> Iterator[Finding]:
        """Give a finding for each enum with other values than the document, and each class with other members."""
        for declaration in self.names.types.declarations:
            module = self.package.module(f"models.{self.names.modules[declaration.name]}")
            kinds = [getattr(module, declaration.name)]
            if given := self.names.input_name(declaration):
                kinds.append(getattr(module, given))
            declared = _declared_names(declaration.schema)
            if declared is None:
                continue
            for kind in kinds:
                known = _names_of(kind, self.package)
                if known is not None and known != declared:
                    differing = ", ".join(map(repr, sorted(map(str, known ^ declared))))
                    message = f"{kind.__name__} and the document differ in {differing}"
                    yield _fault("wrong-declaration", message, declaration.schema.pointer)

    def wrong_payloads(self, recorded: Recorded, operations: Iterable[Operation]) -> Iterator[Finding]:
        """Give a finding for each recorded body that is another one after it was read as its payload class."""
        by_id = {operation.operation_id: operation for operation in operations}
        for number, interaction in enumerate(recorded.recording.interactions):
            operation = by_id.get(interaction.operation)
            if operation is None or interaction.response is None or interaction.response.status >= 400:  # noqa: PLR2004
                continue
            for difference in self._payload_difference(operation, interaction):
                yield fault_at(recorded, number, "payload-class-differs", difference, within="/request/body")

    def _payload_difference(self, operation: Operation, interaction: Interaction) -> Iterator[str]:
        content = operation.request_body.content if operation.request_body else ()
        media_type = media_type_of(content, interaction.request.headers.get("content-type", ""))
        if media_type is None or interaction.request.body is None or not is_json(media_type.content_type):
            return
        schema = media_type.schema
        if not isinstance(schema, SchemaRef) or not isinstance(resolve_value(schema, self.api.schemas), ObjectSchema):
            return
        try:
            data = json_of(interaction.request.body)
        except NoJsonError:
            return
        name = self.names.type_name(schema.target)
        kind = getattr(self.package.module(f"models.{self.names.module(schema.target)}"), name)
        yield from self._difference(data, kind, name)

    def _difference(self, data: Json, kind: Any, name: str) -> Iterator[str]:  # noqa: ANN401 # a class of the package
        likeness, plain = self.package.module("testing.likeness"), self.package.module("testing.plain").plain
        convert = self.package.module("runtime.values.models").msgspec.convert
        try:
            likeness.assert_alike(data, plain(convert(data, kind)), name)
        except (AssertionError, ValueError) as error:
            yield str(error)


def _declared_names(schema: Schema) -> frozenset[object] | None:
    """Give the values of an enum or the members of an object; None for what has neither."""
    match schema:
        case EnumSchema(values=values):
            return frozenset(values)
        case ObjectSchema(properties=members):
            return frozenset(member.name for member in members)
        case _:
            return None


def _names_of(kind: Any, package: LoadedPackage) -> frozenset[object] | None:  # noqa: ANN401 # a type of the package
    """Give the same of a type of the package; None for an alias, which is neither enum, class nor mapping."""
    if not isinstance(kind, type):
        return None
    if issubclass(kind, enum.Enum):
        return frozenset(member.value for member in kind)
    structs = package.module("runtime.values.models").msgspec.structs
    members = package.module("runtime.values.members")
    own, wire_name = members.ADDITIONAL, members.wire_name
    if hasattr(kind, "__struct_fields__"):
        return frozenset(wire_name(field.encode_name) for field in structs.fields(kind)) - {own}
    return frozenset(kind.__annotations__)


def _fault(rule: str, message: str, document: str) -> Finding:
    return Finding(kind=FindingClass.CODE_FAULT, rule=rule, message=message, document=document)
