"""Webhooks and Callback Objects: https://spec.openapis.org/oas/v3.1.1#callback-object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ir.api import Webhook
from generator.parse.node import Node
from generator.parse.operation import parse_request_body
from generator.parse.path_item import OperationNode, parse_path_item
from generator.parse.reference import followed_children


def parse_webhooks(root: Node, calls: Sequence[OperationNode]) -> tuple[Webhook, ...]:
    """Read the requests that the API sends: `webhooks` (3.1), `x-webhooks` (3.0), and `callbacks` of operations."""
    return tuple(
        _parse_webhook(name, call)
        for name, item in (*_declared_items(root), *_callback_items(calls))
        for call in parse_path_item(name, item)
    )


def _declared_items(root: Node) -> Iterator[tuple[str, Node]]:
    yield from root.children("webhooks")
    yield from root.children("x-webhooks", is_extensible=True)


def _callback_items(calls: Sequence[OperationNode]) -> Iterator[tuple[str, Node]]:
    """Give each path item of a callback under the callback's name; its url is the user's, and is not carried."""
    for call in calls:
        for name, callback in followed_children(call.operation, "callbacks", is_extensible=True):
            for expression in callback.value:
                item = callback.child(expression) if not expression.startswith("x-") else None
                if item:
                    yield name, item


def _parse_webhook(name: str, call: OperationNode) -> Webhook:
    node = call.operation
    return Webhook(
        name=name,
        method=call.method,
        summary=node.text("summary") or call.item.text("summary"),
        description=node.text("description") or call.item.text("description"),
        request_body=parse_request_body(node),
        pointer=node.pointer,
    )
