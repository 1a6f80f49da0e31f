"""Named aliases: unions that msgspec cannot tell apart, and types that hold themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.schemas import EnumSchema, ObjectSchema, OneOfSchema, Schema, SchemaRef
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
    imports.update(static.imports)
    imports.update(
        {
            Import(module="typing", name="TYPE_CHECKING"),
            Import(module="typing", name="TypeAlias"),
            runtime_import("union"),
        }
    )
    arguments = [literal(declaration.name), _variants(declaration.schema, names), *_discriminator(declaration, names)]
    like = like_alias(declaration, names, imports)
    return UnionType(
        name=declaration.name,
        static=literal(static.text) if mentions_alias(static, names) else static.text,
        run_time=f"union({', '.join(arguments)})",
        docstring=docstring(type_doc(declaration.schema)),
        like=like,
        has_like=bool(like),
    )


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
    if not isinstance(schema, OneOfSchema) or schema.discriminator is None:
        return
    mapping = _mapping(schema, schema.discriminator.property_name, schema.discriminator.mapping, names)
    yield f"discriminator={literal(schema.discriminator.property_name)}"
    default = _class_at(schema.discriminator.default, names) if schema.discriminator.default else ""
    if default:
        yield f"default={default}"
    if mapping:
        yield f"mapping={{{', '.join(f'{literal(value)}: {name}' for value, name in mapping.items())}}}"


def _mapping(
    union: OneOfSchema, property_name: str, given: tuple[tuple[str, str], ...], names: Names
) -> dict[str, str]:
    """Class by value of the discriminator: as the document maps it, else by the variants' own values, else by name."""
    classes = {
        names.declaration(variant).name: variant
        for variant in names.shapes.variants(union)
        if isinstance(variant, ObjectSchema) and names.shapes.is_declared(variant)
    }
    pairs = [*((value, _class_at(target, names)) for value, target in given)]
    pairs += [(value, name) for name, variant in classes.items() for value in _own_values(variant, property_name)]
    pairs += [(_last_segment(ref.target), _class_at(ref.target, names)) for ref in _references(union)]
    mapping: dict[str, str] = {}
    for value, name in pairs:
        if name in classes:
            mapping.setdefault(value, name)
    return mapping


def _class_at(pointer: str, names: Names) -> str:
    schema = names.shapes.resolve(SchemaRef(pointer=pointer, target=pointer)).schema
    is_class = isinstance(schema, ObjectSchema) and names.shapes.is_declared(schema)
    return names.declaration(schema).name if is_class else ""


def _own_values(variant: ObjectSchema, property_name: str) -> Iterator[str]:
    for member in variant.properties:
        if member.name == property_name and isinstance(member.schema, EnumSchema):
            yield from (str(value) for value in member.schema.values)


def _references(union: OneOfSchema) -> Iterator[SchemaRef]:
    yield from (variant for variant in union.variants if isinstance(variant, SchemaRef))


def _last_segment(pointer: str) -> str:
    return pointer.rsplit("/", 1)[-1].replace("~1", "/").replace("~0", "~")
