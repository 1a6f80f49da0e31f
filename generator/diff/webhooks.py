"""Webhooks: what the API sends to its user, who receives it as an answer is received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.diff.change import Change, Direction, Level
from generator.diff.content import label, pair_content
from generator.diff.place import Place
from generator.diff.schemas.walk import compare_schemas
from generator.diff.unchanged import Documents
from generator.ir.api import Webhook


def compare_webhooks(documents: Documents) -> Iterator[Change]:
    """Compare the webhooks of both documents by name and method."""
    before, after = _by_name(documents.base.webhooks), _by_name(documents.revision.webhooks)
    for key, webhook in before.items():
        if key in after:
            yield from _compare(documents, webhook, after[key])
        else:
            told = f"the webhook '{webhook.name}' was removed"
            yield _change(webhook, "webhook-removed", Level.BREAKING, told, (webhook.pointer, ""))
    for key, webhook in after.items():
        if key not in before:
            told = f"the webhook '{webhook.name}' was added"
            yield _change(webhook, "webhook-added", Level.INFO, told, ("", webhook.pointer))


def _by_name(webhooks: tuple[Webhook, ...]) -> Mapping[tuple[str, str, int], Webhook]:
    """Return the webhooks by name and method; callbacks of several operations may share both, and are counted."""
    counts: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str, int], Webhook] = {}
    for webhook in webhooks:
        key = (webhook.name, webhook.method)
        counts[key] += 1
        found[*key, counts[key]] = webhook
    return found


def _compare(documents: Documents, before: Webhook, after: Webhook) -> Iterator[Change]:
    old, new, where = before.request_body, after.request_body, (before.pointer, after.pointer)
    if old is None or new is None:
        if old:
            yield _change(before, "webhook-body-removed", Level.BREAKING, "its body was removed", where)
        if new:
            yield _change(before, "webhook-body-added", Level.INFO, "a body was added", where)
        return
    content = pair_content(old.content, new.content)
    for one in content.removed:
        told = f"it can no longer be {one.content_type}"
        yield _change(before, "webhook-body-media-type-removed", Level.BREAKING, told, (one.pointer, new.pointer))
    for one in content.added:
        told = f"it can now also be {one.content_type}"
        yield _change(before, "webhook-body-media-type-added", Level.INFO, told, (old.pointer, one.pointer))
    for one, other in (*content.common, *content.renamed):
        if one.schema and other.schema:
            subject = " ".join(word for word in (_subject(before), label(one)) if word)
            noun = f"the body of the webhook '{before.name}'"
            place = Place(kind="webhook-body", subject=subject, noun=noun, content_type=other.content_type)
            yield from compare_schemas(documents, place, one.schema, other.schema)


def _subject(webhook: Webhook) -> str:
    return f"webhook {webhook.name}" if webhook.method == "POST" else f"webhook {webhook.method} {webhook.name}"


def _change(webhook: Webhook, rule: str, level: Level, told: str, where: tuple[str, str]) -> Change:
    base, revision = where
    return Change(
        rule=rule,
        level=level,
        direction=Direction.RESPONSE,
        subject=_subject(webhook),
        message=told,
        base=base,
        revision=revision,
    )
