"""Models and unions as types of pydantic, and so of FastAPI: how they are read, written and described.

Nothing here imports pydantic before pydantic itself asks. A value is read as a response is, but what does not fit is an
error. Each model has one place in the JSON schema, to which others refer.
"""

from __future__ import annotations

from contextvars import ContextVar
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec
from msgspec import inspect

from .by_hand import documented, read, shape_of
from .encoding import to_plain
from .members import ADDITIONAL, TypeForm, wire_name
from .union_rules import union_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema

JsonSchema: TypeAlias = dict[str, Any]
Describe: TypeAlias = "Callable[[CoreSchema], JsonSchema]"
"""What pydantic gives to describe another schema with; models become references."""

_SHOWN_ISSUES: Final = 10

_described: ContextVar[frozenset[type]] = ContextVar("_described", default=frozenset())
"""The models whose description is being made: those within refer to them."""


def core_schema_of(kind: TypeForm) -> CoreSchema:
    """Give what pydantic needs to read a type from plain data, and to write it."""
    from pydantic_core import core_schema  # noqa: PLC0415 - only those who use pydantic have it

    def take(data: object) -> object:
        if isinstance(data, msgspec.Struct | Enum) and isinstance(data, kind):
            return data
        value, issues = read(data, kind)
        if issues:
            raise ValueError("; ".join(str(issue) for issue in issues[:_SHOWN_ISSUES]))
        return value

    return core_schema.no_info_plain_validator_function(
        take,
        ref=_reference(kind),
        metadata={"pydantic_js_functions": [lambda _, describe: json_schema_of(kind, describe)]},
        serialization=core_schema.plain_serializer_function_ser_schema(to_plain_value),
    )


def to_plain_value(value: object) -> object:
    """Give a value as JSON data in wire names; a moment without offset is kept as it came."""
    to_dict = getattr(value, "to_dict", None)
    return to_plain(value) if to_dict is None else to_dict()


def json_schema_of(kind: TypeForm, describe: Describe) -> JsonSchema:
    """Give the JSON schema of a model or a union."""
    earlier = _described.get()
    token = _described.set(earlier | {kind})
    try:
        shape = shape_of(kind)
        return _struct(shape, describe) if isinstance(shape, inspect.StructType) else _schema(shape, describe)
    finally:
        _described.reset(token)


def _reference(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}:{id(kind)}"


def _struct(shape: inspect.StructType, describe: Describe) -> JsonSchema:
    fields = [field for field in shape.fields if field.encode_name != ADDITIONAL]
    schema: JsonSchema = {
        "title": shape.cls.__name__,
        "type": "object",
        "properties": {wire_name(one.encode_name): _schema(documented(one, shape.cls), describe) for one in fields},
    }
    if first := (shape.cls.__doc__ or "").strip().partition("\n")[0]:
        schema["description"] = first
    if required := [wire_name(field.encode_name) for field in fields if field.required]:
        schema["required"] = required
    for field in shape.fields:
        if field.encode_name == ADDITIONAL and isinstance(field.type, inspect.DictType):
            schema["additionalProperties"] = _schema(field.type.value_type, describe)
    return schema


def _schema(shape: inspect.Type, describe: Describe) -> JsonSchema:
    match shape:
        case inspect.StructType(cls=model):
            return _nested(model, describe)
        case inspect.CustomType():
            return {"anyOf": [_schema(variant, describe) for variant in union_rules(shape).shapes]}
        case inspect.UnionType():
            return {"anyOf": [_schema(each, describe) for each in shape.types]}
        case inspect.ListType(item_type=item):
            return {"type": "array", "items": _schema(item, describe)}
        case inspect.TupleType(item_types=items):
            return {"type": "array", "prefixItems": [_schema(item, describe) for item in items], "items": False}
        case inspect.DictType(value_type=value):
            return {"type": "object", "additionalProperties": _schema(value, describe)}
        case inspect.EnumType(cls=enum):
            return {"title": enum.__name__, "enum": [member.value for member in enum]}
        case inspect.LiteralType(values=values):
            return {"enum": list(values)}
        case inspect.Metadata(type=inner):
            return _schema(inner, describe)
    return dict(_SCALARS.get(type(shape), {}))


def _nested(model: type[msgspec.Struct], describe: Describe) -> JsonSchema:
    from pydantic_core import core_schema  # noqa: PLC0415 - only those who use pydantic have it

    is_within_itself = model in _described.get()
    inner = core_schema.definition_reference_schema(_reference(model)) if is_within_itself else core_schema_of(model)
    # `describe` ignores what a schema says of its own description, but not what the items of a list say of theirs.
    items: JsonSchema = describe(core_schema.list_schema(inner))["items"]
    return items


_SCALARS: Final[dict[type[inspect.Type], JsonSchema]] = {
    inspect.NoneType: {"type": "null"},
    inspect.BoolType: {"type": "boolean"},
    inspect.IntType: {"type": "integer"},
    inspect.FloatType: {"type": "number"},
    inspect.DecimalType: {"type": "number"},
    inspect.StrType: {"type": "string"},
    inspect.BytesType: {"type": "string", "contentEncoding": "base64"},
    inspect.DateTimeType: {"type": "string", "format": "date-time"},
    inspect.DateType: {"type": "string", "format": "date"},
    inspect.TimeType: {"type": "string", "format": "time"},
    inspect.UUIDType: {"type": "string", "format": "uuid"},
}
