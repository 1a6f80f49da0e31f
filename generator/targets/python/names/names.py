"""The one naming pass over a whole API: collisions are visible only from above, and nothing else changes case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.configuration.choices import NO_RENAMES, Renames
from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import EnumSchema, ObjectSchema, Schema
from generator.targets.python.names.call_names import (
    ResourceName,
    first_tag,
    name_arguments,
    name_methods,
    name_resources,
    name_sessions,
    name_variables,
)
from generator.targets.python.names.distinct import field_names, first_free, numbered
from generator.targets.python.names.grouping import group_types, input_types
from generator.targets.python.names.type_names import Declaration, TypeNames, name_components, name_types
from generator.targets.python.package.identifiers import pascal
from generator.targets.python.package.reserved import TYPE_NAMES
from generator.targets.python.schemas.shapes import Shapes, shapes_of

__all__ = ["Names", "ResourceName", "name_api"]


class Names(Struct, frozen=True, kw_only=True):
    """What everything is called. Types are asked for by pointer, and by schema where a pointer may hold two.

    aliases: the names of types that are no classes, and of what may be given for them. modules, input_names, fields:
    by the name of a type; methods, sessions and arguments: by the pointer of an operation. classes: every class name
    that a module may declare or import. variables: argument of the clients for each variable of an address.
    """

    shapes: Shapes
    types: TypeNames
    aliases: frozenset[str]
    modules: Mapping[str, str]
    input_names: Mapping[str, str]
    resources: Mapping[str, ResourceName]
    methods: Mapping[str, str]
    sessions: Mapping[str, str]
    arguments: Mapping[str, Mapping[tuple[str, str], str]]
    fields: Mapping[str, Mapping[str, str]]
    classes: frozenset[str]
    variables: Mapping[str, str]

    def type_name(self, pointer: str) -> str:
        """Give the class name of the object, enum or union at a pointer. Raises KeyError where no such type stands."""
        return self.types.by_pointer[pointer].name

    def module(self, pointer: str) -> str:
        """Give the module in `models/` of the type at a pointer: a resource's, "shared", "webhooks" or "other"."""
        return self.modules[self.type_name(pointer)]

    def declaration(self, schema: Schema) -> Declaration:
        """Give the declaration of a schema that is a type by name. Raises KeyError for any other."""
        return self.types.of(schema)

    def input_name(self, declaration: Declaration) -> str:
        """Name what a caller may give for a type: `VideoDict` (beside `Video`) or `SortByLike`; "" if never given."""
        return self.input_names.get(declaration.name, "")

    def resource(self, tag: str) -> ResourceName:
        """Name the resource of a tag; "" is the tag of operations that have none."""
        return self.resources[tag]

    def method(self, operation: Operation) -> str:
        """Name the method of an operation in the resource of its first tag."""
        return self.methods[operation.pointer]

    def session(self, operation: Operation) -> str:
        """Name the method that begins an upload whose parts the caller cuts; "" for any other operation."""
        return self.sessions.get(operation.pointer, "")

    def argument(self, operation: Operation, location: str, wire_name: str) -> str:
        """Name the argument for a parameter ("path", "query", "header", "cookie") or a member of the body ("body").

        A body that is passed whole is ("body", ""), or ("content", "") for one without structure.
        """
        return self.arguments[operation.pointer][location, wire_name]

    def field(self, owner_pointer: str, wire_name: str) -> str:
        """Name the attribute for a member of the object at a pointer."""
        return self.fields[self.type_name(owner_pointer)][wire_name]


def name_api(api: Api, taken: Iterable[str] = (), renames: Renames = NO_RENAMES) -> Names:
    """Name everything in a document.

    taken: further class names that are not to be given away (the clients). renames: names that the owner chose.
    """
    reserved = frozenset(taken)
    shapes = shapes_of(api.schemas)
    components = name_components(api, shapes, reserved | TYPE_NAMES, renames.schemas)
    resources = name_resources(api, reserved | {*components.values()}, renames.tags)
    methods = name_methods(api, resources, renames.operations)
    prefixes = {
        operation.pointer: (resources[first_tag(operation)].class_name, pascal(methods[operation.pointer]))
        for operation in api.operations
    }
    classes = frozenset(name for resource in resources.values() for name in resource.classes)
    types = name_types(api, shapes, components, prefixes, reserved | classes | TYPE_NAMES)
    input_names = _input_names(types, input_types(api, shapes, types), reserved | classes | TYPE_NAMES)
    return Names(
        shapes=shapes,
        types=types,
        aliases=_aliases(types, input_names),
        modules=group_types(api, shapes, types, resources),
        input_names=input_names,
        resources=resources,
        methods=methods,
        sessions=name_sessions(api, resources, methods),
        arguments={operation.pointer: name_arguments(operation, shapes, renames) for operation in api.operations},
        fields={declaration.name: _field_names(declaration, renames) for declaration in types.declarations},
        variables=name_variables(api),
        classes=frozenset({*reserved, *classes, *TYPE_NAMES, *types.by_name, *input_names.values()}),
    )


def _input_names(types: TypeNames, given: frozenset[str], reserved: frozenset[str]) -> dict[str, str]:
    """`VideoDict` for objects and `...Like` for other types that a request may hold."""
    taken = {*reserved, *(declaration.name for declaration in types.declarations)}
    named: dict[str, str] = {}
    for declaration in types.declarations:
        if declaration.name in given:
            suffix = "Dict" if isinstance(declaration.schema, ObjectSchema) else "Like"
            name = first_free(numbered(f"{declaration.name}{suffix}"), taken)
            named[declaration.name] = name
            taken.add(name)
    return named


def _aliases(types: TypeNames, input_names: Mapping[str, str]) -> frozenset[str]:
    own = [item.name for item in types.declarations if not isinstance(item.schema, ObjectSchema | EnumSchema)]
    return frozenset([*own, *(input_names[name] for name in own if name in input_names)])


def _field_names(declaration: Declaration, renames: Renames) -> dict[str, str]:
    match declaration.schema:
        case ObjectSchema() as schema:
            component = declaration.pointer.removeprefix("#/components/schemas/")
            return field_names(schema, renames.members_of(component))
        case _:
            return {}
