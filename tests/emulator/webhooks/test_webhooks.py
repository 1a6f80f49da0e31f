"""Webhooks: created, listed, found, deleted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.validating import Emulator

_ENCODED = "video.encoding.quality.completed"
_STARTED = "live-stream.broadcast.started"


def create(emulator: Emulator, *events: str, url: str = "https://example.com/hooks") -> dict[str, Any]:
    made: dict[str, Any] = emulator.call("POST", "/webhooks", 201, json={"events": list(events), "url": url})
    return made


def test_created_webhook_is_found_with_its_secret(emulator: Emulator) -> None:
    created = create(emulator, _ENCODED)

    found = emulator.get(f"/webhooks/{created['webhookId']}")

    assert created == found
    assert created["webhookId"].startswith("webhook_")
    assert created["signatureSecret"].startswith("sig_sec_")


def test_event_named_twice_counts_once(emulator: Emulator) -> None:
    created = create(emulator, _ENCODED, _ENCODED)

    assert [_ENCODED] == created["events"]


def test_list_keeps_the_webhooks_of_one_event(emulator: Emulator) -> None:
    first, _, both = (create(emulator, *names) for names in [(_ENCODED,), (_STARTED,), (_STARTED, _ENCODED)])

    listed = emulator.get("/webhooks", params={"events": _ENCODED})

    assert [first, both] == listed["data"]
    assert "events=video.encoding.quality.completed" in listed["pagination"]["links"][0]["uri"]


def test_list_without_filter_has_all_in_the_order_of_creation(emulator: Emulator) -> None:
    created = [create(emulator, _ENCODED) for _ in range(3)]

    listed = emulator.get("/webhooks", params={"pageSize": 2})

    assert created[:2] == listed["data"]
    assert 3 == listed["pagination"]["itemsTotal"]


def test_list_refuses_a_page_that_cannot_be(emulator: Emulator) -> None:
    refused = emulator.call("GET", "/webhooks", 400, params={"currentPage": 0})

    assert "currentPage" == refused["name"]


def test_deleted_webhook_is_gone(emulator: Emulator) -> None:
    address = f"/webhooks/{create(emulator, _ENCODED)['webhookId']}"

    emulator.call("DELETE", address, 204)

    assert "webhookId" == emulator.call("GET", address, 404)["name"]
    assert "webhookId" == emulator.call("DELETE", address, 404)["name"]


def test_missing_members_are_all_named(emulator: Emulator) -> None:
    refused = emulator.call("POST", "/webhooks", 400, json={})

    assert {"events", "url"} == {problem["name"] for problem in refused["problems"]}
    assert refused["type"].endswith("/attribute-required")


@pytest.mark.parametrize(
    ("body", "slug", "name"),
    [
        ({"events": [], "url": "https://example.com"}, "attribute-required", "events"),
        ({"events": ["video.deleted"], "url": "https://example.com"}, "invalid-attribute", "events[0]"),
        ({"events": [_ENCODED], "url": "example.com"}, "invalid-attribute", "url"),
        ({"events": [_ENCODED], "url": "ftp://example.com"}, "invalid-attribute", "url"),
        ({"events": [_ENCODED], "url": "http://[half"}, "invalid-attribute", "url"),
        ({"events": [_ENCODED], "url": "http://example.com:99999"}, "invalid-attribute", "url"),
    ],
)
def test_webhook_that_cannot_be_is_refused(emulator: Emulator, body: object, slug: str, name: str) -> None:
    refused = emulator.call("POST", "/webhooks", 400, json=body)

    assert name == refused["name"]
    assert refused["type"].endswith(f"/{slug}")


def test_hundred_webhooks_are_enough(emulator: Emulator) -> None:
    created = [create(emulator, _ENCODED) for _ in range(100)]

    refused = emulator.call("POST", "/webhooks", 400, json={"events": [_ENCODED], "url": "https://example.com"})
    emulator.call("DELETE", f"/webhooks/{created[0]['webhookId']}", 204)

    assert refused["type"].endswith("/webhook-limit-reached")
    assert create(emulator, _ENCODED)["webhookId"]
