"""Fields of a model: presence, null, wire names, and the members beside the named ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.schemas import AnySchema, ObjectSchema, Property, Schema
from generator.targets.python.names.names import Names
from generator.targets.python.package.declared import literal
from generator.targets.python.package.docstrings import docstring
from generator.targets.python.package.imports import Import
from generator.targets.python.package.reserved import SCOPED_TYPES
from generator.targets.python.package.runtime_names import runtime_import
from generator.targets.python.package.types import Field
from generator.targets.python.types.annotations import Scope, answer_annotation
from generator.targets.python.types.type_docs import is_write_only, member_doc

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
    empty_lists: wire names of members for which an empty list stands for none.
    """

    options: tuple[str, ...]
    fields: tuple[Field, ...]
    nullable: tuple[str, ...]
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
    options = ["kw_only=True", *([f'rename="{owner.rename}"'] if owner.rename else [])]
    if not isinstance(schema.additional, bool) or any(map(_is_coded, attributes)):
        options.append("forbid_unknown_fields=True")
    if not isinstance(schema.additional, bool):
        fields.append(_additional(schema.additional, owner, names, imports))
    nullable = () if is_sent else tuple(one.name for one in schema.properties if _is_optional_null(one, names))
    empty_lists = tuple(one.name for one in schema.properties if names.shapes.resolve(one.schema).has_empty_list)
    return ModelFields(options=tuple(options), fields=tuple(fields), nullable=nullable, empty_lists=empty_lists)


def _is_optional_null(member: Property, names: Names) -> bool:
    resolved = names.shapes.resolve(member.schema)
    return not member.required and (resolved.is_nullable or isinstance(resolved.schema, AnySchema))


def _field(member: Property, owner: _Owner, names: Names, imports: set[Import]) -> Field:
    attribute = owner.attributes[member.name]
    annotation = answer_annotation(member.schema, names, scope=owner.scope)
    imports.update(annotation.imports)
    kind = annotation.text
    allows_null = kind in {"Any", "None"} or kind.endswith("| None")
    default = ""
    if not member.required or is_write_only(member.schema, names.shapes):
        default = "UNSET" if owner.is_sent and allows_null else "None"
        kind = kind if allows_null else f"{kind} | None"
    if default == "UNSET":
        imports.add(runtime_import("UNSET"))
        if kind != "Any":
            imports.add(runtime_import("UnsetType"))
            kind = f"{kind} | UnsetType"
    doc = member_doc(member.schema, names.shapes)
    return Field(
        declaration=f"{attribute}: {kind}{_default(member.name, owner, imports, default)}",
        docstring=docstring(doc, level=1),
        has_docstring=bool(doc),
    )


def _default(wire_name: str, owner: _Owner, imports: set[Import], default: str) -> str:
    """Print what stands behind the annotation. default: the value that an absent member has, "" where there is none."""
    if _RENAMES[owner.rename](owner.attributes[wire_name]) == wire_name:
        return f" = {default}" if default else ""
    alias = owner.field_call if owner.field_call != "field" else ""
    imports.add(runtime_import("field", alias=alias))
    given = f", default={default}" if default else ""
    name = literal(wire_name)
    if _is_coded(wire_name):
        imports.add(runtime_import("coded_name"))
        name = f"coded_name({name})"
    return f" = {owner.field_call}(name={name}{given})"


def _is_coded(wire_name: str) -> bool:
    """Whether msgspec refuses a field of this name."""
    return _REFUSED.search(wire_name) is not None


def _additional(values: Schema, owner: _Owner, names: Names, imports: set[Import]) -> Field:
    annotation = answer_annotation(values, names, scope=owner.scope)
    container = "builtins.dict" if "dict" in owner.scope else "dict"
    key = "builtins.str" if "str" in owner.scope else "str"
    if "builtins" in container + key:
        imports.add(Import(module="builtins"))
    imports.update({*annotation.imports, runtime_import("additional_members")})
    return Field(
        declaration=f"additional: {container}[{key}, {annotation.text}] = additional_members()",
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
