from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from generator.targets.python.package.package import Package
from generator.targets.settings import Layers

MakePackage = Callable[..., Package]
WritePackage = Callable[..., Path]

VIDEO: Final = {
    "type": "object",
    "required": ["videoId"],
    "properties": {
        "videoId": {"type": "string", "example": "vi1"},
        "publishedAt": {"type": "string", "format": "date-time"},
        "parent": {"$ref": "#/components/schemas/Video"},
    },
}
A_VIDEO: Final = {"$ref": "#/components/schemas/Video"}
RESPONSE: Final = {"description": "The video.", "content": {"application/json": {"schema": A_VIDEO}}}
LISTED: Final = {
    "type": "object",
    "required": ["data"],
    "properties": {"data": {"type": "array", "items": A_VIDEO}, "pagesTotal": {"type": "integer"}},
}
SINCE: Final = {"name": "since", "in": "query", "schema": {"type": "string", "format": "date-time"}}
PATHS: Final[dict[str, Any]] = {
    "/videos": {
        "get": {
            "operationId": "listVideos",
            "tags": ["Videos"],
            "parameters": [SINCE, {"name": "page", "in": "query", "schema": {"type": "integer"}}],
            "x-client-paginated": {"items": "data", "page": "page", "pages": "pagesTotal"},
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": LISTED}}}},
        },
        "post": {
            "operationId": "createVideo",
            "tags": ["Videos"],
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {
                        "schema": {
                            "type": "object",
                            "required": ["title"],
                            "properties": {"title": {"type": "string"}, "tags": {"type": "array", "items": {}}},
                        }
                    }
                },
            },
            "responses": {"201": RESPONSE, "4XX": {"description": "No."}, "default": {"description": "Oh."}},
        },
    },
    "/videos/{videoId}/source": {
        "post": {
            "operationId": "uploadVideo",
            "tags": ["Videos"],
            "parameters": [{"name": "videoId", "in": "path", "required": True, "schema": {"type": "string"}}],
            "requestBody": {
                "required": True,
                "content": {
                    "multipart/form-data": {
                        "schema": {
                            "type": "object",
                            "required": ["file"],
                            "properties": {"file": {"type": "string", "format": "binary"}, "n": {"type": "integer"}},
                        }
                    }
                },
            },
            "responses": {"201": RESPONSE, "404": {"description": "No such video."}},
        }
    },
    "/raw": {
        "put": {
            "requestBody": {"required": True, "content": {"image/*": {}}},
            "responses": {"200": {"description": "", "content": {"image/png": {}}}},
        }
    },
}
SERVERS: Final = [{"url": "https://api.example.com/v1"}, {"url": "/relative"}]
SCHEMAS: Final = {"Video": VIDEO}


@pytest.fixture
def distribution(write_package: WritePackage) -> Path:
    return write_package(PATHS, SCHEMAS, openapi="3.0.3", servers=SERVERS)


def run_tests(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *options, "tests"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_payloads_lie_where_the_tests_of_a_tag_of_any_name_read_them(make_package: MakePackage) -> None:
    listed = {"tags": ["package"], "responses": {"200": {"description": "", "content": {"application/json": {}}}}}

    package = make_package({"/packages": {"get": listed}})

    assert ["package_"] == [suite.module for suite in package.suites]
    assert ["tests/payloads/package_.json"] == [path for path, _ in package.payloads]


@pytest.mark.slow
def test_generated_tests_pass_and_fail_once_the_code_departs(distribution: Path) -> None:
    module = distribution / "sample_api" / "resources" / "videos.py"
    source = module.read_text()
    before = run_tests(distribution)

    module.write_text(source.replace('"tags": tags', '"tag": tags').replace('path="/videos"', 'path="/video"'))
    after = run_tests(distribution)

    assert 0 == before.returncode, before.stdout
    failed = set(re.findall(r"FAILED \S+::(\w+)", after.stdout))
    assert {"test_create_answers_201", "test_list_answers_200", "test_list_follows_pages_to_the_last"} <= failed
    assert not {name for name in failed if name.startswith("test_upload")}


def test_every_operation_is_a_method_of_both_clients(distribution: Path) -> None:
    modules = [distribution / "sample_api" / "resources" / name for name in ("videos.py", "operations.py")]

    methods = {
        node.name: sorted(one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))
        for module in modules
        for node in ast.parse(module.read_text()).body
        if isinstance(node, ast.ClassDef) and not node.name.endswith("WithResponse")
    }

    assert ["create", "list", "upload", "with_response"] == methods["Videos"] == methods["AsyncVideos"]
    assert methods["Operations"] == methods["AsyncOperations"]
    assert 2 == len(methods["Operations"])


