"""Python types of schemas, as text with the imports it needs: what a caller receives, and what a caller may give.

`scope`: lower-case names that mean something else where the annotation stands (fields or methods of the class).
A type of such a name is written in full: `builtins.list[str]` in a class with a method `list`, `dt.date` beside a
field `date`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias, assert_never

from generator.ir.schemas import (
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    MapSchema,
    Nullable,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.targets.python.names.names import Names
from generator.targets.python.names.type_names import Declaration
from generator.targets.python.package.declared import literal
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import runtime_imports

Scope: TypeAlias = frozenset[str]

NO_SCOPE: Final[Scope] = frozenset()


_WIDEST: Final = 100
"""Variants of a union that is written with bars: parsers nest each of them in the next."""

ANY: Final = Annotation(text="Any", imports=frozenset({Import(module="typing", name="Any")}))
NONE: Final = Annotation(text="None")


def response_annotation(schema: Schema, names: Names, *, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what a caller receives: `Video`, `list[Video]`, `Instant`, `str | None`."""
    resolved = names.shapes.resolve(schema)
    if names.shapes.is_declared(resolved.schema):
        declaration = names.declaration(resolved.schema)
        return _or_null(_declared(declaration.name, declaration, names), is_nullable=resolved.is_nullable)
    return _or_null(response_structure(resolved.schema, names, scope=scope), is_nullable=resolved.is_nullable)


