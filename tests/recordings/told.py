"""Recordings as tests write them: a few interactions with the sample API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from package.testing.recordings.catalog import Catalog
from package.testing.recordings.recording import (
    Content,
    Interaction,
    JsonContent,
    Provenance,
    RecordedRequest,
    RecordedResponse,
    Recording,
)
from package.things import CREATE, DELETE, GET, LIST, SEND, STATUS

CATALOG = Catalog([LIST, GET, CREATE, DELETE, STATUS, SEND], ["https://api.test", "https://sandbox.test/v1"])
EMULATED = Provenance(
    kind="emulator", recorded_at="2026-11-20T10:00:00Z", host="http://127.0.0.1:1", document="", sdk="sample_sdk 1.2.3"
)
_ACCEPT = {"accept": "application/json"}


def story(*interactions: Interaction, name: str = "story") -> Recording:
    return Recording(scenario=name, provenance=EMULATED, interactions=interactions)


def answered(data: Any, status: int = 200) -> RecordedResponse:
    body = None if data is None else JsonContent(data=data)
    return RecordedResponse(status=status, headers=(("content-type", "application/json"),), body=body)


def got(thing_id: str, data: Any, status: int = 200) -> Interaction:
    request = RecordedRequest(method="GET", path="/things/{thingId}", values={"thingId": thing_id}, headers=_ACCEPT)
    return Interaction(operation="getThing", request=request, response=answered(data, status))


def created(sent: Any, data: Any) -> Interaction:
    headers = _ACCEPT | {"content-type": "application/json"}
    request = RecordedRequest(method="POST", path="/things", headers=headers, body=JsonContent(data=sent))
    return Interaction(operation="createThing", request=request, response=answered(data, 201))


def listed(query: tuple[tuple[str, str], ...], data: Any) -> Interaction:
    request = RecordedRequest(method="GET", path="/things", query=query, headers=_ACCEPT)
    return Interaction(operation="listThings", request=request, response=answered(data))


def undocumented(
    method: str, path: str, *, headers: Mapping[str, str] = _ACCEPT, body: Content | None = None, data: Any = None
) -> Interaction:
    request = RecordedRequest(method=method, path=path, headers=headers, body=body)
    return Interaction(request=request, response=answered({} if data is None else data))
