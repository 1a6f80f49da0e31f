"""Parameters as they stand on the wire: which names are theirs, and which values they take."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.api import Api
from generator.ir.operations import Parameter
from generator.ir.schemas import (
    ArraySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    MapSchema,
    NumberSchema,
    ObjectSchema,
    Schema,
)
from generator.ir.walk import resolve_value

WHOLE: Final = re.compile(r"-?\d+")
NUMBER: Final = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
"""Numbers as they are written on the wire."""


def takes(parameter: Parameter, name: str, api: Api) -> bool:
    """Return whether a name on the wire is a parameter's: its own, a member of it, or a key of it in brackets."""
    if name in declared_names(parameter, api) or (parameter.style == "deepObject" and _stem(name) == parameter.name):
        return True
    return (
        parameter.style == "form"
        and parameter.explode
        and isinstance(resolve_value(parameter.schema, api.schemas), MapSchema)
    )


def declared_names(parameter: Parameter, api: Api) -> set[str]:
    """Give the names that a parameter is sent under, as far as the document lists them."""
    schema = resolve_value(parameter.schema, api.schemas)
    name = parameter.name.lower() if parameter.location == "header" else parameter.name
    if isinstance(schema, ObjectSchema) and parameter.style == "form" and parameter.explode:
        return {name, *(member.name for member in schema.properties)}
    return {name, name.removesuffix("[]"), f"{name.removesuffix('[]')}[]"} if _is_list(schema) else {name}


def admits(parameter: Parameter, text: str, api: Api) -> bool:
    """Return whether a parameter takes a value as it stands on the wire; what is no single value is not judged."""
    schema = resolve_value(parameter.schema, api.schemas)
    if isinstance(schema, ArraySchema):
        schema = resolve_value(schema.items, api.schemas)
        return all(_admits(schema, one) for one in (text.split(",") if not parameter.explode else [text]))
    return _admits(schema, text)


def _admits(schema: Schema, text: str) -> bool:
    match schema:
        case EnumSchema(values=values):
            return text in {written(value) for value in values}
        case BooleanSchema():
            return text in {"true", "false"}
        case IntegerSchema():
            return WHOLE.fullmatch(text) is not None
        case NumberSchema():
            return NUMBER.fullmatch(text) is not None
        case _:
            return True


def _is_list(schema: Schema) -> bool:
    return isinstance(schema, ArraySchema)


def _stem(name: str) -> str:
    return name.partition("[")[0]


def written(value: object) -> str:
    """Give a value as it is written on the wire."""
    return str(value).lower() if isinstance(value, bool) else str(value)
