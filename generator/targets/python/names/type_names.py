"""Class names of all types: components first, then what stands inline in them, in operations and in webhooks.

Document order wins where two want one name. Inline types that are alike in name and structure are one type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from msgspec import Struct

from generator.ir.api import Api, Webhook
from generator.ir.operations import MediaType, Operation
from generator.ir.schemas import (
    ArraySchema,
    EnumSchema,
    MapSchema,
    NamedSchema,
    Nullable,
    NullSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
)
from generator.targets.python.names.distinct import distinct_names
from generator.targets.python.package.identifiers import bounded_type_name, pascal, stem
from generator.targets.python.schemas.shapes import Shapes
from generator.targets.python.schemas.structure import structure, telling_values

_COMPONENT: Final = re.compile(r"#/components/schemas/[^/]+")
_SHARED_PART: Final = re.compile(r"#/components/(?:parameters|responses|requestBodies|headers)/([^/]+)")


class Declaration(Struct, frozen=True, kw_only=True):
    """One type that generated code declares by name. `pointer` is where it stands first."""

    name: str
    pointer: str
    schema: Schema


class TypeNames(Struct, frozen=True, kw_only=True):
    """Declarations in the order of the document, and the one each pointer leads to.

    `by_schema` holds the rare pointers of more than one type (a property that two compositions merge differently).
    """

    declarations: tuple[Declaration, ...]
    by_name: Mapping[str, Declaration]
    by_pointer: Mapping[str, Declaration]
    by_schema: Mapping[str, tuple[tuple[Schema, Declaration], ...]]

    def of(self, schema: Schema) -> Declaration:
        """Give the declaration of a schema that has one. Raises KeyError for any other schema."""
        pointer = schema.target if isinstance(schema, SchemaRef) else schema.pointer
        for known, declaration in self.by_schema.get(pointer, ()):
            if known is schema or known == schema:
                return declaration
        return self.by_pointer[pointer]


def name_components(api: Api, shapes: Shapes, taken: frozenset[str], given: Mapping[str, str]) -> dict[str, str]:
    """Class name of each component that is a type by name: ahead of all other classes, tags included.

    given: names that the owner of the API chose.
    """
    declared = (named.name for named in _components(api) if _declared_as(named, shapes) is not None)
    return distinct_names(declared, _class_name, taken, beside="Model", given=given)


def name_types(
    api: Api,
    shapes: Shapes,
    components: Mapping[str, str],
    prefixes: Mapping[str, tuple[str, str]],
    taken: frozenset[str],
) -> TypeNames:
    """Name every type of the document.

    components: what `name_components` gave. prefixes: by operation's pointer, the class name of its resource and its
    method in Pascal case. taken: names that are not to be given away.
    """
    namer = _Namer(shapes=shapes, claims=dict.fromkeys(taken))
    for named in _components(api):
        namer.claim_component(named, components)
    for named in _components(api):
        namer.visit_component(named)
    namer.visit_deferred()
    for operation in api.operations:
        _visit_operation(namer, operation, *prefixes[operation.pointer])
    for webhook in api.webhooks:
        _visit_webhook(namer, webhook)
    for named in api.schemas.values():
        if not named.is_component:
            namer.visit_named(named)
    return namer.result()


def _components(api: Api) -> Iterator[NamedSchema]:
    return (named for named in api.schemas.values() if named.is_component)


def _declared_as(named: NamedSchema, shapes: Shapes) -> Schema | None:
    """Give what a component is where that is a type by name, else None."""
    schema = _without_null(named.schema)
    is_recursive = named.pointer in shapes.recursive
    is_declared = is_recursive or (not isinstance(schema, SchemaRef) and shapes.is_declared(schema))
    return schema if is_declared else None


class _Namer(Struct, kw_only=True):
    """Names given so far: `claims` has every name, with its declaration unless it is reserved.

    met: the inline schemas that were named, by pointer. component: the one that is visited. deferred: what it has
    from others. attempts: by candidates, the names not looked at yet, and those that types have, by structure.
    """

    shapes: Shapes
    claims: dict[str, Declaration | None]
    declarations: list[Declaration] = []
    by_pointer: dict[str, Declaration] = {}
    met: dict[str, list[tuple[Schema, Declaration]]] = {}
    component: str = ""
    deferred: list[tuple[Schema, str]] = []
    attempts: dict[tuple[str, ...], tuple[Iterator[str], dict[tuple[object, ...], str]]] = {}

    def result(self) -> TypeNames:
        return TypeNames(
            declarations=tuple(self.declarations),
            by_name={declaration.name: declaration for declaration in self.declarations},
            by_pointer=self.by_pointer,
            by_schema={pointer: tuple(met) for pointer, met in self.met.items() if len(met) > 1},
        )

    def claim_component(self, named: NamedSchema, names: Mapping[str, str]) -> None:
        """Give a component its name ahead of everything that stands inside others."""
        schema = _declared_as(named, self.shapes)
        if schema is not None:
            declaration = self._declare(names[named.name], named.pointer, schema)
            self.by_pointer.setdefault(schema.pointer, declaration)
            self.met[schema.pointer] = [(schema, declaration)]

    def visit_component(self, named: NamedSchema) -> None:
        """Name what stands inside a component."""
        self.component = named.pointer
        schema = _without_null(named.schema)
        declaration = self.by_pointer.get(named.pointer)
        if declaration is None:
            self.visit(schema, (pascal(stem(named.name)),))
        else:
            self._visit_inside(schema, declaration.name)
        self.component = ""

    def visit_deferred(self) -> None:
        """Name what a component only borrowed from another that does not have it itself."""
        for schema, name in self.deferred:
            self.visit(schema, (name,))
        self.deferred.clear()

    def visit_named(self, named: NamedSchema) -> None:
        """Name a schema that others refer to where it stands, if it was not met there."""
        self.visit(named.schema, (pascal(stem(named.name)),))
        if named.pointer in self.shapes.recursive and named.pointer not in self.by_pointer:
            self._declare(self._free_name((pascal(stem(named.name)),)), named.pointer, named.schema)

    def visit(self, schema: Schema, candidates: tuple[str, ...]) -> None:
        """Name a schema that stands inline, and all within it, by the first of the candidates that is free."""
        match schema:
            case Nullable(of=inner):
                self.visit(inner, candidates)
            case ArraySchema(items=inner):
                self.visit(inner, tuple(f"{name}Item" for name in candidates))
            case MapSchema(values=inner):
                self.visit(inner, tuple(f"{name}Value" for name in candidates))
            case ObjectSchema() | EnumSchema() | OneOfSchema() if self.shapes.is_declared(schema):
                self._visit_declared(schema, candidates)
            case OneOfSchema():
                self._visit_variants(schema, candidates)
            case _:
                return

    def _visit_declared(self, schema: Schema, candidates: tuple[str, ...]) -> None:
        if self._is_borrowed(schema):
            self.deferred.append((schema, candidates[0]))
            return
        met = self.met.setdefault(schema.pointer, [])
        if any(known is schema or known == schema for known, _ in met):
            return
        name = self._inline_name(schema, candidates)
        declaration = self.claims.get(name) or self._declare(name, schema.pointer, schema)
        self.by_pointer.setdefault(schema.pointer, declaration)
        met.append((schema, declaration))
        self._visit_inside(schema, name)

    def _visit_inside(self, schema: Schema, name: str) -> None:
        match schema:
            case ObjectSchema(properties=properties, additional=additional):
                for member in properties:
                    self.visit(member.schema, (name + pascal(stem(member.name)),))
                if not isinstance(additional, bool):
                    self.visit(additional, (f"{name}Value",))
            case OneOfSchema():
                self._visit_variants(schema, (name,))
            case ArraySchema() | MapSchema():
                self.visit(schema, (name,))
            case _:
                return

    def _visit_variants(self, union: OneOfSchema, candidates: tuple[str, ...]) -> None:
        inline = [variant for variant in union.variants if not isinstance(variant, SchemaRef | NullSchema)]
        is_alone = len(inline) == 1 and not self.shapes.is_ambiguous(union)
        suffixes = ("",) if is_alone else _variant_suffixes(inline)
        for variant, suffix in zip(inline, suffixes, strict=True):
            self.visit(variant, tuple(name + suffix for name in candidates))

    def _is_borrowed(self, schema: Schema) -> bool:
        """Whether the schema stands in a component other than the one that is being visited."""
        home = _COMPONENT.match(schema.pointer)
        return bool(self.component and home and home[0] != self.component)

    def _inline_name(self, schema: Schema, candidates: tuple[str, ...]) -> str:
        """Give the first name that is free, or that a type of the same structure has; each is looked at once."""
        if candidates not in self.attempts:
            self.attempts[candidates] = (self._attempts(candidates), {})
        names, known = self.attempts[candidates]
        wanted = structure(schema)
        while wanted not in known:
            name = next(names)
            holder = self.claims.get(name, _FREE)
            if holder is _FREE:
                known[wanted] = name
            elif holder is not None:
                known.setdefault(structure(holder.schema), name)
        return known[wanted]

    def _free_name(self, candidates: tuple[str, ...]) -> str:
        return next(name for name in self._attempts(candidates) if name not in self.claims)

    def _attempts(self, candidates: tuple[str, ...]) -> Iterator[str]:
        for name in candidates:
            yield bounded_type_name(name)
        stem = candidates[0]
        if self.claims.get(bounded_type_name(stem), _FREE) is None:
            stem = f"{stem}Model"
            yield bounded_type_name(stem)
        yield from (bounded_type_name(f"{stem}{number}") for number in count(2))

    def _declare(self, name: str, pointer: str, schema: Schema) -> Declaration:
        declaration = Declaration(name=name, pointer=pointer, schema=schema)
        self.claims[name] = declaration
        self.declarations.append(declaration)
        self.by_pointer.setdefault(pointer, declaration)
        return declaration


_FREE: Final = Declaration(name="", pointer="", schema=NullSchema(pointer=""))


def _variant_suffixes(variants: Sequence[Schema]) -> tuple[str, ...]:
    """Tell variants apart by the value each has in a member of its own (`Lognormal`), else by number (`Variant1`)."""
    suffixes = tuple(pascal(stem(value)) for value in telling_values(variants))
    if suffixes and all(suffixes) and len(set(suffixes)) == len(variants):
        return suffixes
    return tuple(f"Variant{number}" for number in range(1, len(variants) + 1))


def _visit_operation(namer: _Namer, operation: Operation, resource: str, method: str) -> None:
    for parameter in operation.parameters:
        name = pascal(stem(parameter.name))
        own = (f"{resource}{name}", f"{resource}{method}{name}")
        namer.visit(parameter.schema, (*_shared_name(parameter.schema, ""), *own))
    if operation.request_body is not None:
        _visit_content(namer, operation.request_body.content, f"{resource}{method}", "Body")
    is_first = True
    for response in operation.responses:
        is_success = is_first and response.status.startswith("2")
        suffix = "Response" if is_success else f"Response{response.status.title()}"
        _visit_content(namer, response.content, f"{resource}{method}", suffix)
        is_first = is_first and not is_success


def _visit_webhook(namer: _Namer, webhook: Webhook) -> None:
    if webhook.request_body is not None:
        _visit_content(namer, webhook.request_body.content, pascal(stem(webhook.name)), "Payload")


def _visit_content(namer: _Namer, content: tuple[MediaType, ...], owner: str, suffix: str) -> None:
    for media_type in content:
        if media_type.schema is not None:
            own = f"{owner}{suffix}"
            namer.visit(media_type.schema, (*_shared_name(media_type.schema, suffix), own))


def _shared_name(schema: Schema, suffix: str) -> tuple[str, ...]:
    """Names by the component a parameter, body or response comes from, since others use it as well."""
    found = _SHARED_PART.match(schema.pointer)
    name = pascal(stem(found[1].replace("~1", "/").replace("~0", "~"))) if found else ""
    return tuple(dict.fromkeys((name, f"{name}{suffix}"))) if name else ()


def _class_name(wire_name: str) -> str:
    return bounded_type_name(pascal(wire_name))


def _without_null(schema: Schema) -> Schema:
    while isinstance(schema, Nullable):
        schema = schema.of
    return schema
