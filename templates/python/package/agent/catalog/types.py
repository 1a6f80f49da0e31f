"""Schemas of arguments in a few characters: `integer 1..100`, `"asc"|"desc"`, `{key,value}[]`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

_DEEPEST: Final = 2
_MOST_VALUES: Final = 12


def type_text(schema: Mapping[str, Any], schemas: Mapping[str, Mapping[str, Any]], depth: int = 0) -> str:
    """Say what values a schema allows, as short as it can be read."""
    found = resolved(schema, schemas)
    null = "|null" if found.get("nullable") else ""
    if "enum" in found:
        return _values(found["enum"]) + null
    if "anyOf" in found:
        variants = dict.fromkeys(type_text(one, schemas, depth + 1) for one in found["anyOf"])
        return "|".join(variants) + null
    match found.get("type"):
        case "array":
            inner = type_text(found.get("items", {}), schemas, depth)
            return f"({inner})[]{null}" if "|" in inner else f"{inner}[]{null}"
        case "object":
            return _object(found, schemas, depth) + null
        case "integer" | "number" as name:
            return f"{name}{_bounds(found)}{null}"
        case "string":
            return (found.get("format") or "string") + null
        case str() as name:
            return name
        case _:
            return "any"


def resolved(schema: Mapping[str, Any], schemas: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """Follow a reference to the schema that it names."""
    seen: set[str] = set()
    found = schema
    while (name := found.get("$ref")) and name not in seen:
        seen.add(name)
        found = {**schemas.get(name, {}), **{key: value for key, value in found.items() if key != "$ref"}}
    return found


def _values(values: list[Any]) -> str:
    shown = [json.dumps(one, ensure_ascii=False) for one in values[:_MOST_VALUES]]
    return "|".join([*shown, *(["..."] if len(values) > _MOST_VALUES else [])])


def _object(found: Mapping[str, Any], schemas: Mapping[str, Mapping[str, Any]], depth: int) -> str:
    members: Mapping[str, Mapping[str, Any]] = found.get("properties", {})
    if not members:
        return "object"
    if depth >= _DEEPEST:
        return "{...}"
    required = found.get("required", ())
    shown = [
        f"{name}{'' if name in required else '?'}{_after(type_text(one, schemas, depth + 1))}"
        for name, one in members.items()
    ]
    return f"{{{', '.join(shown)}}}"


def _after(text: str) -> str:
    """A member is text unless something else is said."""
    return "" if text == "string" else f" {text}"


def _bounds(found: Mapping[str, Any]) -> str:
    lowest, highest = found.get("minimum"), found.get("maximum")
    if lowest is None and highest is None:
        return ""
    if highest is None:
        return f" >={lowest}"
    return f" <={highest}" if lowest is None else f" {lowest}..{highest}"
