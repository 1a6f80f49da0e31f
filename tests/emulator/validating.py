"""A client that holds every response of the emulator against the document, and remembers what was answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import jsonschema_rs
from package.base.document import ServedDocument, ServedOperation
from package.server.public import Settings, World, make_app

from tests.emulator.in_process import InProcess, living

KEY = "made-up-key"
START = datetime(2026, 2, 5, 9, 30, tzinfo=UTC)
RATE_LIMIT = ("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-retry-after")


class ResponseChecks:
    """Holds answers against the document. One is enough for all tests: its validators are kept."""

    def __init__(self, document: ServedDocument, reached: set[tuple[str, int]]) -> None:
        self.document = document
        self._reached = reached
        self._validators: dict[tuple[str, int], jsonschema_rs.Validator] = {}

    def hooks(self) -> dict[str, list[Callable[[httpx2.Response], None]]]:
        """Give the `event_hooks` of a client whose answers are all held against the document."""
        return {"response": [self._read]}

    def _read(self, response: httpx2.Response) -> None:
        response.read()
        self.check(response)

    def check(self, response: httpx2.Response) -> None:
        """Raise AssertionError for a response the document does not allow. What is no operation's is not its matter."""
        match = self.document.match(response.request.method, response.request.url.path)
        if match is None or response.status_code == 501:
            return
        operation, status = match.operation, response.status_code
        where = f"{operation.operation_id} {status}"
        assert status in operation.responses, f"{where} is not declared: {response.text}"
        self._check_body(operation, response, where)
        self._check_headers(operation, response, where)
        self._reached.add((operation.operation_id, status))

    def _check_body(self, operation: ServedOperation, response: httpx2.Response, where: str) -> None:
        content = operation.responses[response.status_code].get("content")
        if content is None:
            assert b"" == response.content, f"{where} has a body, and the document none"
            return
        assert "application/json" == response.headers["content-type"], where
        if _is_incomplete_upload(operation, response):
            return
        errors = [
            error.message for error in self._validator(operation, response.status_code).iter_errors(response.json())
        ]
        assert [] == errors, f"{where}: {json.dumps(response.json(), indent=1)}"

    def _check_headers(self, operation: ServedOperation, response: httpx2.Response, where: str) -> None:
        if operation.tag == "Advanced authentication":
            return
        missing = [name for name in RATE_LIMIT if not response.headers.get(name, "").isdigit()]
        assert [] == missing, f"{where} lacks headers"

    def _validator(self, operation: ServedOperation, status: int) -> jsonschema_rs.Validator:
        key = (operation.operation_id, status)
        if key not in self._validators:
            schema = operation.responses[status]["content"]["application/json"]["schema"]
            self._validators[key] = jsonschema_rs.validator_for(self.document.schema(schema), validate_formats=True)
        return self._validators[key]


def _is_incomplete_upload(operation: ServedOperation, response: httpx2.Response) -> bool:
    """Return whether a part was answered with `videoId` alone: the document says so in words, its schema does not."""
    is_upload = operation.operation_id in {"uploadVideoSource", "uploadVideoWithToken"}
    return is_upload and response.status_code == 201 and {"videoId"} == set(response.json())


class Emulator:
    """An emulator in this process, and a client whose answers are all checked. Time stands still until `advance`."""

    def __init__(self, checks: ResponseChecks, world: World, calls: InProcess) -> None:
        self._checks, self._calls = checks, calls
        self.world = world
        self.client = self.new_client(key=KEY)

    def new_client(self, key: str | None) -> httpx2.Client:
        """Make another checked client; without credentials when there is no key."""
        return httpx2.Client(
            transport=self._calls,
            base_url="http://emulator.test",
            auth=None if key is None else httpx2.BasicAuth(key, ""),
            event_hooks=self._checks.hooks(),
            trust_env=False,
        )

    def advance(self, seconds: float) -> None:
        """Let time pass, with all that falls due."""
        self.world.advance(seconds)

    def get(self, path: str, **arguments: Any) -> Any:
        """GET, expecting 200; give the JSON."""
        return self.call("GET", path, 200, **arguments)

    def call(self, method: str, path: str, status: int, **arguments: Any) -> Any:
        """Make a call, expecting a status; give the JSON of the response, None when it is empty."""
        response = self.client.request(method, path, **arguments)
        assert status == response.status_code, response.text
        return response.json() if response.content else None


@contextmanager
def running(checks: ResponseChecks, document: Path, settings: Mapping[str, Any]) -> Iterator[Emulator]:
    """Give an emulator, and end it."""
    defaults: dict[str, Any] = {"speed": 0, "start": START, "seed": 1, "document": document, "ffmpeg": False}
    app = make_app(Settings(**{**defaults, **settings}))
    world: World = app.state.world
    try:
        with living(app) as calls:
            yield Emulator(checks, world, calls)
    finally:
        world.close()
