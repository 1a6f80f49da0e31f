"""Which operation a request calls, by method and address."""

from __future__ import annotations

from typing import Any

import pytest
from package.runtime.operation import Operation, Server
from package.testing.recordings.catalog import Catalog, package_catalog

from tests.recordings.told import CATALOG


def operation(path: str, method: str = "GET", **changes: Any) -> Operation[Any]:
    return Operation(id=f"{method} {path}", method=method, path=path, responses={}, **changes)


PATHS = (
    "/videos/{id}",
    "/videos/latest",
    "/videos/{id}/text/{in}",
    "/{any}/latest",
    "/files/{+path}",
    "/a:b",
    "/zoos/{id}",
    "/zoos/any",
)
PLENTY = Catalog([*map(operation, PATHS), operation("/videos/{id}", "PUT")], ["https://api.test/v1", "https://s.test"])


@pytest.mark.parametrize(
    ("method", "url", "expected"),
    [
        ("GET", "https://api.test/v1/videos/1?a=/videos/latest", ("GET /videos/{id}", {"id": "1"})),
        ("GET", "https://s.test/videos/latest", ("GET /videos/latest", {})),
        ("GET", "https://s.test/zoos/any", ("GET /zoos/any", {})),
        ("GET", "https://s.test/images/latest", ("GET /{any}/latest", {"any": "images"})),
        ("PUT", "https://s.test/videos/latest", ("PUT /videos/{id}", {"id": "latest"})),
        ("GET", "https://s.test/videos/a%2Fb/text/fr", ("GET /videos/{id}/text/{in}", {"id": "a/b", "in": "fr"})),
        ("GET", "https://s.test/files/a/b%20c", ("GET /files/{+path}", {"path": "a/b c"})),
        ("GET", "https://s.test/a:b", ("GET /a:b", {})),
        ("GET", "http://127.0.0.1:8000/videos/1", ("GET /videos/{id}", {"id": "1"})),
    ],
)  # fmt: skip
def test_operation_is_found_with_the_values_of_its_path(method: str, url: str, expected: Any) -> None:
    found = PLENTY.find(method, url)

    assert found is not None
    assert expected == (found.operation.id, found.values)


@pytest.mark.parametrize(
    ("method", "url"),
    [("DELETE", "https://s.test/videos/1"), ("GET", "https://s.test/videos/1/"), ("GET", "https://s.test/videos/")],
)
def test_other_requests_call_no_operation(method: str, url: str) -> None:
    assert PLENTY.find(method, url) is None


def test_base_url_of_the_client_is_taken_off() -> None:
    found = PLENTY.find("GET", "https://proxy.test/video-api/videos/1", "https://proxy.test/video-api")

    assert found is not None
    assert {"id": "1"} == found.values
    assert "/x" == PLENTY.api_path("https://proxy.test/video-api/x?a=1", "https://proxy.test/video-api")
    assert "https://other.test/x" == PLENTY.api_path("https://other.test/x?a=1")


def test_operation_with_a_server_of_its_own_is_found_there() -> None:
    servers = [{"default": Server(url="https://up.test/{version}")}, {"default": Server(url="v3")}]
    catalog = Catalog(
        [operation("/upload", servers=servers[0]), operation("/upload", "POST", servers=servers[1])],
    )

    assert catalog.find("GET", "https://up.test/v2/upload") is not None
    assert catalog.find("POST", "https://api.test/v3/upload") is not None


def test_operations_are_those_that_the_modules_declare() -> None:
    assert () == package_catalog().operations  # the sample declares its own elsewhere
    assert CATALOG.operation("getThing") is not None
