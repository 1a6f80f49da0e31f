"""Webhooks and callbacks: https://spec.openapis.org/oas/v3.1.1#oas-webhooks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.api import Webhook
from generator.ir.schemas import Json
from generator.parse.context import Context, text
from generator.parse.operation import METHODS
from generator.parse.request_body import parse_request_body


def parse_webhooks(context: Context) -> tuple[Webhook, ...]:
    """Read the requests an API sends to its user: `webhooks`, `x-webhooks`, and `callbacks` of operations."""
    return tuple(
        webhook
        for name, value, where in (*_declared(context), *_callbacks(context))
        for webhook in _parse_item(context, name, value, where)
    )


def _declared(context: Context) -> Iterator[tuple[str, Json, str]]:
    for keyword in ("webhooks", "x-webhooks"):
        yield from context.members(context.root, keyword, "#")


def _callbacks(context: Context) -> Iterator[tuple[str, Json, str]]:
    for _, item, item_where in context.members(context.root, "paths", "#"):
        if not isinstance(item, dict):
            continue
        for method, node in item.items():
            if method not in METHODS or not isinstance(node, dict) or "callbacks" not in node:
                continue
            for name, value, where in context.members(node, "callbacks", f"{item_where}/{method}"):
                found = context.follow(value, where)
                if found is not None:
                    yield from ((name, child, f"{found[1]}/{key}") for key, child in found[0].items())


def _parse_item(context: Context, name: str, value: Json, pointer: str) -> Iterator[Webhook]:
    if name.startswith("x-") or pointer.rsplit("/", 1)[-1].startswith("x-"):
        return
    found = context.follow(value, pointer)
    if found is None:
        return
    item, where = found
    for method, node in item.items():
        if method in METHODS and isinstance(node, dict):
            yield Webhook(
                name=name,
                method=method.upper(),
                summary=text(node, "summary"),
                description=text(node, "description"),
                request_body=parse_request_body(context, node, f"{where}/{method}"),
                pointer=f"{where}/{method}",
            )
