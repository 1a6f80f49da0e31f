"""A small document of films, and recordings of it made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from package.testing.recordings.recording import Interaction, Recording

from generator.document import load_document
from generator.document.source import Source
from generator.parse import parse_api
from generator.recordings.coverage.matrix import Payloads
from generator.recordings.described import Described
from generator.recordings.fingerprint import fingerprint_operations
from generator.recordings.recorded import Recorded

CREATED = 201
FILE = Path(__file__).with_name("films.yaml")
NAME = "recordings/films.json"
FILM: Mapping[str, Any] = {"id": "f1", "title": "Metropolis", "kind": "long", "length": 153, "studio": None}


NO_PAYLOADS = Payloads(frozenset())


def read_films() -> Described:
    document = load_document(FILE)
    return Described(document, parse_api(document.root))


def response(status: int = 200, data: Any = FILM, **others: Any) -> dict[str, Any]:
    """Write a response of JSON as a recording has it."""
    body = {"body": {"kind": "json", "data": data}} if data is not None else {}
    return {"status": status, "headers": [["content-type", "application/json"]] if body else [], **body, **others}


def get_film(*, with_headers: bool = False, **others: Any) -> dict[str, Any]:
    """Write an interaction of the operation getFilm. with_headers: whether the response has all its headers already."""
    request = {"method": "GET", "path": "/films/{id}", "values": {"id": "f1"}}
    given = {"operation": "getFilm", "request": request, "response": response(), **others}
    headers = given["response"]["headers"]
    return {
        **given,
        "response": {**given["response"], "headers": headers if with_headers else [*headers, ["x-left", "9"]]},
    }


def list_films(*query: tuple[str, str], **others: Any) -> dict[str, Any]:
    """Write an interaction of the operation listFilms."""
    request = {"method": "GET", "path": "/films", "query": [list(pair) for pair in query]}
    return {"operation": "listFilms", "request": request, "response": response(data=[FILM]), **others}


def add_film(data: Any, status: int = 201, **others: Any) -> dict[str, Any]:
    """Write an interaction of the operation addFilm."""
    request = {"method": "POST", "path": "/films", "headers": {"content-type": "application/json"}}
    sent = {**request, "body": {"kind": "json", "data": data}}
    return {
        "operation": "addFilm",
        "request": sent,
        "response": response(status, FILM if status == CREATED else None),
        **others,
    }


def upload_reel(*query: tuple[str, str], parts: Sequence[str] = ("file",), **others: Any) -> dict[str, Any]:
    """Write an interaction of the operation uploadReel."""
    request = {
        "method": "POST",
        "path": "/films/{id}/reel",
        "values": {"id": "f1"},
        "query": [*map(list, query)],
    }
    content = {"kind": "binary", "sha256": "0", "size": 1}
    body = {"kind": "multipart", "parts": [{"name": name, "content": content} for name in parts]}
    sent = {**request, "headers": {"content-type": "multipart/form-data; boundary=x"}, "body": body}
    given = response(data={"id": "f1", "state": "whole"})
    return {"operation": "uploadReel", "request": sent, "response": given, **others}


def record(
    described: Described,
    *interactions: Mapping[str, Any],
    name: str = NAME,
    recorded_at: str = "2026-03-01T12:00:00Z",
    **others: Any,
) -> Recorded:
    """Give a recording of some interactions, as it is read from its file."""
    fingerprints = others.pop("fingerprints", dict(fingerprint_operations(described.document.root, described.api)))
    provenance = {"kind": "live", "host": "films.test", "document": "d", "sdk": "films 1.0", "recorded_at": recorded_at}
    content = {
        "scenario": Path(name).stem,
        "provenance": {**provenance, **others},
        "interactions": interactions,
        "fingerprints": fingerprints,
        "format": 1,
    }
    recording = msgspec.convert(content, Recording).sealed()
    text = json.dumps({**content, "provenance": msgspec.to_builtins(recording.provenance)}, indent=1)
    assert all(isinstance(one, Interaction) for one in recording.interactions)
    return Recorded(recording, Source(name=name, path=None, text=text))