def argument_annotation(schema: Schema, names: Names, *, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what a caller may give: `Sequence[Metadata | MetadataDict]`, `VideosSortByLike`, `FileInput`."""
    resolved = names.shapes.resolve(schema)
    if names.shapes.is_declared(resolved.schema):
        given = _given(names.declaration(resolved.schema), names)
        return _or_null(given, is_nullable=resolved.is_nullable)
    return _or_null(argument_structure(resolved.schema, names, scope=scope), is_nullable=resolved.is_nullable)


def given_annotation(schema: Schema, names: Names, *, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what the constructor of a model takes: what a caller receives, and plain values in place of enums."""
    resolved = names.shapes.resolve(schema)
    found = resolved.schema
    if names.shapes.is_declared(found):
        declaration = names.declaration(found)
        is_enum = isinstance(declaration.schema, EnumSchema)
        given = _given(declaration, names) if is_enum else _declared(declaration.name, declaration, names)
        return _or_null(given, is_nullable=resolved.is_nullable)
    match found:
        case ArraySchema(positions=(_, *_) as positions):
            parts = [given_annotation(one, names, scope=scope) for one in positions]
            return _or_null(_tuple(parts, scope), is_nullable=resolved.is_nullable)
        case ArraySchema(items=items) | MapSchema(values=items):
            inner = given_annotation(items, names, scope=scope)
            if inner.text == response_annotation(items, names, scope=scope).text:
                return response_annotation(schema, names, scope=scope)
            outer = ("Sequence", "") if isinstance(found, ArraySchema) else ("Mapping", "str")
            return _or_null(_abstract(*outer, inner, scope), is_nullable=resolved.is_nullable)
    return response_annotation(schema, names, scope=scope)


def response_structure(schema: Schema, names: Names, *, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what a resolved schema reads to, spelled out even where it has a name (for the alias itself)."""
    match schema:
        case ArraySchema(positions=(_, *_) as positions):
            return _tuple([response_annotation(one, names, scope=scope) for one in positions], scope)
        case ArraySchema(items=items):
            return _generic("list", "", response_annotation(items, names, scope=scope), scope)
        case MapSchema(values=values):
            return _generic("dict", "str", response_annotation(values, names, scope=scope), scope)
        case ObjectSchema():
            return _generic("dict", "str", ANY, scope)
        case OneOfSchema():
            variants = [response_annotation(variant, names, scope=scope) for variant in names.shapes.variants(schema)]
            variants += [_UNKNOWN] if names.shapes.has_unknown(schema) else []
            return _or_null(joined(variants), is_nullable=names.shapes.has_null(schema))
        case StringSchema(format="date-time"):
            return _INSTANT
        case StringSchema(format="uuid"):
            return _UUID
        case NumberSchema(format="decimal"):
            return _DECIMAL
        case BinarySchema():
            return _plain("str", scope)
        case SchemaRef() | Nullable():
            return response_annotation(schema, names, scope=scope)
        case _:
            return _scalar(schema, scope)


def argument_structure(schema: Schema, names: Names, *, scope: Scope = NO_SCOPE) -> Annotation:
    """Say what may be given for a resolved schema, spelled out even where it has a name (for the alias itself)."""
    match schema:
        case ArraySchema(positions=(_, *_) as positions):
            return _tuple([argument_annotation(one, names, scope=scope) for one in positions], scope)
        case ArraySchema(items=items):
            return _abstract("Sequence", "", argument_annotation(items, names, scope=scope), scope)
        case MapSchema(values=values):
            return _abstract("Mapping", "str", argument_annotation(values, names, scope=scope), scope)
        case ObjectSchema():
            return _abstract("Mapping", "str", ANY, scope)
        case OneOfSchema():
            variants = [argument_annotation(variant, names, scope=scope) for variant in names.shapes.variants(schema)]
            variants += [_UNKNOWN] if names.shapes.has_unknown(schema) else []
            return _or_null(joined(variants), is_nullable=names.shapes.has_null(schema))
        case StringSchema(format="date-time"):
            return _plain("datetime", scope)
        case StringSchema(format="uuid"):
            return joined([_UUID, _plain("str", scope)])
        case NumberSchema(format="decimal"):
            return joined([_DECIMAL, _plain("float", scope)])
        case BinarySchema():
            return _FILE
        case SchemaRef() | Nullable():
            return argument_annotation(schema, names, scope=scope)
        case _:
            return _scalar(schema, scope)


def joined(annotations: Iterable[Annotation]) -> Annotation:
    """Write a union: repeats once, `None` last, and `Any` alone where it is among them."""
    variants = {part: None for annotation in annotations for part in _parts(annotation.text)}
    imports = frozenset[Import]().union(*(annotation.imports for annotation in annotations))
    if "Any" in variants or not variants:
        return ANY
    ordered = [*(text for text in variants if text != "None"), *(text for text in variants if text == "None")]
    if len(ordered) > _WIDEST:
        return Annotation(
            text=f"Union[{', '.join(ordered)}]", imports=imports | {Import(module="typing", name="Union")}
        )
    return Annotation(text=" | ".join(ordered), imports=imports)


def in_scope(name: str, scope: Scope) -> Annotation:
    """Write a built-in type, in full where its plain name means something else."""
    return _plain(name, scope)


def literals(values: Iterable[str | int | float | bool]) -> Annotation:
    """Write `Literal["title", "createdAt"]`."""
    text = ", ".join(literal(value) for value in values)
    return Annotation(text=f"Literal[{text}]", imports=frozenset({Import(module="typing", name="Literal")}))


def _scalar(schema: Schema, scope: Scope) -> Annotation:
    match schema:
        case StringSchema(format=spelled):
            return _plain(_STRINGS.get(spelled, "str"), scope)
        case IntegerSchema():
            return _plain("int", scope)
        case NumberSchema():
            return _plain("float", scope)
        case BooleanSchema():
            return _plain("bool", scope)
        case EnumSchema():
            return _closed_enum(schema, scope)
        case NullSchema():
            return NONE
        case _:
            return ANY


_STRINGS: Final = {"date": "date", "byte": "bytes"}


def _closed_enum(schema: EnumSchema, scope: Scope) -> Annotation:
    """Values of strings and integers as `Literal`, which cannot hold floats; booleans as `bool`."""
    match schema.kind:
        case "boolean":
            return _plain("bool", scope)
        case "number":
            return _plain("float", scope)
        case "string" | "integer" | "mixed":
            if all(isinstance(value, str | int) and not isinstance(value, bool) for value in schema.values):
                return literals(schema.values)
            kinds = dict.fromkeys(type(value).__name__ for value in schema.values)
            return joined([_plain(kind, scope) for kind in kinds])
        case _:
            assert_never(schema.kind)


def _declared(name: str, declaration: Declaration, names: Names) -> Annotation:
    module = f".models.{names.modules[declaration.name]}"
    return Annotation(text=name, imports=frozenset({Import(module=module, name=name)}))


def _given(declaration: Declaration, names: Names) -> Annotation:
    input_name = names.input_name(declaration)
    own = _declared(declaration.name, declaration, names)
    match declaration.schema:
        case ObjectSchema(additional=additional) if input_name:
            as_dict = [own, _declared(input_name, declaration, names)]
            return joined(as_dict if isinstance(additional, bool) else [*as_dict, OPEN_MAPPING])
        case _ if input_name:
            return _declared(input_name, declaration, names)
        case _:
            return own


def _or_null(annotation: Annotation, *, is_nullable: bool) -> Annotation:
    if not is_nullable or annotation.text in {"Any", "None"} or annotation.text.endswith(" | None"):
        return annotation
    return Annotation(text=f"{annotation.text} | None", imports=annotation.imports)


def _plain(name: str, scope: Scope) -> Annotation:
    if name in {"date", "datetime"}:
        return _DATES_IN_FULL[name] if name in scope else _DATES[name]
    return _BUILTINS_IN_FULL[name] if name in scope else _BUILTINS[name]


def _generic(container: str, key: str, inner: Annotation, scope: Scope) -> Annotation:
    outer = _plain(container, scope)
    return _filled(outer, key, inner, scope)


def _tuple(parts: Sequence[Annotation], scope: Scope) -> Annotation:
    outer = _plain("tuple", scope)
    return Annotation(
        text=f"{outer.text}[{', '.join(one.text for one in parts)}]",
        imports=outer.imports.union(*(one.imports for one in parts)),
    )


def _abstract(container: str, key: str, inner: Annotation, scope: Scope) -> Annotation:
    return _filled(_ABSTRACT[container], key, inner, scope)


def _filled(outer: Annotation, key: str, inner: Annotation, scope: Scope) -> Annotation:
    if not key:
        return Annotation(text=f"{outer.text}[{inner.text}]", imports=outer.imports | inner.imports)
    keys = _plain(key, scope)
    text = f"{outer.text}[{keys.text}, {inner.text}]"
    return Annotation(text=text, imports=outer.imports | keys.imports | inner.imports)


def _parts(text: str) -> list[str]:
    """Take a union apart at its outermost bars."""
    if " | " not in text:
        return [text]
    parts: list[str] = []
    for piece in text.split(" | "):
        if parts and parts[-1].count("[") != parts[-1].count("]"):
            parts[-1] += f" | {piece}"
        else:
            parts.append(piece)
    return parts


def _imported(module: str, name: str) -> Annotation:
    return Annotation(text=name, imports=frozenset({Import(module=module, name=name)}))


_BUILTIN_NAMES: Final = ("bool", "bytes", "dict", "float", "int", "list", "str", "tuple")
_BUILTINS: Final = {name: Annotation(text=name) for name in _BUILTIN_NAMES}
_BUILTINS_IN_FULL: Final = {
    name: Annotation(text=f"builtins.{name}", imports=frozenset({Import(module="builtins")})) for name in _BUILTIN_NAMES
}
_DATES: Final = {name: _imported("datetime", name) for name in ("date", "datetime")}
_DATES_IN_FULL: Final = {
    name: Annotation(text=f"dt.{name}", imports=frozenset({Import(module="datetime", alias="dt")}))
    for name in ("date", "datetime")
}
_ABSTRACT: Final = {name: _imported("collections.abc", name) for name in ("Mapping", "Sequence")}
_INSTANT: Final = Annotation(text="Instant", imports=runtime_imports("Instant"))
_UNKNOWN: Final = Annotation(text="UnknownVariant", imports=runtime_imports("UnknownVariant"))
_DECIMAL: Final = _imported("decimal", "Decimal")
_UUID: Final = _imported("uuid", "UUID")
_FILE: Final = Annotation(text="FileInput", imports=runtime_imports("FileInput"))
OPEN_MAPPING: Final = _filled(_ABSTRACT["Mapping"], "str", ANY, NO_SCOPE)
