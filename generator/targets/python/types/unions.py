"""Named aliases: unions that msgspec cannot tell apart, and types that hold themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir.schemas import ObjectSchema, OneOfSchema, Schema, SchemaRef
from generator.targets.python.names.names import Names
from generator.targets.python.names.type_names import Declaration
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import runtime_import
from generator.targets.python.package.types import UnionType
from generator.targets.python.types.annotations import response_annotation, response_structure
from generator.targets.python.types.input_types import like_alias, mentions_alias
from generator.targets.python.types.type_docs import type_doc


def union_type(declaration: Declaration, names: Names, imports: set[Import]) -> UnionType:
    """Declare an alias twice: as a union for type checkers, and as the run-time type that picks the variant."""
    static = response_structure(declaration.schema, names)
    has_unknown = isinstance(declaration.schema, OneOfSchema) and names.shapes.has_unknown(declaration.schema)
    imports.update(static.imports)
    imports.update(
        {
            Import(module="typing", name="TYPE_CHECKING"),
            Import(module="typing", name="TypeAlias"),
            runtime_import("union"),
        }
    )
    arguments = [literal(declaration.name), _variants(declaration.schema, names), *_discriminator(declaration, names)]
    if has_unknown:
        arguments.append("unknown=UnknownVariant")
    like = like_alias(declaration, names, imports)
    return UnionType(
        name=declaration.name,
        static=literal(static.text) if mentions_alias(static, names) else static.text,
        run_time=f"union({', '.join(arguments)})",
        docstring=docstring(type_doc(declaration.schema)),
        like=like,
        has_like=bool(like),
    )


def tags_of(names: Names) -> Mapping[str, Mapping[str, str]]:
    """Give by the name of a class the members by whose value unions know it, with the only value of each."""
    found: dict[str, dict[str, set[str]]] = {}
    for declaration in names.types.declarations:
        union = declaration.schema
        if isinstance(union, OneOfSchema) and union.discriminator is not None:
            for value, target in union.discriminator.mapping:
                tags = found.setdefault(_class_at(target, names), {})
                tags.setdefault(union.discriminator.property_name, set()).add(value)
    return {
        name: {member: next(iter(values)) for member, values in tags.items() if len(values) == 1}
        for name, tags in found.items()
    }


def _variants(schema: Schema, names: Names) -> str:
    """Write the tuple of variants, those that may be declared further down as strings."""
    match schema:
        case OneOfSchema():
            variants = [response_annotation(variant, names) for variant in names.shapes.variants(schema)]
        case _:
            variants = [response_structure(schema, names)]
    written = [_expression(variant, names) for variant in variants]
    return f"({', '.join(written)}{',' if len(written) == 1 else ''})"


def _expression(variant: Annotation, names: Names) -> str:
    return literal(variant.text) if mentions_alias(variant, names) else variant.text


def _discriminator(declaration: Declaration, names: Names) -> Iterator[str]:
    schema = declaration.schema
    name = names.shapes.discriminating(schema) if isinstance(schema, OneOfSchema) else ""
    if not isinstance(schema, OneOfSchema) or not name:
        return
    yield f"discriminator={literal(name)}"
    default = _class_at(schema.discriminator.default, names) if schema.discriminator else ""
    if default:
        yield f"default={default}"
    mapping = _mapping(schema, name, names)
    if mapping:
        yield f"mapping={{{', '.join(f'{literal(value)}: {name}' for value, name in mapping.items())}}}"


def _mapping(union: OneOfSchema, property_name: str, names: Names) -> dict[str, str]:
    """Class by value of the discriminator: as the document maps it, else by the variants' own values, else by name."""
    classes = {
        names.declaration(variant).name: variant
        for variant in names.shapes.variants(union)
        if isinstance(variant, ObjectSchema) and names.shapes.is_declared(variant)
    }
    given = union.discriminator.mapping if union.discriminator else ()
    pairs = [*((value, _class_at(target, names)) for value, target in given)]
    pairs += [
        (value, name) for name, variant in classes.items() for value in names.shapes.values_of(variant, property_name)
    ]
    if union.discriminator:
        pairs += [(_last_segment(ref.target), _class_at(ref.target, names)) for ref in _references(union)]
    mapping: dict[str, str] = {}
    for value, name in pairs:
        if name in classes:
            mapping.setdefault(value, name)
    return mapping


def _class_at(pointer: str, names: Names) -> str:
    if not pointer:
        return ""
    schema = names.shapes.resolve(SchemaRef(pointer=pointer, target=pointer)).schema
    is_class = isinstance(schema, ObjectSchema) and names.shapes.is_declared(schema)
    return names.declaration(schema).name if is_class else ""


def _references(union: OneOfSchema) -> Iterator[SchemaRef]:
    yield from (variant for variant in union.variants if isinstance(variant, SchemaRef))


def _last_segment(pointer: str) -> str:
    return pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