def test_examples_of_the_readme_are_python(distribution: Path) -> None:
    text = (distribution / "README.md").read_text()

    examples = re.findall(r"```python\n(.*?)```", text, re.DOTALL)

    assert 5 < len(examples)
    assert all(ast.parse(example) for example in examples)


def test_api_md_tells_every_method_with_its_request(distribution: Path) -> None:
    text = (distribution / "api.md").read_text()

    requests = re.findall(r"^`((?:GET|PUT|POST) \S+)`$", text, re.MULTILINE)

    assert ["GET /videos", "POST /videos", "POST /videos/{videoId}/source", "PUT /raw"] == requests
    assert "| 404 | `NotFoundError` | No such video. |" in text


def test_relative_server_is_no_environment(make_package: MakePackage) -> None:
    package = make_package(PATHS, SCHEMAS, servers=SERVERS)

    assert [('"default"', '"https://api.example.com/v1"')] == [
        (one.key, one.value) for one in package.definition.environments
    ]


def test_api_without_address_has_no_environment(make_package: MakePackage) -> None:
    package = make_package(PATHS, SCHEMAS)

    assert not package.definition.has_environments
    assert 'default_environment=""' in package.definition.members


def test_token_exchange_is_preferred_and_unused_schemes_are_left_out(make_package: MakePackage) -> None:
    exchange = {
        "exchange": {"path": "/auth", "key": "apiKey"},
        "refresh": {"path": "/refresh", "key": "refreshToken"},
        "accessToken": "access_token",
        "refreshToken": "refresh_token",
        "expiresIn": "expires_in",
    }
    schemes = {
        "basic": {"type": "http", "scheme": "basic"},
        "unused": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "exchanged": {"type": "http", "scheme": "bearer", "x-client-token-exchange": exchange},
    }

    package = make_package(PATHS, SCHEMAS, components={"securitySchemes": schemes}, security=[{"basic": []}])

    *_, declared, security, secrets = package.definition.members
    assert declared.startswith('schemes=(KeyExchange(id="exchanged", exchange_path="/auth", ')
    assert declared.endswith('), KeyScheme(kind="basic", id="basic"))')
    assert ('security=(("basic",),)', 'secrets=("X-Key",)') == (security, secrets)


def test_layer_adds_base_classes_and_exports(make_package: MakePackage) -> None:
    layers = Layers(
        mixins={"Client": "origin:OriginClient", "AsyncVideos": "videos:AsyncVideosExtension"},
        exports={"Origin": "origin:Origin"},
    )

    package = make_package(PATHS, SCHEMAS, layers)

    assert ("OriginClient, SyncClient", "AsyncClient") == (package.client.bases, package.client.async_bases)
    assert "AsyncVideosExtension, AsyncResource" == package.resources[0].async_bases
    assert "from .extensions.origin import Origin as Origin" in [one.import_line for one in package.exports]


def test_layer_adds_entries_to_the_distribution(make_package: MakePackage) -> None:
    layers = Layers(
        extras={"server": ["starlette>=1.0", "uvicorn"]},
        scripts={"serve": "server.cli:main"},
        pytest_plugins={"server": "server.plugin"},
    )

    package = make_package(PATHS, SCHEMAS, layers)

    assert ('server = ["starlette>=1.0", "uvicorn"]',) == package.extras
    assert (f'serve = "{package.name}.server.cli:main"',) == package.scripts
    assert (f'server = "{package.name}.server.plugin"',) == package.pytest_plugins


def test_example_that_departs_from_its_schema_is_read_as_drift_and_an_exact_one_is_added(
    make_package: MakePackage,
) -> None:
    slip = {"description": "", "content": {"application/json": {"schema": A_VIDEO, "example": {"videoId": None}}}}
    paths = {"/videos/last": {"get": {"operationId": "last", "tags": ["Videos"], "responses": {"200": slip}}}}

    suite = make_package(paths, SCHEMAS).suites[0]

    names = [case.name for case in suite.cases]
    assert ["test_last_reads_200_that_departs_from_the_document", "test_last_answers_200"] == names[:2]
    assert "check_drift(exchange, call)" in suite.cases[0].lines


def test_same_api_gives_the_same_package(make_package: MakePackage) -> None:
    assert make_package(PATHS, SCHEMAS) == make_package(PATHS, SCHEMAS)
