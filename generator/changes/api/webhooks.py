"""Webhooks: what the API sends to its user, who receives it as a response is received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.changes.api.content import compare_carried, compare_content
from generator.changes.change import Change
from generator.changes.documents import Documents
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.api import Webhook
from generator.ir.operations import RequestBody


def compare_webhooks(documents: Documents) -> Iterator[Change]:
    """Compare the webhooks of both documents by name and method."""
    before, after = _by_name(documents.base.webhooks), _by_name(documents.revision.webhooks)
    for key, webhook in before.items():
        if key in after:
            yield from _compare(documents, webhook, after[key])
        else:
            yield make("webhook-removed", _where(webhook, base=webhook.pointer))
    for key, webhook in after.items():
        if key not in before:
            yield make("webhook-added", _where(webhook, revision=webhook.pointer))


def _by_name(webhooks: tuple[Webhook, ...]) -> Mapping[tuple[str, str, int], Webhook]:
    """Return the webhooks by name and method; callbacks of several operations may share both, and are counted."""
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str, int], Webhook] = {}
    for webhook in webhooks:
        key = (webhook.name, webhook.method)
        counts[key] += 1
        found[*key, counts[key]] = webhook
    return found


def _where(webhook: Webhook, base: str = "", revision: str = "") -> Where:
    return Where(kind="webhook", name=webhook.name, location=webhook.method, base=base, revision=revision)


def _compare(documents: Documents, before: Webhook, after: Webhook) -> Iterator[Change]:
    old, new, where = before.request_body, after.request_body, _where(before, before.pointer, after.pointer)
    if old and new:
        yield from _compare_bodies(documents, where.pointing(old.pointer, new.pointer), old, new)
    elif old:
        yield make("webhook-body-removed", where)
    elif new:
        yield make("webhook-body-added", where)


def _compare_bodies(documents: Documents, where: Where, old: RequestBody, new: RequestBody) -> Iterator[Change]:
    if new.required and not old.required:
        yield make("webhook-body-became-required", where)
    elif old.required and not new.required:
        yield make("webhook-body-became-optional", where)
    body = replace(where, kind="webhook-body")
    yield from compare_content(body, old.content, new.content)
    yield from compare_carried(documents, body, "webhook-body", (old.content, new.content))
