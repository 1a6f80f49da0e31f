"""How scenarios reach a server: address, key, and the document that their recordings are stamped with."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import urlsplit

from generator.document import Document
from generator.document.tree import Object
from generator.problems import Location, Problem, UnusableInputError
from generator.recordings.fingerprint import fingerprint_operations
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.scenarios.environment import Environment, LocalServer
from generator.recordings.scenarios.scenario import Scenario, load_file

SERVER_FILE: Final = "server.py"
"""What starts the local server in a project's contract folder, by `serve(package, settings)`; it has the `API_KEY`."""


@dataclass(frozen=True, kw_only=True)
class ConnectionOptions:
    """Where scenarios are played, and by which document they are stamped. base_url: "" for a local server each."""

    folder: Path
    base_url: str
    root: Object

    @property
    def is_local(self) -> bool:
        """Whether each scenario gets a server of its own on this machine."""
        return not self.base_url

    def may_play(self, scenario: Scenario) -> bool:
        """Whether a scenario can run against the server: some need a local one whose clock they set."""
        return self.is_local or not scenario.only_local

    @cached_property
    def document(self) -> str:
        """The hash of the document as one file."""
        written = json.dumps(self.root, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()

    @cached_property
    def fingerprints(self) -> Mapping[str, str]:
        """What the document says of each operation, as a hash."""
        return fingerprint_operations(self.root)


def make_connection_options(folder: Path, base_url: str, document: Document) -> ConnectionOptions:
    """Settle the connection. Raises UnusableInputError for an address that is none."""
    if base_url and not (urlsplit(base_url).scheme in {"http", "https"} and urlsplit(base_url).hostname):
        message = f"{base_url!r} is no address like https://host; give it without path"
        raise UnusableInputError(Problem(where=Location(file="--base-url"), rule="record", message=message))
    return ConnectionOptions(folder=folder, base_url=base_url.rstrip("/"), root=document.root)


@contextmanager
def opened(
    package: LoadedPackage, connection: ConnectionOptions, scenario: Scenario
) -> Iterator[tuple[Environment, Mapping[str, Any]]]:
    """Open the environment of one scenario, and the options of its client. A local server ends with it."""
    if not connection.is_local:
        yield Environment(is_real=True, is_in_order=True), {"base_url": connection.base_url, "api_key": _key(package)}
        return
    starts = load_file(_server_file(connection.folder))
    with starts.serve(package, scenario.server) as server:
        local = cast("LocalServer", server)
        yield Environment(server=local, is_in_order=True), {"base_url": local.base_url, "api_key": starts.API_KEY}


def refuse_unusable_server(
    package: LoadedPackage, connection: ConnectionOptions, scenario: Scenario, error: Exception
) -> None:
    """Raise UnusableInputError where a scenario ended because no server is there, or because it refuses the key."""
    errors = package.module("runtime.errors")
    if connection.is_local:
        return
    if isinstance(error, errors.ConnectError) and connection.base_url in str(error):
        message = f"no server answers at {connection.base_url}; start it, or name another one ({error})"
        raise UnusableInputError(Problem(where=Location(file="--base-url"), rule="record", message=message)) from error
    if (
        isinstance(error, errors.AuthenticationError)
        and "api_key" not in scenario.client
        and _is_of_key(package, error)
    ):
        message = f"{connection.base_url} does not take this key: {error}"
        raise UnusableInputError(
            Problem(where=Location(file=key_variable(package)), rule="record", message=message)
        ) from error


def _is_of_key(package: LoadedPackage, error: Exception) -> bool:
    """Return whether it is the key that was refused: where tokens are made of it, no other call speaks of it."""
    paths = {path for scheme in package.definition.schemes if (path := getattr(scheme, "exchange_path", ""))}
    return not paths or any(f" {path}: " in str(error) for path in paths)


def local_key(folder: Path) -> str:
    """Give the key of the local server, for replays of what scenarios say of it; any other where there is no server."""
    file = folder / SERVER_FILE
    return str(load_file(file).API_KEY) if file.is_file() else "replay-key"


def _key(package: LoadedPackage) -> str:
    variable = key_variable(package)
    key = os.environ.get(variable, "")
    if not key:
        message = "a server that is not local takes a key; set this variable"
        raise UnusableInputError(Problem(where=Location(file=variable), rule="record", message=message))
    return key


def key_variable(package: LoadedPackage) -> str:
    """Give the name of the environment variable that holds the key for a server that is not local."""
    return f"{package.definition.env_prefix}_API_KEY"


def _server_file(folder: Path) -> Path:
    file = folder / SERVER_FILE
    if not file.is_file():
        message = "no local server is defined here; write `serve(package, settings)`, or use --base-url"
        raise UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="record", message=message))
    return file
