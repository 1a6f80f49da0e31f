"""Names within one type: attributes of an object's members, constants of an enum's values."""

from __future__ import annotations

from generator.ir.schemas import EnumSchema, ObjectSchema
from generator.targets.python.names.distinct import distinct_names
from generator.targets.python.package.identifiers import attribute, constant
from generator.targets.python.package.reserved import MODEL_MEMBERS


def field_names(schema: ObjectSchema) -> dict[str, str]:
    """Attribute by wire name: `videoId` as `video_id`, `from` as `from_`, `@id` beside `id` as `at_id`."""
    return distinct_names((member.name for member in schema.properties), attribute, MODEL_MEMBERS)


def enum_member_names(schema: EnumSchema) -> dict[str | int | float | bool, str]:
    """Constant by value, in order: `createdAt` as `CREATED_AT`, `240p` as `N240P`, "" as `EMPTY`, `+` as `PLUS`."""
    named = distinct_names((str(value) for value in schema.values), constant)
    return {value: named[str(value)] for value in schema.values}
