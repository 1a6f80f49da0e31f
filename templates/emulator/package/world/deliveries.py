"""What webhooks are sent: real POST requests, signed, tried again three times, and remembered.

They go to this machine alone, unless the settings allow others: whoever tests must not call a customer's endpoint.
"""

from __future__ import annotations

import http.client
import ssl
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from typing import Final
from urllib.parse import SplitResult, quote, urlsplit

import msgspec

from ..base.origins import is_this_machine
from ..base.store import Thing
from .events import on, task
from .webhooks import EVENTS, WEBHOOK, signed_headers
from .world import World

DELIVERY: Final = "delivery"
"""Kind of things: what is, or was, to be delivered. `state` is pending, delivered, failed, refused or canceled."""

RETRIES: Final = 3
"""How often a delivery that was not taken is tried again."""

PAUSE: Final = 3
"""Seconds between two attempts, by the emulator's clock."""

_PATIENCE: Final = 5.0
"""Real seconds an endpoint has for connecting, and for each read."""

_SAFE: Final = "%/?&=:;,+$!*'()@~-._[]"
"""What stays as it is in an address; spaces and other letters are quoted."""

_FIRST_FAILURE: Final = 300
"""From this status on a response means that the event was not taken; redirects are not followed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """One request that is about to be sent."""

    url: str
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DeliveryOutcome:
    """What became of it: the status of the response, or why there was none."""

    status: int | None = None
    error: str | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the endpoint has taken the event."""
        return self.status is not None and self.status < _FIRST_FAILURE


def clear_deliveries(world: World) -> None:
    """Forget all deliveries; those that are under way are not tried again."""
    for delivery in world.store.every(DELIVERY):
        world.store.remove(DELIVERY, delivery["deliveryId"])


def announce(world: World, name: str, event: Thing) -> list[str]:
    """Deliver an event to every webhook that subscribes to it, and give their ids. event: the body without its type."""
    body = msgspec.json.encode({"type": name, "emittedAt": world.stamp(), **event}).decode()
    webhooks = [one for one in world.store.every(WEBHOOK) if name in one["events"]]
    for webhook in webhooks:
        _begin(world, webhook, name, body)
    return [one["webhookId"] for one in webhooks]


def _announce(name: str, world: World, event: Thing) -> None:
    announce(world, name, event)


for _name in EVENTS:
    on(_name)(partial(_announce, _name))


def _begin(world: World, webhook: Thing, name: str, body: str) -> None:
    key = world.ids.new("delivery_")
    refusal = _refusal(world, webhook)
    delivery = {
        "deliveryId": key,
        "webhookId": webhook["webhookId"],
        "type": name,
        "url": webhook["url"],
        "state": "refused" if refusal else "pending",
        "reason": refusal,
        "body": body,
        "headers": signed_headers(webhook, body.encode()),
        "attempts": [],
    }
    world.store.insert(DELIVERY, key, delivery)
    _forget_oldest(world)
    if refusal is None:
        world.background(partial(_attempt, world, key))


def _refusal(world: World, webhook: Thing) -> str | None:
    """Say why nothing is sent to a webhook, None when it may be called."""
    if webhook["_page"]:
        return f"a web page of {webhook['_page']} made this webhook; make it by a program, or by a page of this machine"
    if is_this_machine(webhook["url"]) or world.settings.allow_remote_webhooks:
        return None
    return "not on this machine; start the emulator with --allow-remote-webhooks to deliver there"


def _forget_oldest(world: World) -> None:
    kept = world.store.every(DELIVERY)
    for delivery in kept[: max(0, len(kept) - world.settings.kept_requests)]:
        world.store.remove(DELIVERY, delivery["deliveryId"])


@task("deliver-webhook")
def _try_again(world: World, payload: Thing) -> None:
    world.background(partial(_attempt, world, payload["deliveryId"]))


def _attempt(world: World, key: str) -> None:
    """Send once, outside of transactions, and remember what came of it."""
    with world.transaction():
        outgoing = _prepare(world, key)
    if outgoing is None:
        return
    at, outcome = world.stamp(), _post(outgoing)
    with world.transaction():
        _conclude(world, key, at, outcome)


def _prepare(world: World, key: str) -> Outgoing | None:
    delivery = world.store.get(DELIVERY, key)
    if delivery is None:
        return None
    if world.store.get(WEBHOOK, delivery["webhookId"]) is None:
        world.store.put(DELIVERY, key, {**delivery, "state": "canceled", "reason": "the webhook was deleted"})
        return None
    headers = {"Content-Type": "application/json", "User-Agent": "api.video-emulator", **delivery["headers"]}
    return Outgoing(url=delivery["url"], body=delivery["body"].encode(), headers=headers)


def _post(outgoing: Outgoing) -> DeliveryOutcome:
    parts = urlsplit(outgoing.url)
    target = quote(f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}", safe=_SAFE)
    try:
        with closing(_connection(parts)) as connection:
            connection.request("POST", target, outgoing.body, outgoing.headers)
            return DeliveryOutcome(status=connection.getresponse().status)
    except (http.client.HTTPException, OSError, ValueError) as error:
        return DeliveryOutcome(error=f"{type(error).__name__}: {error}")


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    host, port = parts.hostname or "", parts.port
    if parts.scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=_PATIENCE, context=_certificates())
    return http.client.HTTPConnection(host, port, timeout=_PATIENCE)


@cache
def _certificates() -> ssl.SSLContext:
    """Read what the machine trusts, once: it takes longer than a delivery."""
    return ssl.create_default_context()


def _conclude(world: World, key: str, at: str, outcome: DeliveryOutcome) -> None:
    delivery = world.store.get(DELIVERY, key)
    if delivery is None:
        return
    attempts = [*delivery["attempts"], {"at": at, "status": outcome.status, "error": outcome.error}]
    state = "delivered" if outcome.is_taken else "failed" if len(attempts) > RETRIES else "pending"
    world.store.put(DELIVERY, key, {**delivery, "attempts": attempts, "state": state})
    if state == "pending":
        world.later(PAUSE, "deliver-webhook", {"deliveryId": key})
