"""Recorded requests as calls: each value back at the argument that sends it, in the type that the argument has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from package.testing.recordings.recording import Interaction

from generator.ir.api import Api
from generator.parse import parse_api
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.replay.calls import Calls, NamedApi, NoCallError

TEXT = {"type": "string"}
OPERATIONS: dict[str, Any] = {
    "/films/{filmId}": {
        "get": {
            "operationId": "getFilm",
            "tags": ["Films"],
            "parameters": [
                {"name": "filmId", "in": "path", "required": True, "schema": TEXT},
                {"name": "X-Region", "in": "header", "schema": {"type": "integer"}},
                {"name": "isSilent", "in": "query", "schema": {"type": "boolean"}},
                {"name": "length", "in": "query", "schema": {"type": "number"}},
                {"name": "tags[]", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
                {"name": "filter", "in": "query", "style": "deepObject", "schema": {"type": "object"}},
            ],
            "responses": {"200": {"description": ""}},
        },
        "post": {
            "operationId": "rateFilm",
            "tags": ["Films"],
            "parameters": [{"name": "filmId", "in": "path", "required": True, "schema": TEXT}],
            "requestBody": {
                "content": {
                    "application/x-www-form-urlencoded": {
                        "schema": {"type": "object", "properties": {"starsGiven": {"type": "integer"}, "note": TEXT}}
                    }
                }
            },
            "responses": {"200": {"description": ""}},
        },
        "put": {
            "operationId": "replaceFilm",
            "tags": ["Films"],
            "parameters": [{"name": "filmId", "in": "path", "required": True, "schema": TEXT}],
            "requestBody": {"content": {"video/mp4": {"schema": {"type": "string", "format": "binary"}}}},
            "responses": {"200": {"description": ""}},
        },
    }
}


@pytest.fixture(scope="module")
def calls() -> Calls:
    root: dict[str, Any] = {"openapi": "3.1.1", "info": {"title": "Films", "version": "1"}, "paths": OPERATIONS}
    api: Api = parse_api(root)
    assert () == api.losses
    return Calls(LoadedPackage(name="package", folder=Path()), NamedApi.of(api))


def sent(operation: str, **request: Any) -> Interaction:
    given = {"method": "GET", "path": "/films/{filmId}", "values": {"filmId": "a/b"}, **request}
    return msgspec.convert({"operation": operation, "request": given}, Interaction)


def test_values_have_the_types_of_their_arguments(calls: Calls) -> None:
    query = [("isSilent", "true"), ("length", "1.5"), ("tags[]", "1"), ("tags[]", "2")]

    call = calls.call_of(sent("getFilm", query=query, headers={"x-region": "2", "accept": "application/json"}))

    assert ("films", "get") == (call.resource, call.method)
    assert {"film_id": "a/b", "x_region": 2, "is_silent": True, "length": 1.5, "tags": [1, 2]} == call.arguments


def test_value_that_is_not_of_its_type_is_sent_as_it_was(calls: Calls) -> None:
    assert "perhaps" == calls.call_of(sent("getFilm", query=[("isSilent", "perhaps")])).arguments["is_silent"]


def test_brackets_are_read_back(calls: Calls) -> None:
    query = [("filter[studio]", "Ufa"), ("filter[country][]", "DE"), ("filter[country][]", "FR")]

    call = calls.call_of(sent("getFilm", query=query))

    assert {"studio": "Ufa", "country": ["DE", "FR"]} == call.arguments["filter"]


def test_form_is_read_back(calls: Calls) -> None:
    form = {"kind": "text", "text": "starsGiven=5&note=a+%26+b"}
    headers = {"content-type": "application/x-www-form-urlencoded"}

    call = calls.call_of(sent("rateFilm", headers=headers, body=form))

    assert {"film_id": "a/b", "stars_given": 5, "note": "a & b"} == call.arguments


def test_file_that_is_the_whole_body_is_given_as_bytes(calls: Calls) -> None:
    body = {"kind": "binary", "sha256": "", "size": 2, "base64": "AAE="}

    call = calls.call_of(sent("replaceFilm", headers={"content-type": "video/mp4"}, body=body))

    assert b"\x00\x01" == call.arguments["content"]


@pytest.mark.parametrize(
    ("interaction", "why"),
    [
        (sent("dropFilm"), "no operation of the document"),
        (sent("getFilm", query=[("color", "red")]), "no argument of getFilm sends 'color'"),
        (sent("getFilm", values={}), "its path has no 'filmId'"),
        (sent("replaceFilm", headers={"content-range": "part 1/2"}), "it is one part of an upload"),
        (sent("replaceFilm", body={"kind": "binary", "sha256": "00", "size": 9}), "only the hash is kept"),
    ],
)
def test_request_that_no_single_call_sends_says_why(calls: Calls, interaction: Interaction, why: str) -> None:
    with pytest.raises(NoCallError, match=why):
        calls.call_of(interaction)
