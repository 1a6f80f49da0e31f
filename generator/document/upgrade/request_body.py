"""Parameters in the body and in forms: https://spec.openapis.org/oas/v2.0.html#parameter-object."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.document.tree import Object, as_text
from generator.document.upgrade.context import MovedPart, UpgradeContext, copied, extensions
from generator.document.upgrade.parameter import array_style
from generator.document.upgrade.schema import upgrade_schema

JSON: Final = "application/json"
_URL_ENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"
_FORMS: Final = (_URL_ENCODED, _MULTIPART)


def upgrade_body(node: Object, place: MovedPart, consumes: Sequence[str], context: UpgradeContext) -> Object:
    """Say a parameter `in: body` as a request body, with its schema for each media type."""
    context.note(place)
    content: Object = {}
    for media_type in consumes or (JSON,):
        below = MovedPart(f"{place.old}/schema", place.new).moved("content", media_type, "schema")
        content[media_type] = {"schema": upgrade_schema(node["schema"])} if "schema" in node else {}
        context.note(below)
    return {**copied(node, "description", "required"), "content": content}


def upgrade_form(
    fields: Sequence[tuple[Object, str]], new: str, consumes: Sequence[str], context: UpgradeContext
) -> Object:
    """Say parameters `in: formData` as a request body that is an object. fields: each with its old pointer."""
    context.note(MovedPart(fields[0][1], new))
    media_types = _form_types([node for node, _ in fields], consumes)
    content: Object = {media_type: _form(fields, f"{new}/content", media_type, context) for media_type in media_types}
    is_required = any(node.get("required") is True for node, _ in fields)
    return {"required": True, "content": content} if is_required else {"content": content}


def _form_types(nodes: Sequence[Object], consumes: Sequence[str]) -> tuple[str, ...]:
    """Choose how a form is sent: as the document says, and with a file always in parts."""
    has_file = any(node.get("type") == "file" for node in nodes)
    declared = [name for name in consumes if name.partition(";")[0].strip().lower() in _FORMS]
    if has_file:
        return tuple(name for name in declared if not name.lower().startswith(_URL_ENCODED)) or (_MULTIPART,)
    return tuple(declared) or (_URL_ENCODED,)


def _form(fields: Sequence[tuple[Object, str]], new: str, media_type: str, context: UpgradeContext) -> Object:
    properties: Object = {}
    required: list[str] = []
    encoding: Object = {}
    base = MovedPart("", new).moved(media_type)
    for node, old in fields:
        name = as_text(node.get("name"))
        place = MovedPart(old, base.moved("schema", "properties", name).new)
        schema, style = array_style(node, "query", place, context)
        context.note(place)
        properties[name] = {**schema, **copied(node, "description"), **extensions(node)}
        if node.get("required") is True:
            required.append(name)
        if style:
            encoding[name] = style
    form: Object = {"type": "object", "properties": properties}
    if required:
        form["required"] = list(required)
    return {"schema": form, "encoding": encoding} if encoding else {"schema": form}
