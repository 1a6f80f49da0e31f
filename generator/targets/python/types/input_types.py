"""What a caller may give for a type: dicts with wire names for objects, aliases for enums and unions."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.schemas import EnumSchema, ObjectSchema, Property
from generator.targets.python.names.names import Names
from generator.targets.python.names.type_names import Declaration
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.identifiers import is_plain_name
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.types import InputDict
from generator.targets.python.types.annotations import argument_annotation, argument_structure, literals
from generator.targets.python.types.type_docs import is_read_only

NAME: Final = re.compile(r"[A-Za-z_]\w*")
"""A name within the text of a type."""


def input_dict(
    declaration: Declaration, schema: ObjectSchema, names: Names, imports: set[Import]
) -> tuple[InputDict, ...]:
    """Give the dict for an object that a request may hold, as a tuple of one; () for any other."""
    name = names.input_name(declaration)
    if not name:
        return ()
    imports.add(Import(module="typing", name="TypedDict"))
    members = [(member.name, _member_type(member, names, imports)) for member in schema.properties]
    is_functional = _needs_mapping(members)
    return (
        InputDict(
            name=name,
            docstring=docstring(f"What may be given for `{declaration.name}`, in the names of the API.", level=1),
            members=tuple(_entry(*member) if is_functional else f"{member[0]}: {member[1]}" for member in members),
            is_functional=is_functional,
        ),
    )


def like_alias(declaration: Declaration, names: Names, imports: set[Import]) -> str:
    """Declare what may be given for an enum or a union: `SortByLike: TypeAlias = SortBy | Literal["asc", "desc"]`.

    "" where no request holds the type.
    """
    name = names.input_name(declaration)
    if not name:
        return ""
    imports.add(Import(module="typing", name="TypeAlias"))
    match declaration.schema:
        case EnumSchema(values=values):
            given = literals(values)
            imports.update(given.imports)
            return f"{name}: TypeAlias = {declaration.name} | {given.text}"
        case schema:
            given = argument_structure(schema, names)
            imports.update(given.imports)
            written = literal(given.text) if mentions_alias(given, names) else given.text
            return f"{name}: TypeAlias = {written}"


def mentions_alias(annotation: Annotation, names: Names) -> bool:
    """Whether a type names an alias, which may be declared later in the module and has to stand in quotes."""
    return not names.aliases.isdisjoint(NAME.findall(annotation.text))


def _member_type(member: Property, names: Names, imports: set[Import]) -> str:
    annotation: Annotation = argument_annotation(member.schema, names)
    imports.update(annotation.imports)
    if not member.required or is_read_only(member.schema, names.shapes):
        return annotation.text
    imports.add(Import(module="typing", name="Required"))
    return f"Required[{annotation.text}]"


def _needs_mapping(members: list[tuple[str, str]]) -> bool:
    """Whether a class body cannot hold the names: no identifiers, or names that annotations use as types."""
    types = {name for _, kind in members for name in NAME.findall(kind)}
    return any(not is_plain_name(name) or name in types for name, _ in members)


def _entry(wire_name: str, kind: str) -> str:
    return f"{literal(wire_name)}: {literal(kind)}"
