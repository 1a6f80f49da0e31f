"""Which module of `models/` a type belongs to, and which types a request may hold.

A type that one resource alone uses, however indirectly, is in the module of that resource; one that several use is in
`shared`, one that webhooks alone use in `webhooks`, one that nothing uses in `other`. So no two modules import each
other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir.api import Api
from generator.ir.operations import MediaType, Operation
from generator.ir.schemas import OneOfSchema, Schema, SchemaRef
from generator.ir.walk import children
from generator.targets.python.names.call_names import ResourceName, first_tag
from generator.targets.python.names.type_names import Declaration, TypeNames
from generator.targets.python.schemas.shapes import Shapes


def group_types(api: Api, shapes: Shapes, types: TypeNames, resources: Mapping[str, ResourceName]) -> dict[str, str]:
    """Give the module of each type, by the type's name."""
    roots: dict[str, list[Schema]] = {}
    for operation in api.operations:
        module = resources[first_tag(operation)].module
        roots.setdefault(module, []).extend(_operation_schemas(operation))
    for webhook in api.webhooks:
        body = webhook.request_body
        roots.setdefault("webhooks", []).extend(_content_schemas(body.content if body else ()))
    uses = _Uses(shapes, types)
    users: dict[str, set[str]] = {declaration.name: set() for declaration in types.declarations}
    for module, schemas in roots.items():
        for name in uses.reached_from(schemas):
            users[name].add(module)
    return {name: _module(modules) for name, modules in users.items()}


def input_types(api: Api, shapes: Shapes, types: TypeNames) -> frozenset[str]:
    """Names of all types that a parameter or a request body may hold."""
    given = (schema for operation in api.operations for schema in _given_schemas(operation))
    return frozenset(_Uses(shapes, types).reached_from(given))


class _Uses:
    """Which types a type names in its members, found once for each."""

    def __init__(self, shapes: Shapes, types: TypeNames) -> None:
        self._shapes = shapes
        self._types = types
        self._direct: dict[str, tuple[Declaration, ...]] = {}

    def reached_from(self, schemas: Iterable[Schema]) -> dict[str, None]:
        """Names of the types behind the schemas, however many steps away, in the order they are met."""
        reached: dict[str, None] = {}
        waiting = [declaration for schema in schemas for declaration in self._named_in(schema)]
        while waiting:
            declaration = waiting.pop()
            if declaration.name not in reached:
                reached[declaration.name] = None
                waiting.extend(self._used_by(declaration))
        return reached

    def _used_by(self, declaration: Declaration) -> tuple[Declaration, ...]:
        if declaration.name not in self._direct:
            self._direct[declaration.name] = tuple(self._named_inside(declaration.schema))
        return self._direct[declaration.name]

    def _named_inside(self, schema: Schema) -> Iterator[Declaration]:
        match schema:
            case OneOfSchema():
                inside = self._shapes.variants(schema)
            case SchemaRef():
                inside = (schema,)
            case _:
                inside = children(schema)
        for one in inside:
            yield from self._named_in(one)

    def _named_in(self, schema: Schema) -> Iterator[Declaration]:
        resolved = self._shapes.resolve(schema).schema
        if self._shapes.is_declared(resolved):
            yield self._types.of(resolved)
        else:
            yield from self._named_inside(resolved)


def _module(users: set[str]) -> str:
    match sorted(users):
        case []:
            return "other"
        case [module]:
            return module
        case _:
            return "shared"


def _operation_schemas(operation: Operation) -> Iterator[Schema]:
    yield from _given_schemas(operation)
    for response in operation.responses:
        yield from _content_schemas(response.content)


def _given_schemas(operation: Operation) -> Iterator[Schema]:
    yield from (parameter.schema for parameter in operation.parameters)
    if operation.request_body is not None:
        yield from _content_schemas(operation.request_body.content)


def _content_schemas(content: tuple[MediaType, ...]) -> Iterator[Schema]:
    yield from (media_type.schema for media_type in content if media_type.schema is not None)
