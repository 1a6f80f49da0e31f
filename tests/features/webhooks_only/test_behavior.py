from __future__ import annotations

from datetime import UTC, datetime
from types import ModuleType


def test_document_without_operations_has_models_of_its_webhooks(sdk: ModuleType) -> None:
    (name,) = {name for name in dir(sdk.models) if hasattr(getattr(sdk.models, name), "from_json")} - {"Model"}

    payload = getattr(sdk.models, name).from_json('{"id": "a", "at": "2024-05-17T09:30:00Z"}')

    assert ("a", datetime(2024, 5, 17, 9, 30, tzinfo=UTC)) == (payload.id, payload.at)


def test_clients_can_be_made_and_closed(sdk: ModuleType) -> None:
    with sdk.Sample(base_url="https://api.test") as client:
        assert "https://api.test" == client.base_url
