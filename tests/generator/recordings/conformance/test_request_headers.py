"""Headers of a recorded request: those that the document declares, and those of HTTP, are no finding."""

from __future__ import annotations

from typing import Any

from package.testing.recordings.recording import RecordedRequest

from generator.parse import parse_api
from generator.recordings.conformance.requests import _headers


def test_header_that_is_not_declared_is_found() -> None:
    parameters: Any = [
        {"name": name, "in": place, "schema": {"type": "string"}}
        for name, place in (("X-Trace", "header"), ("X-Query", "query"))
    ]
    operation: Any = {"operationId": "a", "parameters": parameters, "responses": {}}
    api = parse_api({"openapi": "3.1.0", "info": {}, "paths": {"/a": {"get": operation}}})
    headers = {"x-trace": "1", "accept": "text/plain", "x-query": "2", "x-other": "3"}

    found = list(_headers(api.operations[0], RecordedRequest(method="GET", path="/a", headers=headers)))

    assert ["header:x-query", "header:x-other"] == [one.place for one in found]
    assert ["/headers/x-query", "/headers/x-other"] == [one.at for one in found]
    assert {"undeclared-header"} == {one.rule for one in found}
