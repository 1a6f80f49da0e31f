"""The modules of `models/`: each type of the document as a class or an alias, ready to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.schemas import EnumSchema, ObjectSchema
from generator.targets.python.names.distinct import enum_member_names
from generator.targets.python.names.names import Names
from generator.targets.python.names.type_names import Declaration
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.imports import Import, import_lines
from generator.targets.python.package.runtime_names import runtime_import
from generator.targets.python.package.types import EnumType, InputDict, ModelModule, ModelType, UnionType
from generator.targets.python.types.input_types import input_dict, like_alias
from generator.targets.python.types.model_fields import model_fields
from generator.targets.python.types.type_docs import type_doc
from generator.targets.python.types.unions import tags_of, union_type

_FIXED_DOCS: Final = {
    "shared": "Types that more than one resource uses.",
    "webhooks": "Types of what webhooks send.",
    "other": "Types of the document that no operation uses.",
}


def view_models(names: Names) -> tuple[ModelModule, ...]:
    """Say every type of the document in Python: a module per resource, then `shared`, `webhooks` and `other`."""
    modules: dict[str, list[Declaration]] = {}
    for declaration in names.types.declarations:
        modules.setdefault(names.modules[declaration.name], []).append(declaration)
    tags = tags_of(names)
    return tuple(_module(module, modules[module], names, tags) for module in _ordered(modules, names))


def _ordered(modules: dict[str, list[Declaration]], names: Names) -> Iterator[str]:
    of_resources = dict.fromkeys(resource.module for resource in names.resources.values())
    yield from (module for module in of_resources if module in modules and module not in _FIXED_DOCS)
    yield from (module for module in _FIXED_DOCS if module in modules)


class _Draft(Struct, kw_only=True):
    """A module in the making."""

    imports: set[Import] = set()
    enums: list[EnumType] = []
    models: list[ModelType] = []
    inputs: list[InputDict] = []
    unions: list[UnionType] = []


def _module(
    module: str, declarations: list[Declaration], names: Names, tags: Mapping[str, Mapping[str, str]]
) -> ModelModule:
    draft = _Draft()
    for declaration in declarations:
        match declaration.schema:
            case EnumSchema() as schema:
                draft.enums.append(_enum(declaration, schema, names, draft.imports))
            case ObjectSchema() as schema:
                draft.models.append(_model(declaration, schema, names, draft.imports, tags.get(declaration.name, {})))
                draft.inputs.extend(input_dict(declaration, schema, names, draft.imports))
            case _:
                draft.unions.append(union_type(declaration, names, draft.imports))
    outside = (item for item in draft.imports if item.module != f".models.{module}")
    return ModelModule(
        name=module,
        docstring=docstring(_FIXED_DOCS.get(module, f"Types that `client.{module}` alone uses.")),
        import_lines=import_lines(outside, within=".models"),
        enums=tuple(draft.enums),
        models=tuple(draft.models),
        inputs=tuple(draft.inputs),
        unions=tuple(draft.unions),
        exports=tuple(sorted(_exports(declarations, names))),
    )


def _exports(declarations: list[Declaration], names: Names) -> Iterator[str]:
    for declaration in declarations:
        yield declaration.name
        if names.input_name(declaration):
            yield names.input_name(declaration)


def _enum(declaration: Declaration, schema: EnumSchema, names: Names, imports: set[Import]) -> EnumType:
    base = "OpenStrEnum" if schema.kind == "string" else "OpenIntEnum"
    imports.add(runtime_import(base))
    like = like_alias(declaration, names, imports)
    return EnumType(
        name=declaration.name,
        bases=base,
        docstring=docstring(type_doc(schema), level=1),
        members=tuple(f"{name} = {literal(value)}" for value, name in enum_member_names(schema).items()),
        like=like,
        has_like=bool(like),
    )


def _model(
    declaration: Declaration, schema: ObjectSchema, names: Names, imports: set[Import], tags: Mapping[str, str]
) -> ModelType:
    imports.add(runtime_import("Model"))
    is_sent = bool(names.input_name(declaration))
    inside = model_fields(schema, names.fields[declaration.name], names, imports, is_sent=is_sent, tags=tags)
    return ModelType(
        name=declaration.name,
        bases=", ".join(["Model", *inside.options]),
        docstring=docstring(type_doc(schema), level=1),
        fields=inside.fields,
        nullable=", ".join(literal(name) for name in inside.nullable),
        has_nullable=bool(inside.nullable),
        read_only=", ".join(literal(name) for name in inside.read_only),
        has_read_only=bool(inside.read_only),
        tags=", ".join(f"{literal(name)}: {literal(value)}" for name, value in inside.tags.items()),
        has_tags=bool(inside.tags),
        secret=", ".join(literal(name) for name in inside.secret),
        has_secret=bool(inside.secret),
        has_constructor=inside.takes_more,
        empty_lists=", ".join(literal(name) for name in inside.empty_lists),
        has_empty_lists=bool(inside.empty_lists),
    )
