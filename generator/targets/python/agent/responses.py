"""What a response holds, in a few words: names of members, and the few that a list shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.ir.api import Api
from generator.ir.schemas import ArraySchema, ObjectSchema, Property, Schema, StringSchema
from generator.ir.walk import resolve_value
from generator.targets.python.operations.declarations import OperationShape

_MOST_BELOW: Final = 8
_TITLES: Final = ("title", "name", "label", "summary", "subject", "description", "url", "value")
_ADDRESSES: Final = frozenset({"href", "link", "self", "src", "uri", "url"})
"""Long, and of use only to who asks for them: they come last."""
_DATES: Final = ("publishedAt", "createdAt", "created_at", "created", "updatedAt", "updated_at")
_MOST_COLUMNS: Final = 3


def members_of_response(shape: OperationShape, api: Api) -> tuple[str, ...]:
    """Name the members of a response, or of an item of a list: `assets{hls,player}` where there are members below."""
    return tuple(_named(one, api) for one in _members(_shown(shape), api))


def columns_of_response(shape: OperationShape, api: Api) -> tuple[str, ...]:
    """Name what a list shows of an item: what identifies it, what it is called, and when it was made."""
    members = _members(_shown(shape), api)
    names = [one.name for one in members]
    identifier = next((name for name in names if name.lower() == "id"), "") or next(
        (one.name for one in members if one.name.endswith(("Id", "_id")) and one.required), ""
    )
    title = next((name for name in _TITLES if name in names), "")
    date = next((name for name in _DATES if name in names), "") or next(
        (one.name for one in members if _is_date(one.schema, api)), ""
    )
    chosen = [name for name in (identifier, title, date) if name]
    rest = [one.name for one in members if one.name not in chosen and _is_plain(one.schema, api)]
    return tuple((chosen + sorted(rest, key=_ADDRESSES.__contains__))[:_MOST_COLUMNS])


def _shown(shape: OperationShape) -> Schema | None:
    if shape.items is not None:
        return shape.items
    return next((one.schema for one in shape.responses if one.kind == "json"), None)


def _members(schema: Schema | None, api: Api) -> Sequence[Property]:
    found = None if schema is None else resolve_value(schema, api.schemas)
    if isinstance(found, ArraySchema):
        found = resolve_value(found.items, api.schemas)
    return found.properties if isinstance(found, ObjectSchema) else ()


def _named(member: Property, api: Api) -> str:
    below = [one.name for one in _members(member.schema, api)]
    if not below:
        return member.name
    shown = below if len(below) <= _MOST_BELOW else [*below[:_MOST_BELOW], "..."]
    is_list = isinstance(resolve_value(member.schema, api.schemas), ArraySchema)
    return f"{member.name}{'[]' if is_list else ''}{{{','.join(shown)}}}"


def _is_date(schema: Schema, api: Api) -> bool:
    found = resolve_value(schema, api.schemas)
    return isinstance(found, StringSchema) and found.format in {"date-time", "date"}


def _is_plain(schema: Schema, api: Api) -> bool:
    return not isinstance(resolve_value(schema, api.schemas), ObjectSchema | ArraySchema)
