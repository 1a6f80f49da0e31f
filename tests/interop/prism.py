"""The SDK and Prism: whatever the SDK sends to the emulator, Prism holds against a published document.

    PUBLIC=openapi.yaml make interop

The document is somebody else's, so it is named, and no copy of it lies here.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.scenarios.environment import Environment
from generator.recordings.scenarios.scenario import Scenario, load_scenarios
from tests.interop.emulator import emulator
from tests.interop.environment import PRISM, ROOT, folder_with

if TYPE_CHECKING:
    from package.runtime.transport.protocol import RawResponse, Request, Transport

VARIABLE: Final = "PUBLIC"
_CONTRACT: Final = ROOT / "tests" / "contract"
_WRONG_ON_PURPOSE: Final = frozenset({"invalid_requests", "unknown_things", "wrong_key"})
_FEWEST_OPERATIONS: Final = 49
_PATIENCE: Final = 180.0
_HEADER: Final = "sl-violations"

_KNOWN: Final = {
    "request.header.content-range": "the pattern of the document is JavaScript, with slashes around it",
    "request.body.playerId": "null makes a video show the default theme; the document says so in a hint of its own",
}
"""Places whose violations are mistakes of the document, and why."""


@dataclass
class Watched:
    """What passed: operations by how often they were called, and what Prism said of their requests."""

    calls: Counter[str] = field(default_factory=Counter)
    invalid: list[str] = field(default_factory=list)
    excused: Counter[str] = field(default_factory=Counter)


class WatchingTransport:
    """Sends each request to Prism, which judges it, and then to the server, whose response counts.

    Prism passes bodies on as text, which no picture survives, so it is not put between the two.
    """

    def __init__(self, package: LoadedPackage, server: str, prism: str, watched: Watched) -> None:
        self._network: Transport = package.module("runtime.transport.httpcore2.blocking").Httpcore2Transport()
        self._catalog = package.module("testing.recordings.catalog").package_catalog()
        self._server, self._prism, self._watched = server, prism, watched

    def send(self, request: Request) -> RawResponse:
        """Send one request twice, and note what Prism says of it."""
        request = _replayable(request)
        found = self._catalog.find(request.method, request.url, self._server)
        operation = found.operation.id if found else f"{request.method} {request.url}"
        self._watched.calls[operation] += 1
        judged = replace(request, url=request.url.replace(self._server, self._prism, 1), sink=None)
        for violation in json.loads(self._network.send(judged).headers.get(_HEADER, "[]")):
            self._note(operation, violation)
        return self._network.send(request)

    def close(self) -> None:
        """Give back connections."""
        self._network.close()

    def _note(self, operation: str, violation: dict[str, object]) -> None:
        place = violation.get("location")
        if not isinstance(place, list) or place[:1] != ["request"]:
            return  # what Prism makes up as a response is no request
        where = ".".join(map(str, place))
        if where in _KNOWN:
            self._watched.excused[where] += 1
        else:
            self._watched.invalid.append(f"{operation}: {where}: {violation.get('message')}")


def _replayable(request: Request) -> Request:
    """Read a body that is a stream, so that it can be sent twice."""
    if request.body is None or isinstance(request.body.content, bytes):
        return request
    content = b"".join(request.body.content)
    return replace(request, body=replace(request.body, content=content, content_length=len(content)))


def check_requests() -> bool:
    """Play scenarios through Prism, print a table, and tell whether every request was valid."""
    document = os.environ.get(VARIABLE, "")
    if not document:
        Console(width=160).print(f"Prism: left out; name the published document: {VARIABLE}=FILE make interop")
        return True
    watched, failures = Watched(), []
    package_folder = ROOT / "generated" / "python"
    with (
        emulator("--speed", "60") as running,
        prism_of(document) as prism,
        load_package(package_folder) as package,
    ):
        for scenario in load_scenarios(_CONTRACT):
            if not scenario.only_local and scenario.name not in _WRONG_ON_PURPOSE:
                failures += _play(package, scenario, running.base_url, prism, watched)
    _print(watched, failures)
    is_enough = len(watched.calls) >= _FEWEST_OPERATIONS
    return is_enough and not watched.invalid and not failures


def _play(package: LoadedPackage, scenario: Scenario, server: str, prism: str, watched: Watched) -> list[str]:
    environment = Environment(is_real=True, is_in_order=True)
    transport = WatchingTransport(package, server, prism, watched)
    try:
        scenario.play(package, environment, transport, {"base_url": server, "api_key": "any-key", "auth": "basic"})
    except Exception as error:  # noqa: BLE001 # a scenario fails in any way it likes
        return [f"{scenario.name}: {type(error).__name__}: {error}"]
    return []


def _print(watched: Watched, failures: list[str]) -> None:
    table = Table("through Prism", PRISM)
    table.add_row("operations called", str(len(watched.calls)))
    table.add_row("calls", str(watched.calls.total()))
    table.add_row("invalid requests", str(len(watched.invalid)))
    for where, count in watched.excused.items():
        table.add_row(f"{where}, {count} times", f"valid: {_KNOWN[where]}")
    for line in (*dict.fromkeys(watched.invalid), *failures):
        table.add_row("", line)
    Console(width=160).print(table)


@contextmanager
def prism_of(document: str) -> Iterator[str]:
    """Start Prism, and give its address once it listens."""
    program = folder_with(PRISM) / "node_modules" / ".bin" / "prism"
    port = _free_port()
    command = [str(program), "mock", str(Path(document).resolve()), "--port", str(port), "-v", "silent"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Prism did not listen on port {port}; is the document one that it reads?")
