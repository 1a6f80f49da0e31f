from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from generator.changes.change import Change

Object: TypeAlias = dict[str, Any]
Compare: TypeAlias = Callable[..., tuple[Change, ...]]
Told: TypeAlias = Callable[[Object, Object], list[str]]
Judge: TypeAlias = Callable[..., tuple[list[str], list[str]]]


def document(operation: Object | None = None, *, path: str = "/videos", **members: Any) -> Object:
    """Return a document of one operation, `GET /videos`."""
    own = {"responses": {}, **(operation or {})}
    return {"openapi": "3.1.0", "info": {"title": "It", "version": "1"}, "paths": {path: {"get": own}}, **members}


def content(schema: Any, media_type: str = "application/json") -> Object:
    return {"content": {media_type: {"schema": schema}}}


def schema_document(schema: Any, components: Mapping[str, Any]) -> Object:
    """Return a document whose request and response have a member `it` of that schema."""
    body = content({"type": "object", "properties": {"it": schema}})
    operation = {"requestBody": body, "responses": {"200": body}}
    return document(operation, components={"schemas": dict(components)})
