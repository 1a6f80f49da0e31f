"""Fields of a model: presence, null, wire names, and the members beside the named ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.schemas import AnySchema, ObjectSchema, Property, Schema, StringSchema
from generator.targets.python.names.names import Names
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.reserved import SCOPED_TYPES
from generator.targets.python.package.runtime_names import runtime_import
from generator.targets.python.package.types import Field
from generator.targets.python.types.annotations import Scope, given_annotation, response_annotation
from generator.targets.python.types.type_docs import is_write_only, member_doc

CONSTANT: Final = runtime_import("constant")
UNSET_ALONE: Final = frozenset({runtime_import("UNSET")})
_REFUSED: Final = re.compile(r"[\"\\\x00-\x1f\ud800-\udfff]")


class _Owner(Struct, frozen=True, kw_only=True):
    """What each field needs to know of its class. `field_call` makes a field whose wire name is its own.

    is_sent: requests carry the class, so that leaving a member out and sending null are two things.
    """

    attributes: Mapping[str, str]
    rename: str
    scope: Scope
    field_call: str
    is_sent: bool


class ModelFields(Struct, frozen=True, kw_only=True):
    """The inside of a model: options of its class (`kw_only=True`), and its fields.

    nullable: wire names of optional members that may be null, whose fields cannot tell that from being absent.
    secret: wire names of members that hold passwords. takes_more: the constructor takes plain values for enums.
    empty_lists: wire names of members for which an empty list stands for none.
    """

    options: tuple[str, ...]
    fields: tuple[Field, ...]
    nullable: tuple[str, ...]
    secret: tuple[str, ...]
    takes_more: bool
    empty_lists: tuple[str, ...]


def model_fields(
    schema: ObjectSchema, attributes: Mapping[str, str], names: Names, imports: set[Import], *, is_sent: bool
) -> ModelFields:
    """Give the inside of a model; adds the imports it needs.

    attributes: name of each field by wire name. is_sent: requests carry it too.
    """
    owner = _Owner(
        attributes=attributes,
        rename=_best_rename(attributes),
        scope=SCOPED_TYPES.intersection(attributes.values()),
        field_call="wire_field" if "field" in attributes.values() else "field",
        is_sent=is_sent,
    )
    fields = [_field(member, owner, names, imports) for member in schema.properties]
    takes_more = is_sent and any(_takes_more(member.schema, owner, names) for member in schema.properties)
    if takes_more:
        imports.add(Import(module="typing", name="TYPE_CHECKING"))
        for member in schema.properties:
            imports.update(given_annotation(member.schema, names, scope=owner.scope).imports)
    options = ["kw_only=True", *([f'rename="{owner.rename}"'] if owner.rename else [])]
    if not isinstance(schema.additional, bool) or any(map(_is_coded, attributes)):
        options.append("forbid_unknown_fields=True")
    if not isinstance(schema.additional, bool):
        fields.append(_additional(schema.additional, owner, names, imports))
    nullable = () if is_sent else tuple(one.name for one in schema.properties if _is_optional_null(one, names))
    return ModelFields(
        options=tuple(options),
        fields=tuple(fields),
        nullable=nullable,
        empty_lists=tuple(one.name for one in schema.properties if names.shapes.resolve(one.schema).has_empty_list),
        secret=tuple(one.name for one in schema.properties if _is_password(one, names)),
        takes_more=takes_more,
    )


def _is_optional_null(member: Property, names: Names) -> bool:
    resolved = names.shapes.resolve(member.schema)
    return not member.required and (resolved.is_nullable or isinstance(resolved.schema, AnySchema))


def _is_password(member: Property, names: Names) -> bool:
    found = names.shapes.resolve(member.schema).schema
    return isinstance(found, StringSchema) and found.format == "password"


def is_constant(member: Property, names: Names) -> bool:
    """Whether a member is always there, with the only value that it can have: callers may leave it out."""
    if not member.required or is_write_only(member.schema, names.shapes):
        return False
    return names.shapes.sole_value(member.schema) is not None


def _takes_more(schema: Schema, owner: _Owner, names: Names) -> bool:
    taken = given_annotation(schema, names, scope=owner.scope)
    return taken.text != response_annotation(schema, names, scope=owner.scope).text


def _field(member: Property, owner: _Owner, names: Names, imports: set[Import]) -> Field:
    attribute = owner.attributes[member.name]
    read = response_annotation(member.schema, names, scope=owner.scope)
    given = given_annotation(member.schema, names, scope=owner.scope)
    imports.update(read.imports)
    default = _absent(member, owner, names, read)
    if default == "UNSET":
        imports.update({runtime_import("UNSET"), runtime_import("UnsetType")} if read.text != "Any" else UNSET_ALONE)
    is_fixed = is_constant(member, names)
    call = "constant" if is_fixed else owner.field_call
    doc = member_doc(member.schema, names.shapes)
    behind = _default(member.name, owner, imports, default, call)
    parameter = f"{attribute}: {_or_absent(given.text, default)}"
    return Field(
        declaration=f"{attribute}: {_or_absent(read.text, default)}{behind}",
        parameter=f"{parameter} = ..." if default or is_fixed else parameter,
        docstring=docstring(doc, level=1),
        has_docstring=bool(doc),
    )


def _absent(member: Property, owner: _Owner, names: Names, read: Annotation) -> str:
    """Give the value that an absent member has; "" for a member that is always there."""
    if member.required and not is_write_only(member.schema, names.shapes):
        return ""
    return "UNSET" if owner.is_sent and _allows_null(read.text) else "None"


def _allows_null(kind: str) -> bool:
    return kind in {"Any", "None"} or kind.endswith("| None")


def _or_absent(kind: str, default: str) -> str:
    """Add to a type what stands for an absent member."""
    if default == "UNSET":
        return kind if kind == "Any" else f"{kind} | UnsetType"
    return f"{kind} | None" if default and not _allows_null(kind) else kind


def _default(wire_name: str, owner: _Owner, imports: set[Import], default: str, call: str) -> str:
    """Print what stands behind the annotation. call: what declares a field that needs more than a default."""
    is_renamed = _RENAMES[owner.rename](owner.attributes[wire_name]) != wire_name
    if call != "constant" and not is_renamed:
        return f" = {default}" if default else ""
    imports.add(runtime_import("field", alias="" if call == "field" else call) if call != "constant" else CONSTANT)
    given = [_name(wire_name, imports)] if is_renamed else []
    if default:
        given.append(f"default={default}")
    return f" = {call}({', '.join(given)})"


def _name(wire_name: str, imports: set[Import]) -> str:
    name = literal(wire_name)
    if _is_coded(wire_name):
        imports.add(runtime_import("coded_name"))
        name = f"coded_name({name})"
    return f"name={name}"


def _is_coded(wire_name: str) -> bool:
    """Whether msgspec refuses a field of this name."""
    return _REFUSED.search(wire_name) is not None


def _additional(values: Schema, owner: _Owner, names: Names, imports: set[Import]) -> Field:
    annotation = response_annotation(values, names, scope=owner.scope)
    container = "builtins.dict" if "dict" in owner.scope else "dict"
    key = "builtins.str" if "str" in owner.scope else "str"
    if "builtins" in container + key:
        imports.add(Import(module="builtins"))
    imports.update({*annotation.imports, runtime_import("additional_members")})
    kind = f"{container}[{key}, {annotation.text}]"
    return Field(
        declaration=f"additional: {kind} = additional_members()",
        parameter=f"additional: {kind} = ...",
        docstring=docstring("Members beside the named ones, by wire name.", level=1),
        has_docstring=True,
    )


def _best_rename(attributes: Mapping[str, str]) -> str:
    """Choose the rule that gives most wire names, so that few fields need to say theirs; "" is no rule."""
    fewest = len(attributes) + 1
    best = ""
    for rule, renamed in _RENAMES.items():
        misses = sum(renamed(attribute) != wire_name for wire_name, attribute in attributes.items())
        if misses == 0:
            return rule
        if misses < fewest:
            fewest, best = misses, rule
    return best


def _camel(attribute: str) -> str:
    first, *others = _parts(attribute)
    return first + "".join(part.title() for part in others)


def _pascal(attribute: str) -> str:
    return "".join(part.title() for part in _parts(attribute))


def _kebab(attribute: str) -> str:
    return "-".join(_parts(attribute))


def _parts(attribute: str) -> Iterator[str]:
    return (part for part in attribute.split("_") if part)


def _unchanged(attribute: str) -> str:
    return attribute


_RENAMES: Final[Mapping[str, Callable[[str], str]]] = {
    "": _unchanged,
    "camel": _camel,
    "pascal": _pascal,
    "kebab": _kebab,
}
"""What msgspec's `rename` does, by its name; in order of preference."""
