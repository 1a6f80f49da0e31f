"""Reading the surface of the package that a document is made into, by the names the Python target gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.change import Type
from generator.changes.package.annotations import read_argument, read_type, without
from generator.changes.package.surface import (
    AliasType,
    Argument,
    EnumType,
    Field,
    Method,
    ModelType,
    NamedType,
    Surface,
)
from generator.changes.where import path_key
from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import EnumSchema, ObjectSchema
from generator.targets.python.client.definition import view_definition
from generator.targets.python.client.exports import ERRORS, error_name, view_exports
from generator.targets.python.names.distinct import enum_member_names
from generator.targets.python.names.names import Names, name_api
from generator.targets.python.names.type_names import Declaration
from generator.targets.python.operations.choices import with_choices
from generator.targets.python.operations.inputs import Input
from generator.targets.python.operations.resources import ResourceDraft, view_resources
from generator.targets.python.package.declared import literal
from generator.targets.python.package.package import Argument as ViewedArgument
from generator.targets.python.package.package import Method as ViewedMethod
from generator.targets.python.types.annotations import response_annotation, response_structure
from generator.targets.python.types.model_fields import is_constant
from generator.targets.python.types.type_docs import is_write_only
from generator.targets.settings import Layers, TargetSettings

_NO_LAYERS: Final = Layers()


def read_surface(api: Api, settings: TargetSettings, layers: Layers = _NO_LAYERS) -> Surface:
    """Give the surface of the package that `api` becomes under these names and layers."""
    taken = (settings.client, f"Async{settings.client}", error_name(settings), *ERRORS, *layers.exports)
    api = with_choices(api)
    names = name_api(api, taken, settings.choices.rename)
    definition = view_definition(api, settings, names)
    return Surface(
        methods=tuple(method for draft in view_resources(api, names, layers.mixins) for method in _methods(draft)),
        types=tuple(_type(declaration, names) for declaration in names.types.declarations),
        exports=tuple(export.name for export in view_exports(settings, layers.exports, definition.kinds, names)),
        environments=tuple(environment.key for environment in definition.environments),
    )


def _methods(resource: ResourceDraft) -> Iterator[Method]:
    for draft in resource.methods:
        operation, given = draft.shape.operation, {one.argument: one for one in draft.shape.inputs}
        for position, viewed in enumerate(draft.methods):
            yield Method(
                name=viewed.name,
                resource=resource.resource.attribute,
                key=_operation_key(operation),
                operation=f"{operation.method.upper()} {operation.path}{_as_variant(operation)}",
                returns=read_type(viewed.returns),
                arguments=tuple(_arguments(viewed, given, operation)),
                pointer=operation.pointer,
                is_session=position > 0,
            )


def _operation_key(operation: Operation) -> str:
    """Distinguish operations as servers do: the names of path parameters do not matter."""
    return f"{operation.method.upper()} {path_key(operation.path)}{_as_variant(operation)}"


def _as_variant(operation: Operation) -> str:
    return f" as {operation.variant}" if operation.variant else ""


def _arguments(method: ViewedMethod, given: dict[str, Input], operation: Operation) -> Iterator[Argument]:
    for position, viewed in enumerate(method.arguments):
        one, declared = given.get(viewed.name), read_argument(viewed.declaration)
        yield Argument(
            name=viewed.name,
            key=_argument_key(viewed, one, position),
            annotation=without(declared.annotation, "UnsetType"),
            is_required=not declared.has_default,
            is_positional=viewed.is_positional,
            pointer=_pointer(one) or operation.pointer,
        )


def _argument_key(viewed: ViewedArgument, given: Input | None, position: int) -> str:
    """Path parameters are known by their place; what the package itself takes, by its name."""
    if given is None:
        return f"own {viewed.name}"
    return f"path {position}" if given.place == "path" else f"{given.place} {given.wire_name}"


def _pointer(given: Input | None) -> str:
    if given is None:
        return ""
    return given.parameter.pointer if given.parameter else given.schema.pointer


def _type(declaration: Declaration, names: Names) -> NamedType:
    name, input_name, pointer = declaration.name, names.input_name(declaration), declaration.pointer
    match declaration.schema:
        case ObjectSchema() as schema:
            fields = tuple(_fields(schema, names.fields[name], names))
            return ModelType(name=name, input_name=input_name, fields=fields, pointer=pointer)
        case EnumSchema() as schema:
            values = (literal(value) for value in schema.values)
            members = tuple(zip(enum_member_names(schema).values(), values, strict=True))
            return EnumType(name=name, input_name=input_name, members=members, pointer=pointer)
        case schema:
            annotation = read_type(response_structure(schema, names).text)
            return AliasType(name=name, input_name=input_name, annotation=annotation, pointer=pointer)


def _fields(schema: ObjectSchema, attributes: Mapping[str, str], names: Names) -> Iterator[Field]:
    for member in schema.properties:
        yield Field(
            name=attributes[member.name],
            wire_name=member.name,
            annotation=read_type(response_annotation(member.schema, names).text),
            is_optional=not member.required or is_write_only(member.schema, names.shapes) or is_constant(member, names),
            pointer=member.pointer,
        )
    if not isinstance(schema.additional, bool):
        values = read_type(response_annotation(schema.additional, names).text)
        kind = Type(name="dict", arguments=(Type(name="str"), values))
        pointer = schema.additional.pointer
        yield Field(name="additional", wire_name="", annotation=kind, is_optional=True, pointer=pointer)
