"""Under what terms scenarios are played against a server: which one, with which key, and what the stamp says of it."""

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

from generator.contract.fingerprint import fingerprint_operations
from generator.contract.kit import Kit
from generator.contract.scenario import Scenario, load_file
from generator.contract.stage import LocalServer, Stage
from generator.document import Document
from generator.document.tree import Object
from generator.problems import Location, Problem, UnusableInputError

SERVER_FILE: Final = "server.py"
"""What starts the local server in a project's contract folder, by `serve(kit, settings)`; it has the `API_KEY`."""


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Where scenarios are played, and by which document they are stamped. base_url: "" for a local server each."""

    folder: Path
    base_url: str
    root: Object

    @property
    def is_local(self) -> bool:
        """Whether each scenario gets a server of its own on this machine."""
        return not self.base_url

    def may_play(self, scenario: Scenario) -> bool:
        """Whether a scenario can be told to the server: some need one whose clock and numbers they set."""
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


def make_terms(folder: Path, base_url: str, document: Document) -> Terms:
    """Settle the terms. Raises UnusableInputError for an address that is none."""
    if base_url and not (urlsplit(base_url).scheme in {"http", "https"} and urlsplit(base_url).hostname):
        message = f"{base_url!r} is no address like https://host; give it without path"
        raise UnusableInputError(Problem(where=Location(file="--base-url"), rule="record", message=message))
    return Terms(folder=folder, base_url=base_url.rstrip("/"), root=document.root)


@contextmanager
def opened(kit: Kit, terms: Terms, scenario: Scenario) -> Iterator[tuple[Stage, Mapping[str, Any]]]:
    """Give the stage of one scenario, and the options of its client: those of a server of its own, or of a real one."""
    if not terms.is_local:
        yield Stage(is_real=True), {"base_url": terms.base_url, "api_key": _key(kit)}
        return
    starts = load_file(_server_file(terms.folder))
    with starts.serve(kit, scenario.server) as server:
        local = cast("LocalServer", server)
        yield Stage(server=local, is_in_order=True), {"base_url": local.base_url, "api_key": starts.API_KEY}


def refuse_unusable_server(kit: Kit, terms: Terms, scenario: Scenario, error: Exception) -> None:
    """Raise UnusableInputError where a story ended because no server is there, or because it refuses the key."""
    errors = kit.module("runtime.errors")
    if terms.is_local:
        return
    if isinstance(error, errors.ConnectError) and terms.base_url in str(error):
        message = f"no server answers at {terms.base_url}; start it, or name another one ({error})"
        raise UnusableInputError(Problem(where=Location(file="--base-url"), rule="record", message=message)) from error
    if isinstance(error, errors.AuthenticationError) and "api_key" not in scenario.client and _is_of_key(kit, error):
        message = f"{terms.base_url} does not take this key: {error}"
        raise UnusableInputError(
            Problem(where=Location(file=_variable(kit)), rule="record", message=message)
        ) from error


def _is_of_key(kit: Kit, error: Exception) -> bool:
    """Tell whether it is the key that was refused: where tokens are made of it, no other call speaks of it."""
    paths = {path for scheme in kit.definition.schemes if (path := getattr(scheme, "exchange_path", ""))}
    return not paths or any(f" {path}: " in str(error) for path in paths)


def local_key(folder: Path) -> str:
    """Give the key of the local server, for replays of what stories say of it; any other where there is no server."""
    file = folder / SERVER_FILE
    return str(load_file(file).API_KEY) if file.is_file() else "replay-key"


def _key(kit: Kit) -> str:
    variable = _variable(kit)
    key = os.environ.get(variable, "")
    if not key:
        message = "a server that is not local takes a key; set this variable"
        raise UnusableInputError(Problem(where=Location(file=variable), rule="record", message=message))
    return key


def _variable(kit: Kit) -> str:
    return f"{kit.definition.env_prefix}_API_KEY"


def _server_file(folder: Path) -> Path:
    file = folder / SERVER_FILE
    if not file.is_file():
        message = "nothing here starts a local server; write `serve(kit, settings)`, or name a server with --base-url"
        raise UnusableInputError(Problem(where=Location(file=os.fspath(file)), rule="record", message=message))
    return file
